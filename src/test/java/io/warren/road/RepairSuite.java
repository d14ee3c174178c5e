package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What goes wrong with orders, what becomes of them, and what people do about it. */
abstract class RepairSuite extends Bench {
    @Override
    List<String> settings() {
        return List.of("--warren.workflows.location=src/test/resources/repair");
    }

    @Test
    void aFailedStepIsTriedAgainAtTheDistancesOfItsPolicy() {
        puppet.says("backing-off", "load", Puppet.FAILED, Puppet.FAILED, Puppet.FAILED);
        order("backing-off", "mend");

        awaitStatus("backing-off", "COMPLETED");
        assertThat(puppet.distances("backing-off", "load")).hasSize(3).satisfies(it -> {
            assertThat(it.get(0)).isBetween(Duration.ofMillis(190), Duration.ofMillis(2_000));
            assertThat(it.get(1)).isBetween(Duration.ofMillis(390), Duration.ofMillis(2_200));
            assertThat(it.get(2)).isBetween(Duration.ofMillis(790), Duration.ofMillis(2_600));
        });
        assertThat(puppet.callsOf("backing-off").stream()
                        .map(Puppet.Call::effect)
                        .distinct())
                .hasSize(3);
    }

    @Test
    void aSpentBudgetIsAnIncidentWhateverAttemptsAreLeft() {
        puppet.says("spent", "pack", Collections.nCopies(50, Puppet.FAILED).toArray(Outcome[]::new));
        order("spent", "budgeted");

        var order = awaitIncident("spent");
        assertThat(order.path("reason").asString()).contains("attempts", "no luck");
        assertThat(puppet.callsOf("spent").size()).isBetween(2, 6);

        puppet.says("spent", "pack");
        assertThat(client.verb("spent", "retry", "{\"reason\": \"it is mended\", \"by\": \"ann\"}")
                        .status())
                .isEqualTo(202);
        awaitStatus("spent", "COMPLETED");
    }

    @Test
    void aStepThatTakesTooLongIsUndoneAndItsLateSuccessTwice() {
        puppet.holds("late", "load");
        order("late", "hasty");
        awaitStatus("late", "COMPENSATED");
        assertThat(puppet.commandsOf("late")).containsExactly("pack", "load", "unload", "unpack");

        puppet.letsThrough("late", "load");

        await("late", "has its success undone", it -> puppet.commandsOf("late").size() == 5);
        var order = awaitStatus("late", "COMPENSATED");
        assertThat(puppet.commandsOf("late")).endsWith("unpack", "unload");
        assertThat(order.path("history").findValuesAsString("event")).contains("timed-out", "late");
        assertThat(puppet.callsOf("late").getLast().body()).contains("\"load\":{\"by\":\"load\"}");
    }

    @Test
    void anOrderThatTakesTooLongIsWarnedOfAndThenAnIncidentThatALateSuccessEnds() {
        puppet.holds("overdue", "pack");
        order("overdue", "deadline");

        var order = awaitIncident("overdue");
        assertThat(order.path("reason").asString()).isEqualTo("not finished within 3s");
        assertThat(order.path("history").findValuesAsString("event")).contains("timed-out", "deadline");
        assertThat(puppet.commandsOf("overdue")).containsExactly("pack");

        puppet.letsThrough("overdue", "pack");
        awaitStatus("overdue", "COMPLETED");
    }

    @Test
    void aCompensationThatFailsWaitsForAPersonWhileTheOthersGoOn() {
        puppet.says("undoing", "drive", Puppet.REFUSED);
        puppet.says("undoing", "unload", Puppet.FAILED, Puppet.FAILED);
        order("undoing", "mend");

        var order = await(
                "undoing",
                "has undone the rest",
                it -> it.path("incident").asBoolean(false)
                        && compensation(it, "pack").path("status").asString("").equals("DONE"));
        assertThat(order.path("status").asString()).isEqualTo("COMPENSATING");
        assertThat(compensation(order, "load").path("status").asString()).isEqualTo("FAILED");
        assertThat(puppet.commandsOf("undoing")).containsExactly("pack", "load", "drive", "unload", "unload", "unpack");

        client.verb("undoing", "retry", "{\"step\": \"load\"}");
        var mended = awaitStatus("undoing", "COMPENSATED");
        assertThat(mended.path("incident").asBoolean()).isFalse();
        assertThat(puppet.callsOf("undoing").getLast().body()).contains("\"load\":{\"by\":\"load\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pack", "load", "drive"})
    void anOrderCanBeCancelledAtEveryStep(String step) {
        String id = "cancelled-at-" + step;
        puppet.holds(id, step);
        order(id, "mend");
        awaitCalled(id, step);

        assertThat(client.cancel(id).status()).isEqualTo(202);
        assertThat(client.order(id).path("status").asString()).isEqualTo("COMPENSATING");
        puppet.letsThrough(id, step);

        awaitStatus(id, "CANCELLED");
        var done = List.of("pack", "load", "drive")
                .subList(0, List.of("pack", "load", "drive").indexOf(step) + 1);
        var undone = done.stream().map(RepairSuite::undo).toList().reversed();
        assertThat(puppet.commandsOf(id))
                .startsWith(done.toArray(String[]::new))
                .endsWith(undone.toArray(String[]::new));
        assertThat(client.cancel(id).status()).isEqualTo(202);
    }

