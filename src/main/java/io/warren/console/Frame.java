package io.warren.console;

import io.warren.access.Actor;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame around every page shows. */
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {
    /** This very address, filters included: what a live part of the page is fetched from again. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /** Who looks; none where nobody signed in. */
    @ModelAttribute("who")
    @Nullable
    String who() {
        return Actor.signedIn();
    }

    /** Who is written down as having asked for something. */
    static String named() {
        return Actor.named("console");
    }
}
