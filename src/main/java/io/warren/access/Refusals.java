package io.warren.access;

import io.warren.access.People.TooManyTries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How programs are told no: as problem+json, like every other error. People are shown the page to sign in. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {
    private static final String CHALLENGE = "Bearer realm=\"warren\"";

    private final JsonMapper json;

    Refusals(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyTries tries) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(tries.until().toSeconds() + 1));
            answer(response, 429, tries.sentence());
        } else if (isPage(request)) {
            response.sendRedirect(request.getContextPath() + LoginPage.PATH);
        } else {
            boolean shown = request.getHeader("Authorization") != null || request.getHeader(KeyFilter.HEADER) != null;
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
            answer(
                    response,
                    401,
                    shown
                            ? why.getMessage() + " Nothing was done."
                            : "This needs a key: Authorization: Bearer wrn_..., or a name and a password. Nothing was done.");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (why instanceof CsrfException) {
            answer(
                    response,
                    403,
                    "This came without the token of the page that it should come from; open the page again and repeat it. Nothing was done.");
        } else if (Rule.ALL.stream().noneMatch(it -> fits(it, request))) {
            nothingThere(request, response);
        } else if (SecurityContextHolder.getContext().getAuthentication() instanceof Caller it && !it.known()) {
            commence(request, response, new InsufficientAuthenticationException("Nobody has shown who they are."));
        } else {
            answer(
                    response,
                    403,
                    "You may not do this: %s %s needs other rights. Nothing was done."
                            .formatted(request.getMethod(), Rule.shown(request.getRequestURI())));
        }
    }

    private void nothingThere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Rule.ALL.stream().anyMatch(it -> fitsPath(it, request))) {
            answer(response, 405, "'%s' is not done here. Nothing was done.".formatted(request.getMethod()));
        } else {
            answer(response, 404, "There is nothing at %s.".formatted(Rule.shown(request.getRequestURI())));
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        answer(response, 400, "The request is written in a way that is not taken. Nothing was done.");
    }

    private static boolean fits(Rule rule, HttpServletRequest request) {
        return PathPatternRequestMatcher.withDefaults()
                .matcher(rule.method(), rule.path())
                .matches(request);
    }

    private static boolean fitsPath(Rule rule, HttpServletRequest request) {
        return PathPatternRequestMatcher.withDefaults().matcher(rule.path()).matches(request);
    }

    private static boolean isPage(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/console");
    }

    private void answer(HttpServletResponse response, int status, String sentence) throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), sentence);
        problem.setProperty("error", sentence);
        byte[] body = json.writeValueAsBytes(problem);
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
