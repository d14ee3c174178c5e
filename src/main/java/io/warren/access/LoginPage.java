package io.warren.access;

import io.warren.access.People.TooManyTries;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The page to sign in. */
@RestController
class LoginPage {
    static final String PATH = "/console/login";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Sign in - Warren</title>
            <link rel="stylesheet" href="%1$s/console/assets/console.css">
            </head>
            <body class="signin">
            <main>
            <h1>Warren</h1>
            <p role="status">%2$s</p>
            <form method="post" action="%1$s/console/login">
            <input type="hidden" name="%3$s" value="%4$s">
            <p><label for="username">Name</label>
            <input id="username" name="username" autocomplete="username" required autofocus></p>
            <p><label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required></p>
            <p><button>Sign in</button></p>
            </form>
            </main>
            </body>
            </html>
            """;

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE)
    String page(
            HttpServletRequest request,
            CsrfToken token,
            @RequestParam(required = false) @Nullable String wrong,
            @RequestParam(required = false) @Nullable String wait) {
        return PAGE.formatted(
                request.getContextPath(),
                said(wrong, wait),
                HtmlUtils.htmlEscape(token.getParameterName()),
                HtmlUtils.htmlEscape(token.getToken()));
    }

    private static String said(@Nullable String wrong, @Nullable String wait) {
        if (wait != null) {
            return "Too many wrong passwords. Wait a moment before you try again.";
        }
        return wrong != null
                ? "No such name, or not this password."
                : "Sign in to see and repair what orders are doing.";
    }

    static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String how = why instanceof TooManyTries ? "?wait" : "?wrong";
        response.sendRedirect(request.getContextPath() + PATH + how);
    }
}
