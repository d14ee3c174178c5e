package io.warren.engine.parking;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** How receiving dead letters stands, for health. */
@Component
public class ParkingState {
    private static final Logger LOG = LoggerFactory.getLogger(ParkingState.class);

    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();

    private record Trouble(String sentence, int times) {}

    /** Queues of dead letters that nobody can receive from, each with a sentence that says why and what to do. */
    public Map<String, String> stuckQueues() {
        return troubles.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, it -> it.getValue().sentence(), (one, other) -> one, TreeMap::new));
    }

    /** How often in a row. */
    int stuck(String queue, Exception cause) {
        var sentence = """
                A message in %s cannot be parsed by any client, and the management API by which it could be taken out \
                does not help (%s). What is behind it waits. Set warren.management.url, username and password to a user \
                with the tag management and read permission, or take it out in the management UI by hand.""".formatted(queue, cause);
        var trouble = troubles.merge(
                queue, new Trouble(sentence, 1), (before, now) -> new Trouble(now.sentence(), before.times() + 1));
        if (trouble.times() == 1) {
            LOG.error("{}", sentence);
        }
        return trouble.times();
    }

    void free(String queue) {
        if (troubles.remove(queue) != null) {
            LOG.info("queue={}: dead letters are received again.", queue);
        }
    }
}
