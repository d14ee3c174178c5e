package io.warren.shop.intake;

import io.warren.engine.broker.EventLog;
import io.warren.engine.broker.EventLog.BrokerAway;
import io.warren.engine.broker.EventLog.Entry;
import io.warren.engine.broker.EventLog.Place;
import io.warren.engine.broker.EventLog.Reading;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/events}: the log of all that happened, from any place on, an event a line. */
@RestController
class EventController {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

    private final EventLog log;
    private final Readers readers;
    private final EventLines lines;
    private final Clock clock;

    EventController(EventLog log, Readers readers, EventLines lines, Clock clock) {
        this.log = log;
        this.readers = readers;
        this.lines = lines;
        this.clock = clock;
    }

    @GetMapping("/api/events")
    void events(
            @RequestParam(defaultValue = "first") String from,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long limit,
            @RequestParam(defaultValue = "false") boolean follow,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Place place = place(from);
        try (var ignored = readers.admit();
                var reading = log.read(place, follow)) {
            response.setContentType("application/x-ndjson");
            var out = response.getOutputStream();
            out.flush();
            write(reading, limit, follow ? Instant.MAX : clock.instant().plus(LONGEST), out);
        } catch (BrokerAway e) {
            if (response.isCommitted()) {
                throw new IOException(e); // what has begun is cut off, so that nobody takes it for the whole
            }
            throw e;
        }
    }

    private void write(Reading reading, long limit, Instant until, OutputStream out)
            throws IOException, InterruptedException {
        Instant latest = clock.instant();
        for (long written = 0; written < limit && !reading.ended(); ) {
            Optional<Entry> next = reading.next(LOOK);
            Instant now = clock.instant();
            if (!readers.open() || now.isAfter(until)) {
                throw new IOException("A reader of the log was cut off: it took too long, or Warren stops.");
            }
            if (next.isPresent()) {
                lines.write(next.get(), out);
                written++;
                latest = now;
            } else {
                latest = idle(latest, now, out);
            }
        }
        out.flush();
    }

    private static Instant idle(Instant latest, Instant now, OutputStream out) throws IOException {
        boolean silent = !now.isBefore(latest.plus(SIGN_OF_LIFE));
        if (silent) {
            out.write('\n'); // or nobody would notice that the client is gone
        }
        out.flush();
        return silent ? now : latest;
    }

    private static Place place(String from) {
        return switch (from) {
            case "first", "last", "next" -> new Place.Word(from);
            default -> from.matches("\\d{1,18}") ? new Place.Offset(Long.parseLong(from)) : new Place.Time(time(from));
        };
    }

    private static Instant time(String from) {
        try {
            return OffsetDateTime.parse(from).toInstant();
        } catch (DateTimeException e) {
            throw new Refused(
                    400,
                    "from is '%s': give first, last, next, an offset, or a time such as 2026-11-22T10:00:00Z."
                            .formatted(from.substring(0, Math.min(from.length(), 40))));
        }
    }
}
