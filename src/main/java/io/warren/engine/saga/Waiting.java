package io.warren.engine.saga;

import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** A mailbox for threads. */
final class Waiting<T> implements Drive.Mailbox<T> {
    private final int capacity;
    private final Rows<T> rows;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final Condition left = lock.newCondition();
    private boolean called;

    /** @param capacity of each row */
    Waiting(int capacity, Predicate<? super T> urgent) {
        this.capacity = capacity;
        this.rows = new Rows<>(urgent);
    }

    @Override
    public void put(T item) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (rows.before(item) >= capacity) {
                left.await();
            }
            add(item);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean offer(T item) {
        lock.lock();
        try {
            boolean room = rows.before(item) < capacity;
            if (room) {
                add(item);
            }
            return room;
        } finally {
            lock.unlock();
        }
    }

    private void add(T item) {
        rows.add(item);
        came.signal();
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return rows.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<T> take(int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (rows.size() == 0 && !called) {
                came.await();
            }
            called = false;
            left.signalAll();
            return rows.next(most);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void call() {
        lock.lock();
        try {
            called = true;
            came.signal();
        } finally {
            lock.unlock();
        }
    }
}
