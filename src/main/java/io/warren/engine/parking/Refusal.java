package io.warren.engine.parking;

/** A message that cannot be sent again as was asked. */
final class Refusal extends Exception {
    private final ParkedAnswer answer;

    Refusal(ParkedAnswer answer) {
        super(answer.sentence());
        this.answer = answer;
    }

    ParkedAnswer answer() {
        return answer;
    }
}
