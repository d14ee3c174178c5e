package io.warren.access;

import static io.warren.access.Scope.ADMIN;
import static io.warren.access.Scope.INTAKE;
import static io.warren.access.Scope.OPERATE;
import static io.warren.access.Scope.READ;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;

/**
 * One line of the table of who may what.
 *
 * @param path as Spring's path patterns; the first line that fits counts
 * @param scopes any of these will do; where there are none the route is open to everybody
 * @param what what the route is for, in a few words
 */
record Rule(HttpMethod method, String path, Set<Scope> scopes, String what) {
    /** The table. What fits no line is not reachable by anybody. */
    static final List<Rule> ALL = List.of(
            rule(POST, "/api/orders", "hand in an order", INTAKE),
            rule(POST, "/api/orders/batch", "hand in many orders", INTAKE),
            rule(GET, "/api/orders/{orderId}", "how an order stands", INTAKE, READ),
            rule(GET, "/api/orders/{orderId}/events", "how an order moves", INTAKE, READ),
            rule(GET, "/api/stats", "how many orders there are", INTAKE, READ),
            rule(GET, "/api/orders", "lists of orders", READ),
            rule(GET, "/api/events", "the log of events", READ),
            rule(GET, "/api/workflows", "the workflows", READ),
            rule(GET, "/api/workflows/{name}", "one workflow", READ),
            rule(GET, "/api/routes/explain", "where a command goes, and why", READ),
            rule(GET, "/api/topology", "exchanges, lanes and drift", READ),
            rule(GET, "/api/parked", "what is parked", READ),
            rule(GET, "/api/parked/groups", "what is parked, by kind", READ),
            rule(GET, "/api/parked/{id}", "one parked message", READ),
            rule(GET, "/api/jobs", "jobs", READ),
            rule(GET, "/api/jobs/{id}", "one job", READ),
            rule(GET, "/api/jobs/{id}/items", "what a job does", READ),
            rule(GET, "/api/audit", "what people did", READ),
            rule(GET, "/api/audit/verify", "whether the audit is as it was written", ADMIN),
            rule(POST, "/api/orders/bulk", "a verb on many orders", OPERATE),
            rule(POST, "/api/orders/{orderId}/{verb}", "a verb on an order", OPERATE),
            rule(POST, "/api/parked/{verb:replay|discard|restore}", "a verb on many parked messages", OPERATE),
            rule(POST, "/api/parked/{id}/{verb:replay|discard|restore|note}", "a verb on a parked message", OPERATE),
            rule(POST, "/api/jobs/{id}/{verb:pause|resume|cancel}", "a verb on a job", OPERATE),
            rule(GET, "/api/keys", "the keys of machines", ADMIN),
            rule(POST, "/api/keys", "make a key", ADMIN),
            rule(DELETE, "/api/keys/{id}", "revoke a key", ADMIN),
            rule(GET, "/api/openapi.yaml", "the description of this interface"),
            rule(GET, "/api/asyncapi.yaml", "the description of the messages"),
            rule(GET, "/actuator/health", "health; in detail for whoever may read"),
            rule(GET, "/actuator/health/{*part}", "a part of it, for probes"),
            rule(GET, "/actuator/info", "versions", READ),
            rule(GET, "/actuator/prometheus", "metrics", READ),
            rule(GET, "/actuator/metrics", "metrics one by one", READ),
            rule(GET, "/actuator/metrics/{name}", "one metric", READ),
            rule(GET, "/", "leads to the console"),
            rule(GET, "/console/login", "the page to sign in"),
            rule(POST, "/console/login", "signing in"),
            rule(POST, "/console/logout", "signing out"),
            rule(GET, "/console/assets/{*file}", "what pages are drawn with"),
            rule(GET, "/console", "the overview", READ),
            rule(GET, "/console/live", "that something moved", READ),
            rule(GET, "/console/orders", "lists of orders", READ),
            rule(GET, "/console/bulk", "a verb on many orders, before it is done", OPERATE),
            rule(POST, "/console/bulk", "a verb on many orders", OPERATE),
            rule(GET, "/console/orders/{orderId}", "an order", READ),
            rule(GET, "/console/orders/{orderId}/{verb}", "a verb on an order, before it is done", OPERATE),
            rule(POST, "/console/orders/{orderId}/{verb}", "a verb on an order", OPERATE),
            rule(GET, "/console/{*page}", "the other pages", READ));

    private static Rule rule(HttpMethod method, String path, String what, Scope... scopes) {
        return new Rule(method, path, Set.of(scopes), what);
    }

    /** A path that somebody wrote, fit to be said back. */
    static String shown(String path) {
        String plain = path.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > 100 ? plain.substring(0, 100) + "..." : plain;
    }

    boolean open() {
        return scopes.isEmpty();
    }

    String[] authorities() {
        return scopes.stream().map(Scope::authority).toArray(String[]::new);
    }
}
