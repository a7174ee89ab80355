package org.tallystick.sharing.holder;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** One of each in turn, as long as any of them has more. */
final class Turns<T> implements Iterator<T> {
    private final Deque<Iterator<T>> waiting = new ArrayDeque<>();

    Turns(Stream<? extends Iterator<T>> those) {
        those.forEach(waiting::add);
    }

    @Override
    public boolean hasNext() {
        while (!waiting.isEmpty() && !waiting.getFirst().hasNext()) {
            waiting.removeFirst();
        }
        return !waiting.isEmpty();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Iterator<T> first = waiting.removeFirst();
        waiting.addLast(first);
        return first.next();
    }
}
