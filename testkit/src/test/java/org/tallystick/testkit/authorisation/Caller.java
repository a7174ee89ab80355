package org.tallystick.testkit.authorisation;

import java.util.Locale;

/** The kinds of callers that anything tells apart. Each has its column in the table, where it is said who that is. */
enum Caller {
    FOUNDER,
    NODE,
    ADMIN,
    STEWARD,
    EX_STEWARD,
    AUTHOR,
    EX_AUTHOR,
    STAFF,
    PATIENT,
    EX_PATIENT,
    REKEYED_PATIENT,
    OTHER_PATIENT,
    BOTH,
    NODE_THERE,
    ADMIN_THERE,
    STEWARD_THERE,
    READER,
    OTHER_READER,
    PATIENT_THERE,
    SUSPENDED,
    OLD_KEY,
    FORGER,
    UNREGISTERED,
    APPLICANT;

    /** What its column is called. */
    String heading() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
