package io.warren.engine.workflow;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.io.support.ResourcePatternUtils;

/** Reads the definitions when Warren starts; one that is wrong stops the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WorkflowSettings.class)
class WorkflowConfiguration {
    @Bean
    Workflows workflows(ResourceLoader loader, WorkflowSettings settings, ObjectProvider<WorkflowArchive> archive)
            throws IOException {
        var sources = new ArrayList<>(shipped(loader));
        Path folder = settings.location();
        if (folder != null && !folder.toString().isBlank()) {
            sources.addAll(WorkflowFiles.in(folder));
        }
        var loaded = Workflows.load(sources);
        var kept = archive.getIfAvailable();
        return kept == null ? loaded : loaded.with(kept.keep(loaded.all()));
    }

    private static List<Source> shipped(ResourceLoader loader) throws IOException {
        var resources =
                ResourcePatternUtils.getResourcePatternResolver(loader).getResources("classpath*:/workflows/*.yaml");
        Arrays.sort(resources, Comparator.comparing(Resource::getDescription));
        var sources = new ArrayList<Source>();
        for (Resource it : resources) {
            sources.add(new Source(String.valueOf(it.getFilename()), it.getContentAsString(StandardCharsets.UTF_8)));
        }
        return sources;
    }
}
