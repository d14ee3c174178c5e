package io.warren.engine.saga;

import io.warren.engine.message.SagaRef;

/** Is told what sagas do, once it is stored. Must return soon, and has no say. */
interface Onlooker {
    void began(SagaRef saga);

    /** @param after the very same as before where nothing of it was written */
    void decided(Saga before, Saga after, SagaEvent event, Decision decision);

    /** A reply was put aside: no saga has asked for it, or not from them. */
    default void disowned() {}

    /** Both, one after the other. */
    static Onlooker both(Onlooker one, Onlooker other) {
        return new Onlooker() {
            @Override
            public void began(SagaRef saga) {
                one.began(saga);
                other.began(saga);
            }

            @Override
            public void decided(Saga before, Saga after, SagaEvent event, Decision decision) {
                one.decided(before, after, event, decision);
                other.decided(before, after, event, decision);
            }

            @Override
            public void disowned() {
                one.disowned();
                other.disowned();
            }
        };
    }
}
