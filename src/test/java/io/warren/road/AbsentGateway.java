package io.warren.road;

import io.warren.shop.payment.Money;
import io.warren.shop.payment.PaymentGateway;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A payment service that can be switched off, and knows when it was called. */
class AbsentGateway implements PaymentGateway {
    private final List<Long> calls = new CopyOnWriteArrayList<>();
    private volatile @Nullable Unavailable trouble;

    /** @param saysSo whether no connection comes about, or the calls just fail */
    void away(boolean saysSo) {
        calls.clear();
        trouble = saysSo
                ? new Unavailable("The payment service is down.", new ConnectException("Connection refused"))
                : new Unavailable("The payment service did not answer.");
    }

    void back() {
        calls.clear();
        trouble = null;
    }

    int calls() {
        return calls.size();
    }

    /** The most calls that began within any one second. */
    int busiestSecond() {
        var times = calls.stream().sorted().toList();
        int most = 0;
        for (int first = 0, last = 0; last < times.size(); last++) {
            while (times.get(last) - times.get(first) >= 1_000_000_000L) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

    @Override
    public Answer authorize(Request request, Money money) throws Unavailable {
        calls.add(System.nanoTime());
        Unavailable now = trouble;
        if (now != null) {
            throw now;
        }
        return new Answer.Approved("auth-" + request.key());
    }

    @Override
    public void voidAuthorization(Request request, String reference) {}

    @Override
    public Answer refund(Request request, Money money) {
        return new Answer.Approved("refund-" + request.key());
    }
}
