package io.warren.console;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame around every page shows. */
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {
    private static final String NOBODY = "console";

    /** This very address, filters included: what a live part of the page is fetched from again. */
    @ModelAttribute("here")
    String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    /** Who looks; none where nobody had to say. */
    @ModelAttribute("who")
    @Nullable
    String who(@Nullable Principal principal) {
        return principal == null ? null : principal.getName();
    }

    /** Who is written down as having asked for something. */
    static String named(@Nullable Principal principal) {
        return principal == null ? NOBODY : principal.getName();
    }
}
