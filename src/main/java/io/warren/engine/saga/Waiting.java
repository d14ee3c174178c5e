package io.warren.engine.saga;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A mailbox for threads. */
final class Waiting<T> implements Drive.Mailbox<T> {
    private final int capacity;
    private final Queue<T> items = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final Condition left = lock.newCondition();
    private boolean called;

    Waiting(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public void put(T item) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (items.size() >= capacity) {
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
            boolean room = items.size() < capacity;
            if (room) {
                add(item);
            }
            return room;
        } finally {
            lock.unlock();
        }
    }

    private void add(T item) {
        items.add(item);
        came.signal();
    }

    @Override
    public int size() {
        lock.lock();
        try {
            return items.size();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<T> take(int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (items.isEmpty() && !called) {
                came.await();
            }
            called = false;
            left.signalAll();
            return next(most);
        } finally {
            lock.unlock();
        }
    }

    private List<T> next(int most) {
        var taken = new ArrayList<T>(Math.min(most, items.size()));
        while (taken.size() < most && !items.isEmpty()) {
            taken.add(items.remove());
        }
        return taken;
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
