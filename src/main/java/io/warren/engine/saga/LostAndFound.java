package io.warren.engine.saga;

import io.warren.engine.broker.BrokerState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Now and then has the commands sent again that {@link LostCommands} misses. */
@Component
@SagasAreKept
class LostAndFound {
    private static final Logger LOG = LoggerFactory.getLogger(LostAndFound.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final LostCommands commands;
    private final SagaLoops loops;
    private final BrokerState broker;
    private final Clock clock;
    private final Drive drive;
    private final SagaSettings settings;

    LostAndFound(
            LostCommands commands,
            SagaLoops loops,
            BrokerState broker,
            Clock clock,
            Drive drive,
            SagaSettings settings) {
        this.commands = commands;
        this.loops = loops;
        this.broker = broker;
        this.clock = clock;
        this.drive = drive;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
    void look() {
        if (!broker.connected() || broker.blockedBecause() != null) {
            return;
        }
        try {
            Instant now = clock.instant();
            Instant before = now.minus(settings.lostAfter());
            commands.look(before).stream()
                    .collect(Collectors.groupingBy(
                            LostCommands.Lost::lane, Collectors.mapping(LostCommands.Lost::saga, Collectors.toList())))
                    .forEach((lane, sagas) -> sendAgain(sagas, new SagaEvent.Lost(now, lane, before)));
        } catch (RuntimeException e) {
            LOG.warn("Lost commands could not be looked for; that is tried again. {}", e.toString());
        }
    }

    private void sendAgain(List<UUID> sagas, SagaEvent.Lost lost) {
        var answers = sagas.stream().map(it -> loops.happen(it, lost)).toList();
        long sent = answers.stream().filter(this::moved).count();
        if (sent > 0) {
            commands.sentAgain(lost.lane(), sent, lost.at());
        }
    }

    private boolean moved(CompletableFuture<Decision> answer) {
        try {
            return drive.await(answer, PATIENCE) instanceof Decision.Moved;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("a lost command was not sent again; it is missed again. {}", e.toString());
            return false;
        }
    }
}
