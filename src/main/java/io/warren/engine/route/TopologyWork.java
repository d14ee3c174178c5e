package io.warren.engine.route;

import io.warren.engine.workflow.Workflow;
import io.warren.engine.workflow.Workflows;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.ResolvableType;
import org.springframework.dao.DataAccessException;

/** Plans a change of the topology, carries it out, and tells of it. */
final class TopologyWork {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RouteSettings settings;
    private final Set<Workflow> workflows;
    private final Hands hands;
    private final Moves moves;
    private final PlanReport report;
    private Census census = new Census.NotAsked();

    private TopologyWork(RouteSettings settings, Workflows workflows, Hands hands, Moves moves, PlanReport report) {
        this.settings = settings;
        this.workflows = new LinkedHashSet<>(workflows.all());
        this.hands = hands;
        this.moves = moves;
        this.report = report;
    }

    static TopologyWork in(ApplicationContext context, Moves moves, boolean noDatabase, PlanReport report) {
        Supplier<ManagementApi> management = context.<Supplier<ManagementApi>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(Supplier.class, ManagementApi.class))
                .getObject();
        var orders = noDatabase ? null : context.getBean(OrdersUnderWay.class);
        return new TopologyWork(
                context.getBean(RouteSettings.class),
                context.getBean(Workflows.class),
                new Hands(context.getBean(ConnectionFactory.class), management.get(), orders),
                moves,
                report);
    }

    /** The exit code. */
    int plan() throws IOException {
        return report.plan(look());
    }

    /** The exit code. */
    int apply() throws IOException, ApplyStopped {
        Plan plan = look();
        if (plan.refused() || plan.empty()) {
            return report.plan(plan);
        }
        var placement = new Placement(wanted(), new Routes(settings, workflows), moves);
        new Applier(hands, placement, report, PATIENCE).apply(plan);
        return report.done(look());
    }

    private Plan look() throws IOException {
        ask();
        var wanted = wanted();
        var live = StandingReader.read(wanted, hands.management(), hands.connections());
        return Planner.plan(wanted, live, census, moves);
    }

    private Topology wanted() {
        return Topology.of(settings, List.copyOf(workflows));
    }

    private void ask() {
        if (hands.orders() != null) {
            try {
                workflows.addAll(hands.orders().workflows());
                census = Census.of(hands.orders());
            } catch (DataAccessException away) {
                census = new Census.Unknown(Objects.toString(
                        NestedExceptionUtils.getMostSpecificCause(away).getMessage()));
            }
        }
    }
}
