package io.warren.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Looks every second at how much memory the program has in use. */
final class Memory {
    private final List<Long> seen = new ArrayList<>();
    private final Thread thread;
    private final Rig rig;

    Memory(Rig rig) {
        this.rig = rig;
        this.thread = Thread.ofPlatform().daemon().start(this::look);
    }

    private void look() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(1);
                seen.add(rig.program().residentBytes() >> 20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The median of each quarter of the time, in MiB. */
    String end() throws InterruptedException {
        thread.interrupt();
        thread.join();
        int quarter = Math.max(1, seen.size() / 4);
        return List.of(0, 1, 2, 3).stream()
                .map(i -> seen.stream()
                        .skip((long) i * quarter)
                        .limit(quarter)
                        .sorted()
                        .toList())
                .filter(it -> !it.isEmpty())
                .map(it -> String.valueOf(it.get(it.size() / 2)))
                .collect(Collectors.joining(", "));
    }
}
