package io.warren.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.List;
import org.hibernate.SessionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/** What every database has to do for the record of what people did. */
@SpringBootTest(classes = OperationOnly.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
abstract class AuditSuite {
    @Autowired
    private Audit audit;

    @Autowired
    private EntityManagerFactory factory;

    @Autowired
    private Clock clock;

    @Test
    void aDeedIsReadAsItWasDone() {
        var before = clock.instant();
        audit.write(
                wish("ada", "cancel", "A-1", "asked by phone").accepted("RUNNING", "COMPENSATING", "It is undone."));
        var line = list("A-1").getFirst();
        assertThat(line.at()).isBetween(before.minusMillis(1), clock.instant());
        assertThat(List.of(line.who(), line.verb(), line.kind(), line.target(), line.outcome(), line.sentence()))
                .containsExactly("ada", "cancel", "order", "A-1", "accepted", "It is undone.");
        assertThat(line.reason()).isEqualTo("asked by phone");
        assertThat(line.before()).isEqualTo("RUNNING");
        assertThat(line.after()).isEqualTo("COMPENSATING");
    }

    @Test
    void whatNoDatabaseLikesIsWrittenDownAllTheSame() {
        audit.write(wish("a\u0000b".repeat(100), "retry", "A-2", "\ud800" + "x".repeat(5_000))
                .denied("No."));
        var line = list("A-2").getFirst();
        assertThat(line.outcome()).isEqualTo("denied");
        assertThat(line.reason()).startsWith("?x").hasSize(2_000);
    }

    @Test
    void aPageFollowsTheOtherAndFiltersNarrow() {
        for (int i = 0; i < 5; i++) {
            audit.write(wish(i % 2 == 0 ? "ada" : "bob", "skip", "A-3", null).accepted(null, null, "Number " + i));
        }
        var first = audit.list(new AuditFilter("A-3", "order", null, "skip"), null, 3);
        var next = audit.list(
                new AuditFilter("A-3", "order", null, "skip"), first.getLast().id(), 3);
        assertThat(first).extracting(AuditLine::sentence).containsExactly("Number 4", "Number 3", "Number 2");
        assertThat(next).extracting(AuditLine::sentence).containsExactly("Number 1", "Number 0");
        assertThat(audit.list(new AuditFilter("A-3", null, "bob", null), null, 10))
                .hasSize(2);
    }

    @Test
    void aDeedThatIsRolledBackWasNeverDone() {
        var sessions = factory.unwrap(SessionFactory.class);
        assertThatThrownBy(() -> sessions.inStatelessTransaction(session -> {
                    session.insert(
                            Audit.row(wish("ada", "skip", "A-4", null).accepted(null, null, "Done."), clock.instant()));
                    throw new IllegalStateException("the target has moved on");
                }))
                .hasMessage("the target has moved on");
        assertThat(list("A-4")).isEmpty();
    }

    private List<AuditLine> list(String target) {
        return audit.list(new AuditFilter(target, null, null, null), null, 10);
    }

    private static Wish wish(String who, String verb, String order, @Nullable String reason) {
        return new Wish(who, verb, Target.order(order), reason);
    }
}
