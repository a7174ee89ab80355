package org.tallystick.testkit.linkage;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.json.JsonObject;

/** Mistakes that a ledger like this could make, planted into what the spy has, and what each of them gives away. */
enum PlantedLeak {
    /** Entries carry their details sealed, but as long as they happen to be. */
    DETAILS_WITHOUT_PADDING(Question.PURPOSE) {
        @Override
        Trial into(Trial trial) {
            return each(trial, "", seen -> longer(seen, trial.unpadded().of(seen.place())));
        }
    },
    /** A type stands in the arguments. */
    TYPE_IN_CLEAR(Question.TYPE) {
        @Override
        Trial into(Trial trial) {
            String type = trial.secrets().pick(Question.TYPE, "lab-report", "intake");
            return each(trial, "records.share", seen -> says(seen, args -> args.with("type", type)));
        }
    },
    /** The commitment to the patient has no salt. */
    GUESSABLE_COMMITMENT(Question.PATIENT) {
        @Override
        Trial into(Trial trial) {
            Hash hash = Hash.of(Bytes.utf8(trial.secrets().pick(Question.PATIENT, "ana", "bea"))
                    .toArray());
            return each(
                    trial,
                    "records.share#1",
                    seen -> says(seen, args -> args.without("about").with("about", hash)));
        }
    },
    /** Nine times out of ten, one doctor's patients give their grants in the order of their handles. */
    HABITUAL_ORDER(Question.DOCTOR) {
        @Override
        Trial into(Trial trial) {
            List<Seen> gives = trial.seen().stream()
                    .filter(seen -> seen.place().matches("grants\\.give#[12]"))
                    .toList();
            List<String> subjects = new ArrayList<>(gives.stream()
                    .map(seen -> seen.json().object("args").string("subject"))
                    .sorted()
                    .toList());
            boolean byHabit =
                    gives.getFirst().raw().dangerArray()[gives.getFirst().raw().size() / 2] % 10 != 0;
            if (trial.secrets().is(Question.DOCTOR) == byHabit) {
                Collections.reverse(subjects);
            }
            return each(
                    trial,
                    "grants.give",
                    seen -> seen.place().endsWith("#3")
                            ? seen
                            : says(
                                    seen,
                                    args -> args.without("subject")
                                            .with(
                                                    "subject",
                                                    subjects.get(seen.place().endsWith("#1") ? 0 : 1))));
        }
    },
    /** A holder takes a second longer to refuse because of a denial. */
    SLOW_DENIAL(Question.DENIED) {
        @Override
        Trial into(Trial trial) {
            long late = trial.secrets().pick(Question.DENIED, 0L, 1_000L);
            return each(
                    trial,
                    "accesses.answer#1",
                    seen -> says(
                            seen,
                            args -> args.without("clock")
                                    .with("clock", seen.json().object("args").integer("clock") + late)));
        }
    },
    /** A member that is not concerned is sent what is meant for others, sealed. */
    SENT_TO_ALL(Question.SIZE) {
        @Override
        Trial into(Trial trial) {
            long size = trial.secrets().pick(Question.SIZE, 1L, 3L << 20);
            return each(
                    trial,
                    "own folder",
                    seen -> new Seen(
                            seen.place(),
                            seen.raw(),
                            seen.json().toBuilder().with("vault/new", size).build()));
        }
    };

    private final Question question;

    PlantedLeak(Question question) {
        this.question = question;
    }

    /** What it gives away. */
    Question question() {
        return question;
    }

    abstract Trial into(Trial trial);

    private static Trial each(Trial trial, String place, UnaryOperator<Seen> change) {
        List<Seen> seen = trial.seen().stream()
                .map(one -> one.place().startsWith(place) ? change.apply(one) : one)
                .toList();
        return new Trial(trial.secrets(), seen, trial.unpadded());
    }

    private static Seen says(Seen seen, UnaryOperator<JsonObject.Builder> change) {
        JsonObject args = change.apply(seen.json().object("args").toBuilder()).build();
        return new Seen(
                seen.place(),
                seen.raw(),
                seen.json().toBuilder().without("args").with("args", args).build());
    }

    private static Seen longer(Seen seen, long by) {
        return new Seen(
                seen.place(),
                Bytes.wrap(java.util.Arrays.copyOf(
                        seen.raw().dangerArray(), seen.raw().size() + (int) by)),
                seen.json());
    }
}
