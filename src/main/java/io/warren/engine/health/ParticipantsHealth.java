package io.warren.engine.health;

import io.warren.engine.participant.Outage;
import io.warren.engine.participant.Participants;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Which participants do not answer. UP all the same: Warren is well, orders are accepted and wait. */
@Component("participantsHealthContributor")
class ParticipantsHealth implements HealthIndicator {
    private final Participants participants;

    ParticipantsHealth(Participants participants) {
        this.participants = participants;
    }

    @Override
    public Health health() {
        List<Outage> outages = participants.outages();
        return outages.isEmpty()
                ? Health.up().build()
                : Health.up()
                        .withDetail("away", outages)
                        .withDetail(
                                "what",
                                "These participants do not answer, or have just begun to. They are tried with one "
                                        + "command at a time; their orders wait and lose no attempt.")
                        .build();
    }
}
