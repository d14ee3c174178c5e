package io.warren.console;

import java.time.Duration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * What all pages share: the console's own files, whose names change with their
 * content so that a browser fetches each once.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleWeb implements WebMvcConfigurer {
    private static final String FILES = "/console/assets/**";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry files) {
        files.setOrder(-1); // before the page that says that an address leads nowhere
        files.addResourceHandler(FILES)
                .addResourceLocations("classpath:/console/", "classpath:/META-INF/resources/webjars/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    /** Writes those names into the pages. */
    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> fileNames() {
        var filter = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        filter.addUrlPatterns("/console", "/console/*");
        return filter;
    }
}
