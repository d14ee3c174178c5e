package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.route.Entitlements.Right;
import io.warren.engine.route.Entitlements.Thing;
import io.warren.engine.route.Topology.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The users of the definitions, held against a table that was written without looking at their patterns. */
class BrokerUsersTest {
    private static final Path PAGE = Path.of("docs/reference/broker-users.md");
    private static final Pattern TABLE =
            Pattern.compile("(?s)(<!-- made by BrokerUsersTest -->\n)(.*?)(<!-- as far as here -->)");

    private final Topology topology = Configured.topology();

    @Test
    void everyPatternSaysWhatTheTableSays() {
        assertThat(topology.users())
                .extracting(User::name)
                .containsExactlyInAnyOrderElementsOf(Entitlements.USERS)
                .doesNotHaveDuplicates();
        for (User user : topology.users()) {
            for (Thing thing : Entitlements.things(topology)) {
                for (Right right : Right.values()) {
                    assertThat(matches(user, right, thing))
                            .as("%s %s %s", user.name(), right, thing)
                            .isEqualTo(Entitlements.may(user.name(), right, thing));
                }
            }
        }
    }

    /** The default exchange goes by this name where permissions are asked. */
    private static boolean matches(User user, Right right, Thing thing) {
        String pattern = switch (right) {
            case CONFIGURE -> user.configure();
            case WRITE -> user.write();
            case READ -> user.read();
        };
        return Pattern.compile(pattern)
                .matcher(thing.name().isEmpty() ? "amq.default" : thing.name())
                .find();
    }

    @Test
    void aParticipantRepliesInItsOwnNameOnly() {
        for (User user : topology.users()) {
            for (var topic : user.topics()) {
                Entitlements.keys(user.name(), topic.exchange())
                        .forEach((key, may) -> assertThat(Pattern.compile(topic.write())
                                        .matcher(key)
                                        .find())
                                .as("%s %s", user.name(), key)
                                .isEqualTo(may));
            }
        }
    }

    @Test
    void usersThatTheSettingsNameHaveTheRightsOfAllForWhomTheyAnswer() {
        var users = Configured.topology(
                        "warren.participants.payment.users=acme,warren-engine",
                        "warren.participants.inventory.users=acme")
                .users();

        assertThat(users)
                .extracting(User::name)
                .contains("warren-fulfillment", "warren-engine", "acme")
                .doesNotContain("warren-payment", "warren-inventory")
                .doesNotHaveDuplicates();
        assertThat(users)
                .filteredOn(it -> it.name().equals("acme"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.read()).isEqualTo("^(inventory|payment)\\.[^.]+\\.[^.]+$");
                    assertThat(it.topics())
                            .singleElement()
                            .satisfies(topic -> assertThat(topic.write()).isEqualTo("^(inventory|payment)\\.[^.]+$"));
                });
    }

    @Test
    void participantsThatShareLanesReadThoseAndReplyEachInItsOwnName() {
        var users = Configured.topology(
                        "warren.participants.payment.shared-lanes=back-office",
                        "warren.participants.notification.shared-lanes=back-office")
                .users();

        assertThat(users)
                .filteredOn(it -> it.name().equals("warren-payment"))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.read()).isEqualTo("^back-office\\.[^.]+\\.[^.]+$");
                    assertThat(it.topics())
                            .singleElement()
                            .satisfies(topic -> assertThat(topic.write()).isEqualTo("^payment\\.[^.]+$"));
                });
    }

    @Test
    void thePageHasTheTable() throws IOException {
        String page = Files.readString(PAGE);
        String whole = TABLE.matcher(page).replaceFirst(it -> it.group(1) + Entitlements.table(topology) + it.group(3));
        if ("write".equals(System.getProperty("broker-users"))) {
            Files.writeString(PAGE, whole);
        }
        assertThat(TABLE.matcher(page).find()).isTrue();
        assertThat(Files.readString(PAGE))
                .as("run: mvn test -Dtest=BrokerUsersTest -Dbroker-users=write")
                .isEqualTo(whole);
    }
}