    private static String undo(String step) {
        return step.equals("pack") ? "unpack" : step.equals("load") ? "unload" : "return";
    }

    @Test
    void aPausedOrderStandsStillUntilItIsResumed() {
        puppet.holds("paused", "pack");
        order("paused", "mend");
        awaitCalled("paused", "pack");

        assertThat(client.verb("paused", "pause", "").status()).isEqualTo(202);
        assertThat(client.verb("paused", "pause", "").status()).isEqualTo(202);
        puppet.letsThrough("paused", "pack");
        await("paused", "has taken the outcome", it -> status(it, "pack").equals("DONE"));
        assertThat(client.order("paused").path("status").asString()).isEqualTo("PAUSED");
        assertThat(client.verb("paused", "retry", "").status()).isEqualTo(409);
        assertThat(puppet.commandsOf("paused")).containsExactly("pack");

        client.verb("paused", "resume", "");
        awaitStatus("paused", "COMPLETED");
    }

    @Test
    void aStepIsSkippedWithTheResultThatAPersonGives() {
        puppet.says("skipping", "load", Puppet.BROKEN);
        order("skipping", "mend");
        awaitIncident("skipping");

        client.verb("skipping", "skip", "{\"step\": \"load\", \"result\": {\"by\": \"hand\"}}");

        awaitStatus("skipping", "COMPLETED");
        assertThat(puppet.callsOf("skipping").getLast().body()).contains("\"load\":{\"by\":\"hand\"}");
        assertThat(client.verb("skipping", "skip", "{}").status()).isEqualTo(409);
        assertThat(client.verb("skipping", "skip", "{\"result\": 3}").status()).isEqualTo(400);
    }

    @Test
    void anOrderGoesBackToAnEarlierStep() {
        puppet.says("back", "drive", Puppet.BROKEN);
        order("back", "mend");
        awaitIncident("back");

        client.verb("back", "retry", "{\"step\": \"load\", \"reason\": \"the wrong van\"}");

        awaitStatus("back", "COMPLETED");
        assertThat(puppet.commandsOf("back"))
                .containsExactly("pack", "load", "drive", "return", "unload", "load", "drive");
        assertThat(puppet.callsOf("back").stream()
                        .filter(it -> it.command().equals("load"))
                        .map(Puppet.Call::effect)
                        .distinct())
                .as("what is done anew is work of its own")
                .hasSize(2);
    }

    @Test
    void aStepWaitsForItsApprovalAndPastThePivotNothingIsUndone() {
        puppet.says("pivotal", "drive", Puppet.REFUSED);
        order("pivotal", "pivotal");
        var order =
                await("pivotal", "asks", it -> it.path("reason").asString("").contains("approval"));
        assertThat(order.path("status").asString()).isEqualTo("WAITING");

        assertThat(client.verb("pivotal", "approve", "{\"by\": \"bob\"}").status())
                .isEqualTo(202);
        awaitIncident("pivotal");
        var refused = client.cancel("pivotal");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("error").asString()).contains("pivot");
        assertThat(client.verb("pivotal", "terminate", "{}")
                        .body()
                        .path("error")
                        .asString())
                .contains("demands a reason");

