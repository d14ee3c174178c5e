package io.warren.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a process and all that it has started have used so far, as Linux tells in {@code /proc}.
 *
 * @param cpuSeconds of user and system time, those of ended children included
 * @param residentBytes what is in memory now
 */
record Usage(double cpuSeconds, long residentBytes) {
    private static final double TICKS_PER_SECOND = 100;
    private static final long PAGE = 4_096;

    /** A process that ends meanwhile counts with what its parent has been told of it. */
    static Usage of(long pid) {
        return Stream.concat(
                        Stream.of(pid),
                        ProcessHandle.of(pid).stream()
                                .flatMap(ProcessHandle::descendants)
                                .map(ProcessHandle::pid))
                .flatMap(it -> alone(it).stream())
                .reduce(new Usage(0, 0), Usage::plus);
    }

    Usage plus(Usage other) {
        return new Usage(cpuSeconds + other.cpuSeconds, residentBytes + other.residentBytes);
    }

    /** Of that process without those that it has started; none where it has ended. */
    static Optional<Usage> alone(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int i = 11; i <= 14; i++) { // utime, stime, cutime, cstime
                ticks += Long.parseLong(fields[i]);
            }
            return Optional.of(new Usage(ticks / TICKS_PER_SECOND, Long.parseLong(fields[21]) * PAGE));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
