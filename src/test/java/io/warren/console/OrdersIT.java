package io.warren.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lists of orders: filtered by the address, page by page, and a verb on all of them. */
@ExtendWith(Chromium.class)
class OrdersIT {
    @Test
    void theyAreReadableInLightInDarkAndOnAPhone(Look look) {
        look.picture("/console/orders", "orders");
        look.picture("/console/orders?incident=true", "orders-incidents");
        look.picture("/console/orders?status=CANCELLED", "orders-none");
    }

    @Test
    void anIdThatIsTypedGoesToTheOrder(Look look) {
        var page = look.open("/console/orders");

        page.fill("#find", Scene.STUCK);
        page.press("#find", "Enter");

        assertThat(page).hasURL(Pattern.compile("/console/orders/stuck-1$"));
        page.fill("#find", "nobody-1");
        page.press("#find", "Enter");
        assertThat(page.locator(".said-no")).containsText("No order was accepted here as 'nobody-1'");
    }

    @Test
    void aFilterStandsInTheAddress(Look look) {
        var page = look.open("/console/orders");

        page.selectOption("#status", "PAUSED");

        assertThat(page).hasURL(Pattern.compile("/console/orders\\?status=PAUSED$"));
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody")).containsText(Scene.PAUSED);
    }

    @Test
    void pagesHaveEveryOrderOnce(Scene scene, Look look) {
        var page = look.openWithoutScripts("/console/orders?status=COMPLETED");
        var seen = new java.util.ArrayList<String>(ids(page));
        while (page.locator("a[rel=next]").count() > 0) {
            page.navigate(page.locator("a[rel=next]").getAttribute("href"));
            seen.addAll(ids(page));
        }

        assertThat(seen).doesNotHaveDuplicates().hasSize((int) scene.client().stat("completed"));
    }

    private static List<String> ids(Page page) {
        return page.locator("tbody th").allTextContents();
    }

    @Test
    void aVerbOnManyIsCountedFirstAndDoneByAJob(Scene scene, Look look) {
        var page = look.open("/console/orders?status=PAUSED");
        page.selectOption("#verb", "resume");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Count them first"))
                .click();
        assertThat(page.locator("h1")).hasText("resume 1 order");
        look.assertReadable();

        page.fill("#reason", "the customer has answered");
        page.locator("main form button").click();

        scene.awaitStatus(Scene.PAUSED, "WAITING");
        assertThat(page.locator("main")).containsText("The job has begun: resume of 1 orders.");
        scene.client().verb(Scene.PAUSED, "pause", "{}");
        scene.awaitStatus(Scene.PAUSED, "PAUSED");
    }
}
