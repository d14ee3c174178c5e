package io.warren.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The program with one place of its source changed for the worse: compiled in memory, and loaded beside the real one
 * with everything that names it.
 */
public final class Mutant extends ClassLoader {
    private static final String OURS = "io.warren.";

    private final Map<String, byte[]> changed;

    private Mutant(Map<String, byte[]> changed) {
        super(Mutant.class.getClassLoader());
        this.changed = changed;
    }

    /**
     * @param source the file that is changed
     * @param from what stands there, exactly once
     * @throws IllegalArgumentException where it does not, so that nothing would be changed
     */
    public static Mutant of(Path source, String from, String to) {
        try {
            String text = Files.readString(source);
            int at = text.indexOf(from);
            if (at < 0 || text.indexOf(from, at + 1) >= 0) {
                throw new IllegalArgumentException("%s has not exactly one \"%s\"".formatted(source, from));
            }
            return new Mutant(compiled(source, text.replace(from, to)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> compiled(Path source, String text) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var complaints = new StringWriter();
        try (var files = new InMemory(compiler.getStandardFileManager(null, null, null))) {
            var options = List.of("-proc:none", "-nowarn", "-parameters", "-cp", System.getProperty("java.class.path"));
            var task = compiler.getTask(complaints, files, null, options, null, List.of(new Text(source, text)));
            if (!task.call()) {
                throw new IllegalArgumentException("the mutant of " + source + " does not compile: " + complaints);
            }
            return files.classes();
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = changed.getOrDefault(name, new byte[0]);
        if (bytes.length == 0) {
            bytes = original(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        private Text(Path source, String text) {
            super(URI.create("string:///" + source.getFileName()), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what is compiled. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        private InMemory(StandardJavaFileManager files) {
            super(files);
        }

        private Map<String, byte[]> classes() {
            var bytes = new HashMap<String, byte[]>();
            classes.forEach((name, it) -> bytes.put(name, it.toByteArray()));
            return bytes;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("bytes:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return classes.computeIfAbsent(className, name -> new ByteArrayOutputStream());
                }
            };
        }
    }
}
