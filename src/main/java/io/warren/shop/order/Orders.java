package io.warren.shop.order;

import io.warren.engine.route.RouteSettings;
import io.warren.engine.workflow.NearestWord;
import io.warren.engine.workflow.Workflows;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads orders as clients post them, and finds out what a posted order leaves open. */
@Component
public class Orders {
    private static final String DEFAULT_WORKFLOW = "order-fulfillment";
    private static final int DEEPEST = 32;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();
    private final RouteSettings routes;
    private final Workflows workflows;
    private final Regions regions;

    Orders(RouteSettings routes, Workflows workflows) {
        this.routes = routes;
        this.workflows = workflows;
        this.regions = new Regions(routes);
    }

    /**
     * Reads one order.
     *
     * @throws BadOrder with everything that is wrong with it
     */
    public Order read(byte[] body) throws BadOrder {
        ObjectNode order = parse(body);
        String fingerprint = Fingerprint.of(order);
        var fields = new OrderFields(order);
        fields.check();
        String workflow = known("workflow", fields.optional("workflow"), DEFAULT_WORKFLOW, workflows.names());
        String region = known(
                "region",
                fields.optional("region"),
                regions.of(order.path("shippingAddress")),
                routes.regions().keySet());
        String priority = known(
                "priority",
                fields.optional("priority"),
                routes.defaultPriority(),
                routes.priorities().keySet());
        order.put("region", region).put("priority", priority);
        return new Order(
                fields.optional("orderId"),
                fields.customer(),
                fields.total(),
                workflow,
                region,
                priority,
                order.toString(),
                fingerprint);
    }

    private ObjectNode parse(byte[] body) throws BadOrder {
        try {
            JsonNode read = json.readTree(body);
            if (read instanceof ObjectNode object) {
                return object;
            }
            throw BadOrder.malformed("it is no JSON object");
        } catch (JacksonException e) {
            var at = e.getLocation();
            String where = at == null ? "" : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
            throw BadOrder.malformed(plain(e.getOriginalMessage()) + where);
        }
    }

    private static String known(String field, @Nullable String asked, String otherwise, Set<String> known)
            throws BadOrder {
        String word = asked == null ? otherwise : asked;
        if (known.contains(word)) {
            return word;
        }
        String meant = NearestWord.to(plain(word), known)
                .map(" Did you mean '%s'?"::formatted)
                .orElse("");
        throw BadOrder.unknown(
                field,
                "No %s '%s' is configured.%s Known: %s. Nothing was stored; correct the order, or add the %s to the configuration."
                        .formatted(
                                field,
                                plain(word),
                                meant,
                                String.join(", ", known.stream().sorted().toList()),
                                field));
    }

    private static String plain(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}]", " ");
        return clean.length() <= 60 ? clean : clean.substring(0, 60) + "...";
    }
}
