package org.tallystick.decision;

import java.util.List;
import java.util.Locale;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonObject;

/** What the decision says, by which rule, and on which grants or denials it rests. */
public sealed interface Verdict {

    /** The reader may read. */
    record Allowed(AllowRule rule, List<Handle> grants) implements Verdict {
        public Allowed {
            grants = List.copyOf(grants);
        }
    }

    /** The reader may not read. */
    record Refused(RefuseRule rule, List<Handle> grants) implements Verdict {
        public Refused {
            grants = List.copyOf(grants);
        }
    }

    /** The four ways in which a reader may read. */
    enum AllowRule {
        /** The reader is the person whom the record is about. */
        SUBJECT,
        /** The reader signed the record's current version, and still works for its member. */
        AUTHOR,
        /** The subject consented. */
        CONSENT,
        /** The owner names a legal basis; never the subject's consent. */
        LEGAL_BASIS
    }

    /** The ways in which a reader may not, in the order in which they are tried. */
    enum RefuseRule {
        /** The reader's account is suspended or unknown. */
        READER_INACTIVE,
        /** The record was retired. */
        RETIRED,
        /** The holder lacks the details of the record, of the request, or of a live grant or denial. */
        DETAILS_MISSING,
        /** The record's details name another subject than the one whose grants were looked at. */
        SUBJECT_MISMATCH,
        /** The request's purpose is not on the published list. */
        PURPOSE_UNKNOWN,
        /** The record may not be released in the region of the reader's member, or that region is not known. */
        REGION,
        /** A denial covers this. */
        DENIED,
        /** A grant covers this, and the holder has not acknowledged it yet. */
        NOT_ACKNOWLEDGED,
        /** A grant covers this, on a basis that whoever gave it cannot give. */
        BASIS,
        /** A grant covers this, and has not begun by one of the two clocks. */
        NOT_YET,
        /** A grant covers this, and is over by one of the two clocks. */
        EXPIRED,
        /** A grant covers this reader and record, for other purposes. */
        OTHER_PURPOSE,
        /** Nothing covers this. */
        NO_GRANT
    }

    /** True if the reader may read. */
    default boolean allowed() {
        return this instanceof Allowed;
    }

    /** The rule's word in documents, such as {@code legal-basis}. */
    default String ruleCode() {
        String name = switch (this) {
            case Allowed allowed -> allowed.rule().name();
            case Refused refused -> refused.rule().name();
        };
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The grants that opened, or the denials that closed; empty for rules that rest on neither. */
    List<Handle> grants();

    /** The verdict as one document, with the version of the function that gave it. */
    default JsonObject json() {
        return JsonObject.with("function", Decision.FUNCTION)
                .with("allowed", allowed())
                .with("rule", ruleCode())
                .with("grants", QuestionJson.handles(grants()))
                .build();
    }
}
