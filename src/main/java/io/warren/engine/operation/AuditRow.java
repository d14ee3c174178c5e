package io.warren.engine.operation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** One deed in the database; whoever changes the target inserts it in the same transaction. */
@Entity
@Table(name = "audit")
public class AuditRow {
    private static final int LONGEST = 1_000_000;

    @Id
    UUID id;

    @Column(updatable = false)
    Instant happenedAt;

    @Column(updatable = false)
    String who;

    @Column(updatable = false)
    String verb;

    @Column(updatable = false)
    String targetKind;

    @Column(updatable = false)
    String targetId;

    @Nullable
    @Column(updatable = false)
    String reason;

    @Nullable
    @Column(updatable = false)
    String was;

    @Nullable
    @Column(updatable = false)
    String became;

    @Column(updatable = false)
    String outcome;

    @Column(updatable = false)
    String sentence;

    /** Its place in the chain, from 1 on; none until it was sealed. */
    @Nullable
    Long place;

    /** The hash of the one before. */
    @Nullable
    String previous;

    @Nullable
    String hash;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    AuditRow() {}

    static AuditRow of(Deed deed, Instant at) {
        var row = new AuditRow();
        Wish wish = deed.wish();
        row.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        row.happenedAt = at;
        row.who = Clip.text(wish.who(), 100);
        row.verb = wish.verb();
        row.targetKind = wish.target().kind();
        row.targetId = Clip.text(wish.target().id(), 200);
        row.reason = Clip.optional(wish.reason(), 2000);
        row.was = Clip.optional(deed.before(), LONGEST);
        row.became = Clip.optional(deed.after(), LONGEST);
        row.outcome = deed.accepted() ? "accepted" : "denied";
        row.sentence = Clip.text(deed.sentence(), 2000);
        return row;
    }
}
