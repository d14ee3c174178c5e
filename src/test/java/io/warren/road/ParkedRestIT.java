package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.road.Client.Answer;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked of parked messages and jobs gets a clear answer, and nothing happens by mistake. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParkedRestIT {
    private static final String NOBODY = UUID.randomUUID().toString();

    @TempDir
    private static Path folder;

    private Site site;
    private WarrenProcess warren;
    private Client client;

    @BeforeAll
    void start() {
        site = Site.on(Database.h2(folder));
        warren = WarrenProcess.start(Path.of("target", "road", "ParkedRestIT.log"), Map.of(), site.settings());
        client = warren.awaitServing();
    }

    @AfterAll
    void stop() {
        warren.kill();
        site.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    replay  | ^^                                        | 400 | Say which
                    discard | {"filter": {"fingerprnt": "x"}}           | 400 | fingerprnt
                    discard | {"filter": {}, "fingerprint": "x"}        | 400 | Say which
                    replay  | {"filter": {"status": "LOST"}}            | 400 | LOST
                    replay  | {"filter": {}, "rate": 0}                 | 422 | rate is 0.0
                    replay  | {"filter": {}, "stopAt": 2}               | 422 | stopAt is 2.0
                    replay  | {"filter": {}, "redirect": {"region": "atlantis"}} | 422 | No region 'atlantis'
                    restore | [1]                                       | 400 | cannot be read
                    """)
    void whatIsNotMeantClearlyIsRefused(String verb, String body, int status, String words) {
        assertProblem(client.postTo("/api/parked/" + verb, body), status, words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    replay  | {}                       | 404 | No parked message
                    discard | ^^                       | 404 | No parked message
                    note    | {"note": "x"}            | 404 | No parked message
                    note    | {}                       | 400 | no 'note'
                    replay  | {"edits": {}}            | 400 | edits
                    """)
    void aRecordThatIsNotThereIs404(String verb, String body, int status, String words) {
        assertProblem(client.postTo("/api/parked/%s/%s".formatted(NOBODY, verb), body), status, words);
    }

    @Test
    void anEmptyJobIsDoneAndItsVerbsAreRefusedAndWrittenDown() {
        var begun = client.postTo("/api/parked/replay", "{\"filter\": {}, \"by\": \"ada\"}");
        assertThat(begun.status()).isEqualTo(202);
        String job = "/api/jobs/" + begun.body().path("id").asString();
        org.awaitility.Awaitility.await()
                .until(() -> client.get(job).path("state").asString().equals("DONE"));
        assertThat(client.get(job + "/items").path("items")).isEmpty();
        assertThat(client.get("/api/jobs").path("jobs").path(0).path("id"))
                .isEqualTo(begun.body().path("id"));
        assertProblem(client.postTo(job + "/pause", "{\"by\": \"bob\"}"), 409, "The job is DONE");
        assertProblem(client.postTo("/api/jobs/%s/pause".formatted(NOBODY), "{}"), 404, "No job");
        var audit = client.get(
                        "/api/audit?kind=job&target=" + begun.body().path("id").asString())
                .path("audit");
        assertThat(audit.findValuesAsString("who")).containsExactly("bob", "ada");
        assertThat(audit.findValuesAsString("outcome")).containsExactly("denied", "accepted");
    }

    private static void assertProblem(Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.body().path("error").asString()).contains(words);
    }
}
