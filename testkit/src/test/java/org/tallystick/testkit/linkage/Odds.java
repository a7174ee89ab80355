package org.tallystick.testkit.linkage;

/** How far chance goes: the binomial distribution of right guesses, each right with one half. */
final class Odds {
    private Odds() {}

    /**
     * The fewest right guesses of so many that surprise: chance comes so far, or as far below one half, no more often
     * than that.
     */
    static int surprising(int guesses, double alarm) {
        double beyond = 0;
        int right = guesses + 1;
        while (right > 0 && 2 * (beyond + exactly(right - 1, guesses)) <= alarm) {
            right--;
            beyond += exactly(right, guesses);
        }
        return right;
    }

    /** How likely chance is right exactly so often. */
    private static double exactly(int right, int guesses) {
        double logarithm = -guesses * Math.log(2);
        for (int i = 1; i <= right; i++) {
            logarithm += Math.log((guesses - right + i) / (double) i);
        }
        return Math.exp(logarithm);
    }
}
