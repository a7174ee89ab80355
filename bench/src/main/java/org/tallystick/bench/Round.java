package org.tallystick.bench;

/** Transactions committed, and the checks of their signatures in the moments before and after. */
record Round(Rate committed, Rate verified) {
    static final Round NOTHING = new Round(Rate.NOTHING, Rate.NOTHING);

    Round plus(Round other) {
        return new Round(committed.plus(other.committed), verified.plus(other.verified));
    }

    double ratio() {
        return committed.perSecond() / verified.perSecond();
    }

    Figure figure(String name) {
        return new Figure(name, committed.perSecond(), "tx/s", verified.perSecond(), "signature checks/s");
    }

    /** As if nobody else ran on the machine, and nothing ever waited. */
    Figure processorFigure(String name) {
        return new Figure(
                name, committed.perProcessorSecond(), "tx/cpu-s", verified.perProcessorSecond(), "checks/cpu-s");
    }
}
