package org.tallystick.bench;

/** So much done, and what it took. */
record Rate(long count, Spent spent) {
    static final Rate NOTHING = new Rate(0, Spent.NOTHING);

    static Rate of(long count, Runnable work) {
        return new Rate(count, Spent.on(work));
    }

    double perSecond() {
        return count / spent.seconds();
    }

    double perProcessorSecond() {
        return count / spent.processorSeconds();
    }

    Rate plus(Rate other) {
        return new Rate(count + other.count, spent.plus(other.spent));
    }
}
