package org.tallystick.testkit.linkage;

import java.util.EnumSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The answers of one trial, which the script is played by and the attacker must not find. */
record Secrets(Set<Question> yes) {
    static Secrets draw(RandomGenerator random) {
        EnumSet<Question> yes = EnumSet.noneOf(Question.class);
        for (Question question : Question.values()) {
            if (question != Question.DENIED && random.nextBoolean()) {
                yes.add(question);
            }
        }
        if (yes.contains(yes.contains(Question.PATIENT) ? Question.EFFECT_OTHER : Question.EFFECT)) {
            yes.add(Question.DENIED);
        }
        return new Secrets(yes);
    }

    boolean is(Question question) {
        return yes.contains(question);
    }

    /** One of two, by the answer to a question. */
    <T> T pick(Question question, T no, T ifYes) {
        return is(question) ? ifYes : no;
    }
}
