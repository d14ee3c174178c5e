package io.warren.shop.ledger;

import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.workflow.NearestWord;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Answers that all participants give in the same words. */
public final class Answers {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Answers() {}

    public static Outcome done(Map<String, ?> result) {
        return new Outcome.Done(JSON.writeValueAsString(result));
    }

    /** To a command that only the workflow's author can have got wrong. */
    public static Outcome unknown(Command command, List<String> known) {
        return new Outcome.Broken(
                "Participant '%s' knows no command '%s', which step '%s' sent. %s Correct the workflow."
                        .formatted(
                                command.participant(),
                                command.name(),
                                command.step(),
                                NearestWord.hint(command.name(), known)));
    }
}
