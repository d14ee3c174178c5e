package io.warren.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.ConnectException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class CollectorTest {
    private final Kept kept = new Kept();
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(Collector.class);
    private final Collector collector = new Collector(kept, "http://collector:4318/v1/traces");

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO);
        heard.start();
        log.addAppender(heard);
    }

    @AfterEach
    void stop() {
        log.detachAppender(heard);
        log.setLevel(null);
    }

    @Test
    void aCollectorThatIsAwayIsToldOfOnceAndOnceWhenItIsBack() {
        kept.fails(new IllegalStateException("failed", new ConnectException("refused")));
        collector.export(List.of());
        collector.export(List.of());

        assertThat(said().split("took no traces", -1)).hasSize(2);
        assertThat(said()).contains("java.net.ConnectException: refused", "orders are not held up");
        assertThat(said()).doesNotContain("takes traces again");

        kept.fails(null);
        collector.export(List.of());
        collector.export(List.of());

        assertThat(said().split("takes traces again", -1)).hasSize(2);
    }

    @Test
    void aCollectorThatTakesAllIsNotSpokenOf() {
        collector.export(List.of());

        assertThat(said()).doesNotContain("http://collector:4318");
    }

    private String said() {
        return heard.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
    }
}
