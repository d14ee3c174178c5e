package io.warren.benchmark;

import benchmark.baseline.BaselineApplication;
import benchmark.participants.RemoteShop;
import io.warren.WarrenApplication;
import io.warren.road.WarrenProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is measured: a Java program that takes orders by REST.
 *
 * @param main its main class
 * @param steps the main class of the program that does its steps; none where it does them itself
 */
record Program(
        String name,
        Class<?> main,
        List<String> options,
        List<String> settings,
        @Nullable Class<?> steps) {
    private static final List<String> JVM = List.of("-Xmx512m");
    private static final List<String> PARTICIPANTS = List.of("inventory", "payment", "fulfillment", "notification");

    private Program(String name, Class<?> main, List<String> settings) {
        this(name, main, JVM, settings, null);
    }

    /** Warren with participants that only answer. */
    static Program answering() {
        return new Program("answering", AnsweringShop.class, List.of());
    }

    /** The same, with one set of lanes in each region for all of them. */
    static Program shared() {
        return new Program("shared", AnsweringShop.class, ofEach("shared-lanes=shop"));
    }

    /** Warren whose participants are somebody else's program, which only answers. */
    static Program remote() {
        return new Program("remote", WarrenApplication.class, JVM, ofEach("enabled=false"), RemoteShop.class);
    }

    /** Warren with the shop's own participants, and more in stock than is ordered. */
    static Program shop() {
        return new Program(
                "shop",
                WarrenApplication.class,
                List.of("--warren.inventory.stock[%s]=1000000000".formatted(Demand.SKU)));
    }

    /** What a team writes by hand, at its own risk. */
    static Program baseline() {
        return new Program(
                "baseline",
                BaselineApplication.class,
                List.of("--spring.config.location=classpath:benchmark/baseline.yml"));
    }

    Program with(List<String> moreOptions, List<String> moreSettings) {
        return new Program(name, main, joined(options, moreOptions), joined(settings, moreSettings), steps);
    }

    /** The same with nobody who does a step. */
    Program idle() {
        return new Program(name, main, options, joined(settings, ofEach("enabled=false")), null);
    }

    private static List<String> ofEach(String setting) {
        return PARTICIPANTS.stream()
                .map(it -> "--warren.participants.%s.%s".formatted(it, setting))
                .toList();
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    WarrenProcess.Java java() {
        return java(main, options);
    }

    /** That program does not get the measured one's options: it is somebody else's. */
    Optional<WarrenProcess.Java> javaOfSteps() {
        return Optional.ofNullable(steps).map(it -> java(it, JVM));
    }

    private static WarrenProcess.Java java(Class<?> main, List<String> options) {
        var all = new ArrayList<>(options);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return new WarrenProcess.Java(all);
    }
}
