package io.warren.engine.route;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Tells of a plan, and of how far it has been carried out. */
final class PlanReport implements ApplyProgress {
    private static final int SHOWN = 20;

    private final PrintWriter out;
    private final boolean json;
    private int told;

    /** @param change its kind, e.g. {@code declare-queue} */
    private record Step(String change, String sentence) {}

    private record Document(List<Step> steps, List<String> refused, List<String> leftAlone) {}

    PlanReport(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** The exit code that goes with it. */
    int plan(Plan plan) {
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(document(plan)));
        } else {
            write(plan);
        }
        out.flush();
        return code(plan);
    }

    /** The exit code of what has been carried out, by what there would be to do now. */
    int done(Plan rest) {
        if (rest.empty() && !rest.refused()) {
            return say("Done: the broker is as the configuration wants it.", code(rest));
        }
        say("Others changed it meanwhile; this is left:", TopologyCommand.TO_DO);
        return plan(rest);
    }

    @Override
    public void begins(int number, Change change) {
        say("%4d. %s".formatted(number, change.sentence()), 0);
        told = 0;
    }

    @Override
    public void moved(int messages) {
        told += messages;
        say("      %,d moved".formatted(told), 0);
    }

    private void write(Plan plan) {
        if (plan.empty() && !plan.refused()) {
            out.println("Nothing to do: the broker is as the configuration wants it.");
        }
        for (int i = 0; i < plan.changes().size(); i++) {
            out.println("%4d. %s".formatted(i + 1, plan.changes().get(i).sentence()));
        }
        plan.leftAlone().stream().limit(SHOWN).forEach(it -> out.println("Left alone, as it is not Warren's: " + it));
        if (plan.leftAlone().size() > SHOWN) {
            out.println("Left alone: %d more".formatted(plan.leftAlone().size() - SHOWN));
        }
        plan.refusals().forEach(it -> out.println("Refused: " + it));
        if (plan.refused()) {
            out.println("Nothing was changed.");
        }
    }

    private int say(String line, int code) {
        out.println(line);
        out.flush();
        return code;
    }

    private static int code(Plan plan) {
        if (plan.refused()) {
            return TopologyCommand.FAILED;
        }
        return plan.empty() ? TopologyCommand.NOTHING_TO_DO : TopologyCommand.TO_DO;
    }

    private static Document document(Plan plan) {
        var steps = plan.changes().stream()
                .map(it -> new Step(kind(it), it.sentence()))
                .toList();
        return new Document(steps, plan.refusals(), plan.leftAlone());
    }

    private static String kind(Change change) {
        return change.getClass()
                .getSimpleName()
                .replaceAll("(?<=.)([A-Z])", "-$1")
                .toLowerCase(Locale.ROOT);
    }
}
