package io.warren.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** How callers become known, and what becomes of those who only pretend. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SigningInIT {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String ADMIN = "Bearer " + Guarded.key(Scope.ADMIN);

    private Guarded warren;

    @BeforeAll
    void start(@TempDir Path folder) {
        warren = Guarded.withEverybody(folder);
    }

    @AfterAll
    void stop() {
        warren.close();
    }

    @Test
    void aPersonSignsInByThePageAndOutAgain() {
        var page = get("/console/login", "");
        assertThat(page.body()).doesNotContain("<script", "style=");
        String before = cookie(page);
        var signedIn = login(before, token(page), "admin", Guarded.PASSWORD);
        assertThat(signedIn.statusCode()).isEqualTo(302);
        assertThat(signedIn.headers().firstValue("Location").orElseThrow()).endsWith("/console");
        String after = cookie(signedIn);
        assertThat(after).as("a session that was planted is of no use").isNotEqualTo(before);

        assertThat(get("/api/topology", after).statusCode()).isEqualTo(200);
        assertThat(get("/api/topology", before).statusCode()).isEqualTo(401);

        String out = token(get("/console/login", after));
        assertThat(form("/console/logout", after, "_csrf=" + out).statusCode()).isEqualTo(302);
        assertThat(get("/api/topology", after).statusCode()).isEqualTo(401);
    }

    @Test
    void aBrowserThatIsSignedInDoesNothingForAnotherSite() {
        var page = get("/console/login", "");
        String session = cookie(login(cookie(page), token(page), "admin", Guarded.PASSWORD));

        var forged = form("/api/orders/A-1/cancel", session, "");

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).contains("token", "Nothing was done");
    }

    @Test
    void aLoginFormWithoutItsTokenIsRefused() {
        var page = get("/console/login", "");
        var answer = form("/console/login", cookie(page), "username=admin&password=x");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void theCookieIsForTheServerOnly() {
        assertThat(get("/console/login", "").headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly")
                .containsIgnoringCase("SameSite=Lax");
    }

    @Test
    void guessingGetsSlow() {
        HttpResponse<String> answer = basic("nobody-1", "wrong");
        for (int i = 0; i < 5; i++) {
            assertThat(answer.statusCode()).isEqualTo(401);
            answer = basic("nobody-1", "wrong");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 3);
        assertThat(answer.body()).contains("Too many wrong passwords");
    }

    @Test
    void aKeyThatNobodyKnowsIsRefusedWithAReason() {
        var answer = warren.ask("GET", "/api/stats", "Bearer wrn_unknown", "");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(answer.body()).contains("not known, or was revoked");
        assertThat(warren.ask("GET", "/api/stats", "Bearer " + "x".repeat(5_000), "")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aKeyCountsFromWhenItIsMadeUntilItIsRevoked() {
        var made = warren.ask("POST", "/api/keys", ADMIN, "{\"name\": \"till\", \"scopes\": [\"read\"]}");
        var body = JsonMapper.shared().readTree(made.body());
        String key = "Bearer " + body.path("key").asString();
        assertThat(warren.ask("GET", "/api/topology", key, "").statusCode()).isEqualTo(200);
        assertThat(warren.ask("POST", "/api/keys", key, "{}").statusCode()).isEqualTo(403);

        warren.ask("DELETE", "/api/keys/" + body.path("id").asString(), ADMIN, "");

        assertThat(warren.ask("GET", "/api/topology", key, "").statusCode()).isEqualTo(401);
        assertThat(warren.ask("GET", "/api/audit?kind=key", "Bearer " + Guarded.key(Scope.READ), "")
                        .body())
                .contains("\"create\"", "\"revoke\"", "\"who\":\"admin\"", "till may read");
    }

    @Test
    void whatSomebodyDoesIsWrittenDownUnderTheNameTheyAreKnownBy() {
        String order = "{\"orderId\": \"audited\", \"userId\": \"u\", \"items\": [{\"sku\": \"T\", \"quantity\": 1}],"
                + " \"totalAmount\": \"1.00\", \"shippingAddress\": \"1 Main St, Lyon, France\"}";
        warren.ask("POST", "/api/orders", "Bearer " + Guarded.key(Scope.INTAKE), order);

        warren.ask("POST", "/api/orders/audited/pause", "Bearer " + Guarded.key(Scope.OPERATE), "{\"by\": \"boss\"}");
        warren.ask("POST", "/api/orders/audited/pause", person("operator"), "{\"by\": \"boss\"}");

        assertThat(warren.ask("GET", "/api/audit?target=audited", person("reader"), "")
                        .body())
                .contains("\"operate for boss\"", "\"operator\"")
                .doesNotContain("\"boss\"");
    }

    @Test
    void browsersAreToldWhatTheyMayNot() {
        var headers = get("/console/login", "").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
    }

    @Test
    void healthIsForEverybodyAndItsDetailsForThoseWhoMayRead() {
        assertThat(warren.ask("GET", "/actuator/health", "", "").body()).doesNotContain("components");
        assertThat(warren.ask("GET", "/actuator/health", "Bearer " + Guarded.key(Scope.READ), "")
                        .body())
                .contains("components");
    }

    private HttpResponse<String> login(String cookie, String token, String name, String password) {
        return form(
                "/console/login",
                cookie,
                "_csrf=%s&username=%s&password=%s"
                        .formatted(token, name, URLEncoder.encode(password, StandardCharsets.UTF_8)));
    }

    private HttpResponse<String> get(String path, String cookie) {
        var request = HttpRequest.newBuilder(warren.url(path)).GET();
        return warren.send((cookie.isEmpty() ? request : request.header("Cookie", cookie)).build());
    }

    private HttpResponse<String> form(String path, String cookie, String body) {
        return warren.send(HttpRequest.newBuilder(warren.url(path))
                .header("Cookie", cookie)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> basic(String name, String password) {
        return warren.ask("GET", "/api/topology", login(name, password), "");
    }

    private static String person(String name) {
        return login(name, Guarded.PASSWORD);
    }

    private static String login(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    private static String token(HttpResponse<String> page) {
        var found = TOKEN.matcher(page.body());
        assertThat(found.find()).as(page.body()).isTrue();
        return found.group(1);
    }
}
