package io.warren.shop.intake;

import io.warren.engine.broker.LogTrail;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What is logged while a request under {@code /api/orders/{orderId}} is answered is about that order. */
@Component
class RequestTrail implements AsyncHandlerInterceptor, WebMvcConfigurer {
    private static final String TRAIL = RequestTrail.class.getName();

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(this).addPathPatterns("/api/orders/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(TRAIL, LogTrail.of(orderId(request)));
        return true;
    }

    private static @Nullable Object orderId(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> words
                ? words.get("orderId")
                : null;
    }

    /** The rest of it happens on another thread. */
    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        end(request);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        end(request);
    }

    private static void end(HttpServletRequest request) {
        if (request.getAttribute(TRAIL) instanceof LogTrail trail) {
            trail.close();
        }
    }
}
