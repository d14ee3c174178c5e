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
 * @param answeredByOthers whether a program of its own does the steps
 */
record Program(String name, Class<?> main, List<String> options, List<String> settings, boolean answeredByOthers) {
    private static final List<String> JVM = List.of("-Xmx512m");
    static final List<String> PARTICIPANTS = List.of("inventory", "payment", "fulfillment", "notification");

    /** Warren with participants that only answer. */
    static Program answering() {
        return new Program("answering", AnsweringShop.class, JVM, List.of(), false);
    }

    /** The same, and all four take the lanes of a region together: a quarter of the queues. */
    static Program shared() {
        return new Program(
                "shared", AnsweringShop.class, JVM, ofEach("--warren.participants.%s.shared-lanes=shop"), false);
    }

    /** Warren without participants; a program of its own answers the commands. */
    static Program remote() {
        Program idle = answering().idle();
        return new Program("remote", idle.main, idle.options, idle.settings, true);
    }

    private static List<String> ofEach(String setting) {
        return PARTICIPANTS.stream().map(setting::formatted).toList();
    }

    /** The same with nobody who works. */
    Program idle() {
        return with(List.of(), ofEach("--warren.participants.%s.enabled=false"));
    }

    /** Warren with the shop's own participants, and more in stock than is ordered. */
    static Program shop() {
        return new Program(
                "shop",
                WarrenApplication.class,
                JVM,
                List.of("--warren.inventory.stock[%s]=1000000000".formatted(Demand.SKU)),
                false);
    }

    /** What a team writes by hand, at its own risk. */
    static Program baseline() {
        return new Program(
                "baseline",
                BaselineApplication.class,
                JVM,
                List.of("--spring.config.location=classpath:benchmark/baseline.yml"),
                false);
    }

    Program with(List<String> moreOptions, List<String> moreSettings) {
        return new Program(name, main, joined(options, moreOptions), joined(settings, moreSettings), answeredByOthers);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    WarrenProcess.Java java() {
        return java(main, options);
    }

    /** A class of ours as a program. */
    static WarrenProcess.Java java(Class<?> main, List<String> options) {
        var all = new ArrayList<>(options);
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return new WarrenProcess.Java(all);
    }
}
