package org.tallystick.decision;

import java.util.Optional;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * What data may be asked for: the published list. The codes are those of HL7's PurposeOfUse value set
 * (terminology.hl7.org, v3-PurposeOfUse), which FHIR consents and OAuth scopes use as well. A grant for one purpose says
 * nothing about another; no purpose includes another.
 */
public enum Purpose {
    /** To treat the person. */
    TREATMENT("TREAT", "treatment"),
    /** To pay or be paid for what was delivered. */
    PAYMENT("HPAYMT", "payment"),
    /** To run the organisation: planning, audit, training. */
    OPERATIONS("HOPERAT", "operations"),
    /** To find and mend what is wrong with quality and safety. */
    QUALITY("HQUALIMP", "quality improvement"),
    /** To gain knowledge that holds beyond the case. */
    RESEARCH("HRESCH", "research"),
    /** To protect the public, by those charged with it. */
    PUBLIC_HEALTH("PUBHLTH", "public health"),
    /** Because the person asked for it. */
    OWN_REQUEST("PATRQT", "own request");

    private final String code;
    private final String title;

    Purpose(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** The code in documents, such as {@code TREAT}. */
    public String code() {
        return code;
    }

    /** The words for a reader, such as {@code treatment}. */
    public String title() {
        return title;
    }

    /** The purpose of that code, if the list has it. */
    public static Optional<Purpose> find(String code) {
        for (Purpose purpose : values()) {
            if (purpose.code.equals(code)) {
                return Optional.of(purpose);
            }
        }
        return Optional.empty();
    }

    /** The purpose of that code. @throws MalformedException {@link Fault#FIELD_VALUE} */
    public static Purpose of(String code) {
        return find(code)
                .orElseThrow(() -> new MalformedException(Fault.FIELD_VALUE, "'purpose' is not on the published list"));
    }
}
