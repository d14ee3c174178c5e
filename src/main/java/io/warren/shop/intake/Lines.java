package io.warren.shop.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream read line by line, holding no more of a line than it may be long. */
final class Lines {
    private final InputStream in;
    private final int longest;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int number;
    private boolean tooLong;

    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        line.reset();
        tooLong = false;
        number++;
        int c = in.read();
        if (c < 0) {
            return false;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.size() < longest) {
                line.write(c);
            } else {
                tooLong = true;
            }
        }
        return true;
    }

    byte[] line() {
        return line.toByteArray();
    }

    boolean blank() {
        return line.toString(java.nio.charset.StandardCharsets.UTF_8).isBlank();
    }

    boolean tooLong() {
        return tooLong;
    }

    int number() {
        return number;
    }

    boolean moreAtHand() throws IOException {
        return in.available() > 0;
    }
}