        client.verb("pivotal", "retry", "{}");
        awaitStatus("pivotal", "COMPLETED");
        assertThat(puppet.commandsOf("pivotal")).containsExactly("pack", "load", "drive", "drive");
    }

    @Test
    void aTerminatedOrderIsLeftAsItIs() {
        puppet.says("ended", "load", Puppet.BROKEN);
        order("ended", "mend");
        awaitIncident("ended");

        client.verb("ended", "terminate", "{\"reason\": \"lost cause\"}");

        awaitStatus("ended", "TERMINATED");
        assertThat(puppet.commandsOf("ended")).containsExactly("pack", "load");
        assertThat(client.verb("ended", "retry", "{}").status()).isEqualTo(409);
    }

    @Test
    void whatWaitsGoesToAnotherRegionAndPriority() {
        puppet.says("moved", "load", Puppet.BROKEN);
        order("moved", "mend");
        awaitIncident("moved");

        assertThat(client.verb("moved", "reroute", "{\"region\": \"euu\"}").status())
                .isEqualTo(422);
        client.verb("moved", "reroute", "{\"region\": \"eu\", \"priority\": \"express\"}");
        client.verb("moved", "retry", "{}");

        var order = awaitStatus("moved", "COMPLETED");
        assertThat(order.path("region").asString()).isEqualTo("eu");
        assertThat(order.path("lane").asString()).isEqualTo("express");
        assertThat(puppet.callsOf("moved").getLast().region()).isEqualTo("eu");
        assertThat(client.get("/api/orders?region=eu&priority=express")
                        .path("orders")
                        .findValuesAsString("orderId"))
                .contains("moved");
    }

    @Test
    void whatPeopleDoIsWrittenDownAlsoWhatTheyWereRefused() {
        puppet.says("audited", "load", Puppet.BROKEN);
        order("audited", "mend");
        awaitIncident("audited");
        client.verb("audited", "approve", "{\"by\": \"ann\", \"reason\": \"by mistake\"}");
        client.verb("audited", "skip", "{\"by\": \"ann\", \"reason\": \"done by hand\"}");
        awaitStatus("audited", "COMPLETED");

        var deeds = client.get("/api/audit?target=audited");
        assertThat(deeds.findValuesAsString("verb")).containsExactly("skip", "approve");
        assertThat(deeds.findValuesAsString("outcome")).containsExactly("accepted", "denied");
        assertThat(deeds.findValuesAsString("who")).containsOnly("ann");
        assertThat(deeds.findValuesAsString("reason")).containsExactly("done by hand", "by mistake");
        assertThat(deeds.findValuesAsString("before").getFirst()).contains("load", "incident");
        assertThat(deeds.findValuesAsString("after").getFirst()).contains("drive");
    }

    @Test
    void manyOrdersAreRepairedByOneJob() {
        for (int i = 0; i < 30; i++) {
            puppet.says("many-" + i, "pack", Puppet.BROKEN);
            client.post(Posted.order("many-" + i, 1, ", \"workflow\": \"mend\", \"priority\": \"economy\""));
        }
        for (int i = 0; i < 30; i++) {
            awaitIncident("many-" + i);
        }
        String which = "\"verb\": \"retry\", \"filter\": {\"priority\": \"economy\", \"incident\": true}";

        assertThat(client.postTo("/api/orders/bulk", "{%s, \"dryRun\": true}".formatted(which))
                        .body()
                        .path("count")
                        .asInt())
                .isEqualTo(30);
        var job = client.postTo("/api/orders/bulk", "{%s, \"by\": \"ann\", \"rate\": 500}".formatted(which));

        assertThat(job.status()).isEqualTo(202);
        String id = job.body().path("id").asString();
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        client.get("/api/jobs/" + id).path("state").asString("").equals("DONE"));
        assertThat(client.get("/api/jobs/" + id).path("counts").path("done").asInt())
                .isEqualTo(30);
        for (int i = 0; i < 30; i++) {
            awaitStatus("many-" + i, "COMPLETED");
        }
        assertThat(client.postTo("/api/orders/bulk", "{\"verb\": \"retry\", \"filter\": {}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void anOrderWhoseParticipantIsAwayWaitsAndLosesNoAttempt() {
        var away = Collections.nCopies(2, new Outcome.Unavailable("closed for lunch"));
        puppet.says("lunch", "pack", away.toArray(Outcome[]::new));
        order("lunch", "mend");

        var order = awaitStatus("lunch", "COMPLETED");
        assertThat(order.path("steps").get(0).path("attempt").asInt()).isEqualTo(1);
        assertThat(puppet.commandsOf("lunch")).containsExactly("pack", "pack", "pack", "load", "drive");
        assertThat(order.path("history").findValuesAsString("event")).containsExactly("unavailable");
    }

    @Test
    void theWorstCaseOfEachStepIsShown() {
        var worst = client.get("/api/workflows/budgeted").path("worstCases").get(0);

        assertThat(worst.path("attempts").asInt()).isEqualTo(100);
        assertThat(Duration.parse(worst.path("longest").asString())).isEqualTo(Duration.ofSeconds(31));
        assertThat(worst.path("then").asString()).isEqualTo("incident");
    }

    private static JsonNode step(JsonNode order, String name) {
        return order.path("steps")
                .valueStream()
                .filter(it -> it.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String status(JsonNode order, String step) {
        return step(order, step).path("status").asString();
    }

    private static JsonNode compensation(JsonNode order, String step) {
        return step(order, step).path("compensation");
    }
}
