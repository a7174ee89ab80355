package org.tallystick.testkit.linkage;

import java.util.EnumSet;
import java.util.Set;

/** What an attacker is asked about a trial; each has the answers yes and no, drawn evenly and apart from all others. */
enum Question {
    /** Of two known patients, is the new record about the second? */
    PATIENT(false),
    /** Of two types, with labels of their own lengths, is it the second? */
    TYPE(false),
    /** Of two purposes, one with a long reason and one without, is it the second? */
    PURPOSE(false),
    /** Of two doctors, one with a clock that is ahead, stands the second behind the new account? */
    DOCTOR(false),
    /** Is the file that is shared, and read, of 3 MB, or of 1 byte? */
    SIZE(false),
    /** Does the first patient's grant deny, or allow something else? */
    EFFECT(false),
    /** The same of the second patient's: so whose grant decides does not say how. */
    EFFECT_OTHER(false),
    /** Does what is allowed name another purpose, or another reader? */
    NEAR_MISS(false),
    /** Did the grant that opened name one type, or all records? */
    SCOPE(false),
    /** Was the read refused because of a denial? Follows from the above. */
    DENIED(false),
    /** Of the two patients, is the record that a doctor was allowed to read about the second? */
    PATIENT_READ(true);

    private final boolean linkable;

    Question(boolean linkable) {
        this.linkable = linkable;
    }

    /** Those whose answers the ledger hides; of the others SECURITY.md says that it tells. */
    static Set<Question> hidden() {
        EnumSet<Question> hidden = EnumSet.allOf(Question.class);
        hidden.removeIf(question -> question.linkable);
        return hidden;
    }
}
