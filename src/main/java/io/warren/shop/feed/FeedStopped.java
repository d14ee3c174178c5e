package io.warren.shop.feed;

/** The rest of the orders cannot be sent, and why. */
public final class FeedStopped extends Exception {
    private final String sentence;

    FeedStopped(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
