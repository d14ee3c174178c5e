package io.warren.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in who comes from this machine and shows nothing, as far as the setting says. */
final class LoopbackFilter extends OncePerRequestFilter {
    /** Who came by a proxy may come from anywhere. */
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    private final Set<Scope> scopes;
    private final Caller anybody;

    LoopbackFilter(Set<Scope> scopes) {
        this.scopes = scopes;
        this.anybody = Caller.onThisMachine(scopes);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return scopes.isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (SecurityContextHolder.getContext().getAuthentication() == null && onThisMachine(request)) {
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(anybody);
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private static boolean onThisMachine(HttpServletRequest request) throws UnknownHostException {
        return OF_PROXIES.stream().allMatch(it -> request.getHeader(it) == null)
                && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
    }
}
