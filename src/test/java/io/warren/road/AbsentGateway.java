package io.warren.road;

import io.warren.shop.payment.Money;
import io.warren.shop.payment.PaymentGateway;
import java.net.ConnectException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A payment service that can be switched off, and knows when it was called. */
class AbsentGateway implements PaymentGateway {
    private final List<Long> calls = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    void away(boolean now) {
        calls.clear();
        away = now;
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
        if (away) {
            throw new Unavailable("The payment service is down.", new ConnectException("Connection refused"));
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
