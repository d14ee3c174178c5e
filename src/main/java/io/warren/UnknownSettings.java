package io.warren;

import io.warren.engine.workflow.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/** Stops the start where a setting under {@code warren.} is none of ours: a slip of the pen must not go unnoticed. */
@Component
class UnknownSettings implements BeanFactoryPostProcessor, EnvironmentAware {
    private static final String OURS = "warren.";
    private static final String OURS_IN_ENVIRONMENT = "WARREN_";
    /** They belong to development and to the import command. */
    private static final Pattern NO_SETTINGS = Pattern.compile("WARREN_(DEMO|CACHE|RABBITMQ_.*|DEV_.*|API_KEY|JAR)");

    private ConfigurableEnvironment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = (ConfigurableEnvironment) environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        var known = known(beans);
        var unknown = new TreeSet<String>();
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> it) {
                boolean variables = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME.equals(it.getName());
                unknown.addAll(variables ? unknownVariables(it, known) : unknownKeys(it, known));
            }
        }
        if (!unknown.isEmpty()) {
            throw new UnknownSetting(
                    unknown.stream().map(key -> sentence(key, known)).toList());
        }
    }

    private static List<KnownSetting> known(ConfigurableListableBeanFactory beans) {
        var known = new ArrayList<KnownSetting>();
        for (String name : beans.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
            var settings = beans.findAnnotationOnBean(name, ConfigurationProperties.class, false);
            Class<?> type = beans.getType(name);
            if (settings != null && type != null && (settings.value() + ".").startsWith(OURS)) {
                known.addAll(KnownSetting.of(settings.value(), type));
            }
        }
        return known;
    }

    private static Set<String> unknownKeys(EnumerablePropertySource<?> source, List<KnownSetting> known) {
        var unknown = new TreeSet<String>();
        for (String key : source.getPropertyNames()) {
            if (key.startsWith(OURS) && known.stream().noneMatch(it -> it.isKey(key))) {
                unknown.add(key);
            }
        }
        return unknown;
    }

    private static Set<String> unknownVariables(EnumerablePropertySource<?> source, List<KnownSetting> known) {
        var unknown = new TreeSet<String>();
        for (String variable : source.getPropertyNames()) {
            boolean ours = variable.startsWith(OURS_IN_ENVIRONMENT)
                    && !NO_SETTINGS.matcher(variable).matches();
            if (ours && known.stream().noneMatch(it -> it.isVariable(variable))) {
                unknown.add(variable);
            }
        }
        return unknown;
    }

    private static String sentence(String key, List<KnownSetting> known) {
        boolean variable = key.startsWith(OURS_IN_ENVIRONMENT);
        var names =
                known.stream().map(it -> variable ? it.variable() : it.name()).toList();
        return "There is no setting '%s'. %s".formatted(key, NearestWord.hint(key, names));
    }

    /** One or more settings that are none of ours. */
    static final class UnknownSetting extends RuntimeException {
        UnknownSetting(List<String> sentences) {
            super(String.join(System.lineSeparator(), sentences));
        }
    }
}
