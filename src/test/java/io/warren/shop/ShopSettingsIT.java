package io.warren.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.participant.Participant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the settings of the participants change. */
class ShopSettingsIT {
    @TempDir
    Path folder;

    @Test
    void anUnknownSkuIsRefusedWhereTheShopWantsThat() {
        shop(
                shop -> assertThat(
                                handle(shop, Commands.ordering("unheard-of:1").toDo("inventory", "reserve")))
                        .isEqualTo(new Outcome.Refused(
                                "Out of stock: 'unheard-of' is not sold here. Nothing was reserved.")),
                "warren.inventory.unknown-sku=refuse");
    }

    @Test
    void theOpeningStockNeverOverwritesWhatIsThere() {
        shop(shop -> assertThat(onHand(shop, "FUR-BO-1")).isEqualTo(5), "warren.inventory.stock.FUR-BO-1=5");
        shop(
                shop -> {
                    assertThat(onHand(shop, "FUR-BO-1")).isEqualTo(5);
                    assertThat(onHand(shop, "FUR-BO-2")).isEqualTo(7);
                },
                "warren.inventory.stock.FUR-BO-1=9",
                "warren.inventory.stock.FUR-BO-2=7");
    }

    @Test
    void aSettingThatCannotBeMeantStopsTheStart() {
        assertThatThrownBy(() -> shop(shop -> {}, "warren.inventory.stock.A=-1"))
                .hasStackTraceContaining("warren.inventory.stock.A must be 0 or more");
        assertThatThrownBy(() -> shop(shop -> {}, "warren.payment.decline-rate=NaN"))
                .hasStackTraceContaining("warren.payment.decline-rate must be from 0 to 1");
    }

    @Test
    void aNoticeIsMailedOnceAndTriedAgainUntilTheMailServerTakesIt() throws IOException {
        try (var server = new MailServer()) {
            shop(
                    shop -> {
                        var notify = Commands.of("{\"email\":\"claire@example.com\"}")
                                .toDo("notification", "notify");
                        server.refuse(true);
                        assertThat(handle(shop, notify)).isInstanceOf(Outcome.Failed.class);
                        server.refuse(false);
                        assertThat(handle(shop, notify)).isInstanceOf(Outcome.Done.class);
                        assertThat(handle(shop, notify)).isInstanceOf(Outcome.Done.class);
                    },
                    "spring.mail.host=127.0.0.1",
                    "spring.mail.port=" + server.port());
            assertThat(server.mails())
                    .singleElement()
                    .asString()
                    .contains("To: claire@example.com", "tracking number is WR1");
        }
    }

    @Test
    void anAddressThatCouldWriteAMailsHeadIsOnlyRecorded() throws IOException {
        try (var server = new MailServer()) {
            shop(
                    shop -> {
                        for (String address : new String[] {"a@b.c\\r\\nBcc: d@e.f", "a@b.c, d@e.f", "CG-12520", ""}) {
                            var order = Commands.of("{\"email\":\"%s\"}".formatted(address));
                            assertThat(handle(shop, order.toDo("notification", "notify")))
                                    .isInstanceOf(Outcome.Done.class);
                        }
                    },
                    "spring.mail.host=127.0.0.1",
                    "spring.mail.port=" + server.port());
            assertThat(server.mails()).isEmpty();
        }
    }

    private void shop(Consumer<ApplicationContext> claim, String... settings) {
        try (var shop = new SpringApplicationBuilder(ShopOnly.class)
                .web(WebApplicationType.NONE)
                .properties("spring.main.banner-mode=off")
                .run(arguments(settings))) {
            claim.accept(shop);
        }
    }

    private String[] arguments(String... settings) {
        var arguments = new String[settings.length + 2];
        for (int i = 0; i < settings.length; i++) {
            arguments[i] = "--" + settings[i];
        }
        arguments[settings.length] = "--spring.datasource.url=jdbc:h2:file:%s/shop;WRITE_DELAY=0".formatted(folder);
        arguments[settings.length + 1] = "--spring.datasource.hikari.connection-timeout=2000";
        return arguments;
    }

    private static Outcome handle(ApplicationContext shop, Command command) {
        return shop.getBeansOfType(Participant.class).values().stream()
                .filter(it -> it.name().equals(command.participant()))
                .findFirst()
                .orElseThrow()
                .handle(command);
    }

    private static long onHand(ApplicationContext shop, String sku) {
        return shop.getBean(JdbcClient.class)
                .sql("SELECT on_hand FROM stock WHERE sku = ?")
                .param(sku)
                .query(Long.class)
                .single();
    }
}
