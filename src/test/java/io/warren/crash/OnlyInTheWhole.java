package io.warren.crash;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes its time, and runs with {@code -Dcrash.sweep=whole}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIfSystemProperty(named = "crash.sweep", matches = "whole", disabledReason = "only with -Dcrash.sweep=whole")
@interface OnlyInTheWhole {}
