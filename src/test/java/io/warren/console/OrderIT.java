package io.warren.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One order: why it stands as it does, and what can be asked of it. */
@ExtendWith(Chromium.class)
class OrderIT {
    @Test
    void eachWayAnOrderCanGoIsReadableInLightInDarkAndOnAPhone(Look look) {
        look.picture("/console/orders/" + Scene.COMPENSATED, "order-compensated");
        look.picture("/console/orders/" + Scene.STUCK, "order-stuck");
        look.picture("/console/orders/" + Scene.RESTING, "order-resting");
        look.picture("/console/orders/" + Scene.ASKING, "order-asking");
        look.picture("/console/orders/" + Scene.COMPLETED, "order-completed");
    }

    @Test
    void itIsNeverJustRunning(Look look) {
        assertThat(look.open("/console/orders/" + Scene.STUCK).locator(".why")).containsText("waits for a person");
        assertThat(look.open("/console/orders/" + Scene.RESTING).locator(".why"))
                .containsText("attempt 2 of 5 of fly, at");
        assertThat(look.open("/console/orders/" + Scene.ASKING).locator(".why")).containsText("waits for an approval");
        assertThat(look.open("/console/orders/" + Scene.COMPENSATED).locator(".why"))
                .containsText("was undone");
    }

    @Test
    void itsUndoingStandsUnderTheStepAndWhatIsToComeIsGhosted(Look look) {
        var undone = look.open("/console/orders/" + Scene.COMPENSATED);
        assertThat(undone.locator(".line li").nth(1)).hasClass("line-undo");

        var resting = look.open("/console/orders/" + Scene.RESTING);
        assertThat(resting.locator(".bar-ghost")).hasCount(1);
        assertThat(resting.locator(".flag")).hasCount(1);
    }

    @Test
    void onlyWhatIsPossibleIsOffered(Look look) {
        assertThat(look.open("/console/orders/" + Scene.COMPENSATED).locator(".order-acts"))
                .hasCount(0);
        var asking = look.open("/console/orders/" + Scene.ASKING).locator(".order-acts");
        assertThat(asking).containsText("Approve");
        org.assertj.core.api.Assertions.assertThat(asking.textContent()).doesNotContain("Try again", "Resume");
    }

    @Test
    void aStuckOrderIsMendedAndSeenCompletingWithoutLoadingThePageAnew(Scene scene, Look look) {
        scene.deliver("stuck-mended");
        scene.awaitIncident("stuck-mended");
        scene.actor().mend("stuck-mended");
        var page = look.open("/console/orders/stuck-mended");

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Try again now"))
                .click();
        assertThat(page.locator(".does")).containsText("goes out at once");
        look.assertReadable();
        page.fill("#reason", "the ramp is dry");
        page.locator("main form button").click();

        assertThat(page.locator(".why")).containsText("waits for an approval");
        scene.client().verb("stuck-mended", "approve", "{}");
        assertThat(page.locator(".why")).containsText("All its steps are done");
        assertThat(page.locator("#live")).containsText("the ramp is dry");
    }

    @Test
    void markupInAReasonIsOnlyText(Scene scene, Look look) {
        scene.deliver("markup-1");
        scene.client()
                .verb(
                        "markup-1",
                        "terminate",
                        "{\"reason\": \"<script>alert(1)</script><img src=x onerror=alert(2)>\"}");

        var page = look.open("/console/orders/markup-1");

        assertThat(page.locator("#live")).containsText("<script>alert(1)</script>");
        assertThat(page.locator("main script, main img")).hasCount(0);
    }

    @Test
    void anIdThatWasNeverAcceptedSaysSo(Look look) {
        assertThat(look.open("/console/orders/nobody").locator("main"))
                .containsText("No order was accepted here under this id");
        look.expectStatus(404);
    }
}
