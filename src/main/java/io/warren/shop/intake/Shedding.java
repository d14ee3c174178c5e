package io.warren.shop.intake;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says no to an order before it is read while too many are under way: who is flooded has no time to read what it will
 * not take.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Shedding extends OncePerRequestFilter {
    private static final String ORDERS = "/api/orders";

    private final ObjectProvider<Backlog> backlog; // filters are made before the database is there
    private final JsonMapper json;

    Shedding(ObjectProvider<Backlog> backlog, JsonMapper json) {
        this.backlog = backlog;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !(request.getMethod().equals("POST") && request.getServletPath().equals(ORDERS));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (backlog.getObject().full()) {
            shed(response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void shed(HttpServletResponse response) throws IOException {
        byte[] body =
                json.writeValueAsBytes(Problems.problem(503, Desk.Busy.full().getMessage()));
        response.setStatus(503);
        response.setHeader(HttpHeaders.RETRY_AFTER, Problems.RETRY_AFTER_S);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
