package io.warren;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A setting that one of our records reads.
 *
 * @param name with {@code *} where any word may stand, e.g. {@code warren.regions.*.countries}
 */
record KnownSetting(String name) {

    /** All that a record of settings reads under that prefix. */
    static List<KnownSetting> of(String prefix, Class<?> settings) {
        var known = new ArrayList<KnownSetting>();
        for (RecordComponent it : settings.getRecordComponents()) {
            known.addAll(of(prefix + "." + kebab(it.getName()), it.getGenericType()));
        }
        return known;
    }

    private static List<KnownSetting> of(String name, Type type) {
        if (type instanceof Class<?> it && it.isRecord()) {
            return of(name, it);
        }
        if (type instanceof ParameterizedType it && Map.class.equals(it.getRawType())) {
            return of(name + ".*", it.getActualTypeArguments()[1]);
        }
        return List.of(new KnownSetting(name));
    }

    boolean isKey(String key) {
        String plain = key.replaceAll("\\[\\d+]$", "").replace("-", "").toLowerCase(Locale.ROOT);
        String pattern =
                name.replace("-", "").replace(".*", "*").replace(".", "\\.").replace("*", "(\\[.+]|\\.[^.]+)");
        return plain.matches(pattern);
    }

    boolean isVariable(String variable) {
        String plain = variable.replaceAll("_\\d+_?$", "").replace("_", "").toLowerCase(Locale.ROOT);
        return plain.matches(name.replaceAll("[-.]", "").replace("*", ".+"));
    }

    /** As an environment variable. */
    String variable() {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
