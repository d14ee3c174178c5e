package io.warren.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
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
    void itsVerdictNamesThoseThatNeedAPerson(Scene scene, Look look) {
        var page = look.open("/console");

        long incidents = scene.client().stat("incidents");
        assertThat(page.locator("h1")).hasText("All lanes within their SLA; %d orders need you.".formatted(incidents));
    }

    @Test
    void everyNumberOfTheFunnelIsThatOfTheListBehindIt(Scene scene, Look look) {
        var page = look.open("/console");
        var byStatus = scene.client().stats().path("byStatus");

        for (String status : new String[] {"WAITING", "PAUSED", "COMPENSATED"}) {
            Locator link = page.locator(".funnel a[href$='status=%s']".formatted(status));
            int count = byStatus.path(status).asInt();
            assertThat(link.locator("b")).hasText(String.valueOf(count));
            var list = look.openWithoutScripts("/console/orders?status=" + status);
            assertThat(list.locator("tbody tr").count()).isEqualTo(Math.min(count, 50));
        }
    }

    @Test
    void aNewOrderIsSeenWithoutAnybodyLoadingThePageAnew(Scene scene, Look look) {
        var page = look.open("/console");
        assertThat(page.locator("#live-sign")).hasText("live");
        long before = scene.client().stat("accepted");

        scene.deliver("seen-1");

        assertThat(page.locator(".tile b").first()).hasText(String.format("%,d", before + 1));
    }

    @Test
    void anAddressThatLeadsNowhereSaysSoInTheSameFrame(Look look) {
        var page = look.open("/console/nowhere");

        assertThat(page.locator("main")).containsText("No page of the console has this address");
        look.assertReadable();
        look.expectStatus(404);
    }

    @Test
    void theKeyboardSkipsToTheContentAndFindsTheSearch(Look look) {
        var page = look.open("/console");

        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        page.keyboard().press("/");
        assertThat(page.locator("#find")).isFocused();
    }
}
