package io.warren.shop.feed;

import java.io.Console;

/** Whether a person watches. */
public final class Terminal {
    private Terminal() {}

    /** Whether this process reads from and writes to a terminal that can redraw a line. */
    public static boolean present() {
        Console console = System.console();
        return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Java 22 has a console even without a terminal, and a method to tell, which Java 21 lacks. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
