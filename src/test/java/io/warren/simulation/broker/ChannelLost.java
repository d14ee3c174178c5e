package io.warren.simulation.broker;

/** The broker closed the channel instead of doing what it was asked. */
public final class ChannelLost extends RuntimeException {
    private final int code;

    ChannelLost(int code, String message) {
        super(message);
        this.code = code;
    }

    public int code() {
        return code;
    }
}
