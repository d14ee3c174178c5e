package io.warren.benchmark;

import benchmark.baseline.BaselineApplication;
import io.warren.WarrenApplication;
import io.warren.road.WarrenProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is measured: a Java program that takes orders by REST.
 *
 * @param main its main class
 */
record Program(String name, Class<?> main, List<String> options, List<String> settings) {
    private static final List<String> JVM = List.of("-Xmx512m");

    /** Warren with participants that only answer. */
    static Program answering() {
        return new Program("answering", AnsweringShop.class, JVM, List.of());
    }

    /** Warren with the shop's own participants, and more in stock than is ordered. */
    static Program shop() {
        return new Program(
                "shop",
                WarrenApplication.class,
                JVM,
                List.of("--warren.inventory.stock[%s]=1000000000".formatted(Demand.SKU)));
    }

    /** What a team writes by hand, at its own risk. */
    static Program baseline() {
        return new Program(
                "baseline",
                BaselineApplication.class,
                JVM,
                List.of("--spring.config.location=classpath:benchmark/baseline.yml"));
    }

    Program with(List<String> moreOptions, List<String> moreSettings) {
        return new Program(name, main, joined(options, moreOptions), joined(settings, moreSettings));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    WarrenProcess.Java java() {
        var all = new ArrayList<>(options);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return new WarrenProcess.Java(all);
    }
}
