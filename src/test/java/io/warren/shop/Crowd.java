package io.warren.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Many who do something at the same moment. */
final class Crowd {
    private Crowd() {}

    static <T> List<T> of(int many, IntFunction<T> deed) throws Exception {
        var start = new CyclicBarrier(many);
        try (var threads = Executors.newFixedThreadPool(many)) {
            var deeds = new ArrayList<Callable<T>>();
            for (int i = 0; i < many; i++) {
                int me = i;
                deeds.add(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return deed.apply(me);
                });
            }
            var results = new ArrayList<T>();
            for (Future<T> each : threads.invokeAll(deeds, 60, TimeUnit.SECONDS)) {
                results.add(each.get());
            }
            return results;
        }
    }
}
