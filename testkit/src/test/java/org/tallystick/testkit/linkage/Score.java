package org.tallystick.testkit.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How often an attacker was right about trials whose answer it was not told.
 *
 * @param attacker its name, and what it looked at
 * @param surprising from so many on it is no chance; nor is it if as many are wrong
 */
record Score(Question question, String attacker, int right, int guesses, int surprising) {
    /** How often a run in which nothing leaks is taken for one in which something does. */
    static final double FALSE_ALARM = 1e-6;

    private static final double EACH =
            FALSE_ALARM / (Question.values().length * (Attacker.BY_NUMBERS.size() * View.values().length + 1));

    /** Every attacker at each question: each second trial is told, the others are asked about. */
    static List<Score> of(List<Trial> trials, Set<Question> questions) {
        List<Features> features = trials.stream().map(Features::of).toList();
        int[] known = every(0, trials.size());
        List<Score> scores = new ArrayList<>();
        for (View view : View.values()) {
            Table table = Table.of(features, view, known);
            for (Question question : questions) {
                Lesson lesson = new Lesson(table, known, answers(trials, question));
                Attacker.BY_NUMBERS.forEach(attacker -> scores.add(score(attacker, view.name(), question, lesson)));
                if (view == View.EVERYTHING) {
                    scores.add(score(Attacker.BY_VALUES, "values", question, lesson));
                }
            }
        }
        return scores;
    }

    private static boolean[] answers(List<Trial> trials, Question question) {
        boolean[] answers = new boolean[trials.size()];
        for (int trial = 0; trial < answers.length; trial++) {
            answers[trial] = trials.get(trial).secrets().is(question);
        }
        return answers;
    }

    private static int[] every(int first, int size) {
        return IntStream.range(0, size).filter(trial -> trial % 2 == first).toArray();
    }

    private static Score score(Attacker attacker, String of, Question question, Lesson lesson) {
        IntPredicate guess = attacker.learn(lesson);
        int[] asked = every(1, lesson.trials());
        int right = (int) IntStream.of(asked)
                .filter(trial -> guess.test(trial) == lesson.answer(trial))
                .count();
        String name = attacker.getClass().getSimpleName() + " of " + of;
        return new Score(question, name, right, asked.length, Odds.surprising(asked.length, EACH));
    }

    /** True if chance alone would come so far, above one half or below. */
    boolean isChance() {
        return right < surprising && guesses - right < surprising;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s by %s: %d of %d right, surprising from %d on",
                question,
                attacker,
                right,
                guesses,
                surprising);
    }
}
