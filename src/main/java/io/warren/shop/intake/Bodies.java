package io.warren.shop.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads request bodies no further than they may be long. */
final class Bodies {
    /** The longest order, in bytes. */
    static final int LARGEST = 256 * 1024;

    private Bodies() {}

    static byte[] read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > LARGEST) {
            throw tooLarge();
        }
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        if (body.length > LARGEST) {
            throw tooLarge();
        }
        return body;
    }

    /** What a client wrote, fit to be said back: short, and nothing that moves a cursor. */
    static String shown(String written) {
        String plain = written.replaceAll("\\p{Cntrl}", " ");
        return plain.length() > 60 ? plain.substring(0, 60) + "..." : plain;
    }

    static Refused tooLarge() {
        return new Refused(
                413, "The order is larger than %d KiB. Nothing was stored; send less.".formatted(LARGEST / 1024));
    }
}
