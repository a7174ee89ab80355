package org.tallystick.testkit.linkage;

import java.util.List;
import java.util.function.IntPredicate;

/** A way to learn from known trials what tells their answer. */
interface Attacker {
    /** Those that look at numbers. */
    List<Attacker> BY_NUMBERS = List.of(new BestThreshold(), new NearestCentroid(), new Regression(), new Neighbours());

    /** The one that looks at what is equal to what. */
    Attacker BY_VALUES = new SameValues();

    /** Guesses, from then on, the answer of any trial by its row. */
    IntPredicate learn(Lesson lesson);
}
