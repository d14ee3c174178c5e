package io.warren.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Holds every request against {@link Rule}'s table, and sends the headers that browsers heed. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class Guard {
    private static final String CONTENT = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "font-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'");

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    @Bean
    SecurityFilterChain rules(HttpSecurity http, ApiKeys keys, Refusals refusals, AccessSettings settings) {
        var path = PathPatternRequestMatcher.withDefaults();
        http.authorizeHttpRequests(table -> {
                    table.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC, DispatcherType.FORWARD)
                            .permitAll();
                    for (Rule it : Rule.ALL) {
                        var route = table.requestMatchers(path.matcher(it.method(), it.path()));
                        if (it.open()) {
                            route.permitAll();
                        } else {
                            route.hasAnyAuthority(it.authorities());
                        }
                    }
                    table.anyRequest().denyAll();
                })
                .csrf(it -> it.requireCsrfProtectionMatcher(Guard::comesWithACookie))
                .formLogin(it -> it.loginPage(LoginPage.PATH)
                        .defaultSuccessUrl("/console")
                        .failureHandler(LoginPage::failed))
                .logout(it -> it.logoutUrl("/console/logout").logoutSuccessUrl(LoginPage.PATH))
                .httpBasic(it -> it.authenticationEntryPoint(refusals))
                .addFilterBefore(new KeyFilter(keys, refusals), BasicAuthenticationFilter.class)
                .addFilterAfter(new LoopbackFilter(settings.loopback()), BasicAuthenticationFilter.class)
                .exceptionHandling(it -> it.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(it -> it.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
        return http.build();
    }

    /** Only what a browser sends by itself can be sent on behalf of somebody who does not know. */
    private static boolean comesWithACookie(HttpServletRequest request) {
        boolean page = request.getRequestURI().startsWith(request.getContextPath() + "/console");
        boolean shown = request.getHeader("Authorization") != null || request.getHeader(KeyFilter.HEADER) != null;
        return !HARMLESS.contains(request.getMethod()) && !shown && (page || request.getSession(false) != null);
    }

    /** Each filter's own timing would cost a quarter of an order's way in; requests are timed as wholes. */
    @Bean
    SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** An order's id may hold a slash, which stands in a path as %2F. */
    @Bean
    StrictHttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedPercent(true);
        return firewall;
    }
}
