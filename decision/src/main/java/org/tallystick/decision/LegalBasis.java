package org.tallystick.decision;

import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;

/**
 * Why a grant may be given: the published list. The codes are those of the Data Privacy Vocabulary's GDPR extension
 * (w3id.org/dpv/legal/eu/gdpr) for Regulation (EU) 2016/679: one of article 6(1) for all personal data, and one of article
 * 9(2) beside it for health and other special categories.
 */
public enum LegalBasis {
    CONSENT("A6-1-a", "consent"),
    CONTRACT("A6-1-b", "contract with the person"),
    LEGAL_OBLIGATION("A6-1-c", "legal obligation"),
    VITAL_INTEREST("A6-1-d", "vital interest"),
    PUBLIC_INTEREST("A6-1-e", "public interest or official authority"),
    LEGITIMATE_INTEREST("A6-1-f", "legitimate interest"),
    EXPLICIT_CONSENT("A9-2-a", "explicit consent"),
    EMPLOYMENT_AND_SOCIAL_SECURITY("A9-2-b", "employment, social security and social protection law"),
    SPECIAL_VITAL_INTEREST("A9-2-c", "vital interest of a person who cannot consent"),
    MEMBERS_OF_A_BODY("A9-2-d", "members of a not-for-profit body"),
    MADE_PUBLIC("A9-2-e", "made public by the person"),
    LEGAL_CLAIMS("A9-2-f", "legal claims"),
    SUBSTANTIAL_PUBLIC_INTEREST("A9-2-g", "substantial public interest"),
    HEALTH_CARE("A9-2-h", "health or social care"),
    PUBLIC_HEALTH("A9-2-i", "public health"),
    RESEARCH_AND_ARCHIVES("A9-2-j", "archiving, research or statistics"),
    /** The data are about no natural person (a batch of food, a machine), so the regulation does not ask. */
    NOT_PERSONAL("NOT-PERSONAL", "not personal data");

    private final String code;
    private final String title;

    LegalBasis(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** The code in documents, such as {@code A6-1-a}. */
    public String code() {
        return code;
    }

    /** The words for a reader, such as {@code legal obligation}. */
    public String title() {
        return title;
    }

    /** True for the two that only the person can give. */
    public boolean isConsent() {
        return this == CONSENT || this == EXPLICIT_CONSENT;
    }

    /** True if the basis is one of article 6(1), or says that none is needed. */
    public boolean standsAlone() {
        return !code.startsWith("A9");
    }

    /** The basis of that code. @throws MalformedException {@link Fault#FIELD_VALUE} */
    public static LegalBasis of(String code) {
        for (LegalBasis basis : values()) {
            if (basis.code.equals(code)) {
                return basis;
            }
        }
        throw new MalformedException(Fault.FIELD_VALUE, "'basis' has a code that is not on the published list");
    }
}
