package io.warren.dev;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** The folder of a development run, empty at its start and its own while it lasts; beside it, the file that tells of it. */
final class DevFolder {
    private final Path path;
    private final Path announcement;
    private final FileChannel lock;

    private DevFolder(Path target, FileChannel lock) {
        this.path = target.resolve("warren-dev");
        this.announcement = target.resolve("warren-dev.json");
        this.lock = lock;
    }

    /** Old data is deleted: its sagas would not fit a broker that knows nothing of them. */
    static DevFolder fresh(Path target) throws Refusal, IOException {
        Files.createDirectories(target);
        var folder = new DevFolder(target, lock(target.resolve("warren-dev.lock")));
        Files.deleteIfExists(folder.announcement);
        FileSystemUtils.deleteRecursively(folder.path);
        Files.createDirectories(folder.path);
        return folder;
    }

    /** Held by the process, so that it is free however the process ends. */
    private static FileChannel lock(Path file) throws Refusal, IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        @Nullable FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw new Refusal(
                    "Another development run of this folder is under way, so nothing was started. Stop that one first.");
        }
        return channel;
    }

    Path path() {
        return path;
    }

    /** Tells other programs where everything is. */
    void announce(URI url, DevBroker broker, DevLogin login) throws IOException {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("url", url.toString());
        facts.put("amqp", broker.amqpUri(broker.vhost()));
        facts.put("management", broker.management().toString());
        facts.put("managementUser", broker.user());
        facts.put("managementPassword", broker.password());
        facts.put("operatorUser", login.user());
        facts.put("operatorPassword", login.password());
        facts.put("apiKey", login.apiKey());
        facts.put("pid", ProcessHandle.current().pid());
        facts.put("brokerPid", broker.pid().isPresent() ? broker.pid().getAsLong() : null);
        Path draft = Files.createTempFile(path, "warren-dev", ".json");
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValue(draft, facts);
        Files.move(draft, announcement, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes the announcement back; the lock stays until the process is gone, and with it all that uses the folder. */
    void forget() throws IOException {
        Files.deleteIfExists(announcement);
    }

    boolean locked() {
        return lock.isOpen();
    }
}
