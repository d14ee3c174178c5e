package io.warren.benchmark;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** One kind of measurement; what it found it tells the bench. */
interface Trial {
    void run(Bench bench) throws IOException, InterruptedException, TimeoutException;
}
