package io.warren.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.BeanDefinitionDefaults;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What can be called and what is described are the same. */
class DescribedRoutesTest {
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final OpenApi api = new OpenApi();
    private final SortedMap<Route, HandlerMethod> routes = routes();

    @Test
    void everyRouteIsDescribedAndNothingElse() {
        assertThat(api.routes().stream().filter(it -> it.path().startsWith("/api/")))
                .containsExactlyElementsOf(routes.keySet());
    }

    @Test
    void everyParameterIsDescribedAndNothingElse() {
        assertThat(routes)
                .allSatisfy((route, method) -> assertThat(api.parametersOf(route))
                        .as(route.toString())
                        .containsExactlyInAnyOrderElementsOf(Stream.of(method.getMethodParameters())
                                .flatMap(DescribedRoutesTest::names)
                                .toList()));
    }

    /** Asks Spring, which needs no controller to be made for it. */
    private static SortedMap<Route, HandlerMethod> routes() {
        try (var context = new GenericWebApplicationContext()) {
            var lazy = new BeanDefinitionDefaults();
            lazy.setLazyInit(true);
            var scanner = new ClassPathBeanDefinitionScanner(context, false);
            scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
            scanner.setBeanDefinitionDefaults(lazy);
            scanner.scan("io.warren");
            context.registerBean(RequestMappingHandlerMapping.class);
            context.refresh();
            var routes = new TreeMap<Route, HandlerMethod>();
            context.getBean(RequestMappingHandlerMapping.class)
                    .getHandlerMethods()
                    .forEach((info, method) -> routesOf(info).forEach(it -> routes.put(it, method)));
            return routes;
        }
    }

    private static Stream<Route> routesOf(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .filter(path -> path.startsWith("/api/"))
                .flatMap(path ->
                        info.getMethodsCondition().getMethods().stream().map(method -> new Route(method.name(), path)));
    }

    private static Stream<String> names(MethodParameter it) {
        it.initParameterNameDiscovery(NAMES);
        RequestHeader header = it.getParameterAnnotation(RequestHeader.class);
        if (header != null) {
            return Stream.of("header " + header.name());
        }
        if (it.hasParameterAnnotation(PathVariable.class)) {
            return Stream.of("path " + it.getParameterName());
        }
        if (it.hasParameterAnnotation(RequestParam.class)) {
            return Stream.of("query " + it.getParameterName());
        }
        boolean narrowing = it.getParameterType().isRecord() && !it.hasParameterAnnotation(RequestBody.class);
        return narrowing
                ? Stream.of(it.getParameterType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .map("query "::concat)
                : Stream.empty();
    }
}
