package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Event;
import io.warren.engine.message.Outcome;
import io.warren.engine.message.SagaRef;
import io.warren.engine.saga.EventSettings.Detail;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class StepNewsTest {
    private static final SagaRef REF = new SagaRef(new UUID(0, 1), "order-1", "order-fulfillment", 1, "eu", "express");

    private final StepNews news = new StepNews(JsonMapper.shared(), new EventSettings(Detail.STEP));

    @Test
    void aStepThatIsDoneIsToldWithWhatItRecorded() {
        var told = news.between(saga(Story.begun()), saga(Story.begun().done("reserve")), Story.WORKFLOW);
        assertThat(told).extracting(Event::type).containsExactly("StepCompleted");
        assertThat(new String(told.getFirst().body(), StandardCharsets.UTF_8))
                .contains("\"step\":\"reserve\"", "\"result\":{\"by\":\"reserve\"}");
    }

    @Test
    void aFailedAttemptIsToldWithItsReason() {
        var failed = Story.begun().answers(new Outcome.Failed("gateway away"));
        var told = news.between(saga(Story.begun()), saga(failed), Story.WORKFLOW);
        assertThat(told).extracting(Event::type).containsExactly("StepFailed");
        assertThat(new String(told.getFirst().body(), StandardCharsets.UTF_8)).contains("gateway away");
    }

    @Test
    void anUndoneStepIsTold() {
        var refused = Story.begun().done("reserve").answers(new Outcome.Refused("no"));
        var before = saga(refused);
        assertThat(news.between(before, saga(refused.done("release")), Story.WORKFLOW))
                .extracting(Event::type)
                .containsExactly("StepCompensated");
    }

    @Test
    void toldTwiceItHasTheSameId() {
        var before = saga(Story.begun());
        var after = saga(Story.begun().done("reserve"));
        assertThat(news.between(before, after, Story.WORKFLOW))
                .extracting(Event::messageId)
                .isEqualTo(news.between(before, after, Story.WORKFLOW).stream()
                        .map(Event::messageId)
                        .toList());
    }

    @Test
    void byDefaultStepsAreNotTold() {
        var quiet = new StepNews(JsonMapper.shared(), new EventSettings(Detail.ORDER));
        assertThat(quiet.between(saga(Story.begun()), saga(Story.begun().done("reserve")), Story.WORKFLOW))
                .isEmpty();
    }

    private static Saga saga(Story story) {
        return new Saga(REF, story.state(), null, 0, Story.START, Story.START, null);
    }
}
