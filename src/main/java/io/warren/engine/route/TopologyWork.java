package io.warren.engine.route;

import io.warren.engine.workflow.Workflow;
import io.warren.engine.workflow.Workflows;
import java.io.IOException;
import java.io.PrintWriter;
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
    private final TopologyOptions options;
    private final PlanReport report;
    private Census census = new Census.NotAsked();

    private TopologyWork(
            RouteSettings settings, Workflows workflows, Hands hands, TopologyOptions options, PlanReport report) {
        this.settings = settings;
        this.workflows = new LinkedHashSet<>(workflows.all());
        this.hands = hands;
        this.options = options;
        this.report = report;
    }

    static TopologyWork in(ApplicationContext context, TopologyOptions options, PrintWriter out) {
        Supplier<ManagementApi> management = context.<Supplier<ManagementApi>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(Supplier.class, ManagementApi.class))
                .getObject();
        var orders = options.noDatabase
                ? null
                : context.getBeanProvider(OrdersUnderWay.class).getIfAvailable();
        var hands = new Hands(context.getBean(ConnectionFactory.class), management.get(), orders);
        return new TopologyWork(
                context.getBean(RouteSettings.class),
                context.getBean(Workflows.class),
                hands,
                options,
                new PlanReport(out, options.json));
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
        var placement = new Placement(wanted(), new Routes(settings, workflows), options.moves());
        new Applier(hands, placement, report, PATIENCE).apply(plan);
        return report.done(look());
    }

    private Plan look() throws IOException {
        ask();
        var wanted = wanted();
        var live = StandingReader.read(wanted, hands.management(), hands.connections());
        return Planner.plan(wanted, live, census, options.moves());
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
        } else if (!options.noDatabase) {
            census = new Census.Unknown("none is configured");
        }
    }
}
