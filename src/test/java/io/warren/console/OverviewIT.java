package io.warren.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page that tells in one look how it stands. */
@ExtendWith(Chromium.class)
class OverviewIT {
    @Test
    void itIsReadableInLightInDarkAndOnAPhone(Look look) {
        look.picture("/console", "overview");
    }

    @Test
    void itIsLive(Look look) {
        var page = look.open("/console");

        assertThat(page.locator("#live-sign")).hasText("live");
    }

    @Test
    void anAddressThatLeadsNowhereSaysSoInTheSameFrame(Look look) {
        var page = look.open("/console/nowhere");

        assertThat(page.locator("main")).containsText("No page of the console has this address");
        look.assertReadable();
        look.expectStatus(404);
    }
}
