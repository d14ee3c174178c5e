package io.warren.shop.notification;

import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.participant.Failures;
import io.warren.engine.participant.Participant;
import io.warren.shop.ledger.Answers;
import io.warren.shop.ledger.Ledger;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/**
 * Tells customers what became of their orders.
 *
 * <p>A notice is recorded in a transaction, mailed after it, then marked as sent; so no connection to the database waits
 * for the mail server. A crash between mailing and marking, or two sendings of one command at the very same time, cost a
 * second mail; no crash costs the only one.
 */
@Component
class Notifications implements Participant {
    /** A mail server that takes no connection is away. */
    private static final Failures FAILURES = Ledger.FAILURES.unavailable(
            ConnectException.class, NoRouteToHostException.class, UnknownHostException.class);

    private final Ledger ledger;
    private final Notices notices;
    private final Mailbox mailbox;

    Notifications(Ledger ledger, Notices notices, Mailbox mailbox) {
        this.ledger = ledger;
        this.notices = notices;
        this.mailbox = mailbox;
    }

    @Override
    public String name() {
        return "notification";
    }

    @Override
    public Failures failures() {
        return FAILURES;
    }

    @Override
    public Outcome handle(Command command) {
        if (!command.name().equals("notify")) {
            return Answers.unknown(command, List.of("notify"));
        }
        var recorded = ledger.once(command, () -> record(command));
        return recorded instanceof Outcome.Done && mailbox.open() ? mail(command, recorded) : recorded;
    }

    private Outcome record(Command command) {
        var notice = Notice.about(command);
        String channel = mailbox.open() && notice.mailable() ? "mail" : "none";
        notices.record(command, notice, channel);
        return Answers.done(Map.of("recipient", notice.recipient(), "channel", channel));
    }

    private Outcome mail(Command command, Outcome recorded) {
        try {
            notices.unsentMail(command).ifPresent(notice -> {
                mailbox.send(notice);
                notices.sent(command);
            });
            return recorded;
        } catch (MailException e) {
            return FAILURES.outcomeOf(e);
        }
    }
}
