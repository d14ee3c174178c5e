package io.warren.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** PostgreSQL has committed, and the connection is lost before it could say so. */
class UnknownCommitIT extends FaultSuite {
    @Override
    Ground ground() {
        return Ground.POSTGRES_ON_40;
    }

    @Test
    void whatFollowsFromACommitWithoutAnAnswerIsStillToldAndSent(TestInfo test) {
        try (var rig = new Rig(ground(), broker, folder(test))) {
            var investigation = new Investigation(rig);
            var walk = new Walk(rig);
            var points = Objects.requireNonNull(walk.record().get(Story.THROUGH)).stream()
                    .filter(it -> it.sighting().matches("committed (insert|update) saga .*"))
                    .toList();
            assertThat(points).hasSizeGreaterThan(3);
            for (Point point : points) {
                var result = walk.walk(new Trial(point, Moment.BEFORE, Deed.CUT));
                assertThat(result.failure()).as(Report.line(result)).isNull();
            }
            assertThat(Checker.check(investigation.conclude())).isEmpty();
        }
    }
}
