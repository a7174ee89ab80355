package org.tallystick.decision;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.tallystick.formats.Fault;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/**
 * What a grant says: who may, or may not, read what, for which purposes, when, and why. This is the part of the grant's
 * details that decides.
 *
 * @param effect allow or deny
 * @param reader whom it is about
 * @param scope which of the subject's records
 * @param purposes sorted; an allowance names each, a denial may name none and then means every purpose
 * @param basis sorted; an allowance names one that stands alone and may add one of article 9; a denial needs none
 * @param from first moment, milliseconds since 1970, UTC
 * @param until first moment at which it is over, milliseconds since 1970, UTC
 */
public record Terms(
        Effect effect,
        ReaderTerm reader,
        Scope scope,
        List<Purpose> purposes,
        List<LegalBasis> basis,
        Optional<Long> from,
        Optional<Long> until) {

    /** Whether a grant opens or closes. */
    public enum Effect {
        ALLOW,
        DENY
    }

    public Terms {
        purposes = List.copyOf(new TreeSet<>(purposes));
        basis = List.copyOf(new TreeSet<>(basis));
        boolean denial = effect == Effect.DENY;
        MalformedException.unless(
                denial || !purposes.isEmpty(), Fault.FIELD_VALUE, "an allowance names its 'purposes'");
        MalformedException.unless(
                denial || basis.stream().anyMatch(LegalBasis::standsAlone),
                Fault.FIELD_VALUE,
                "an allowance names a 'basis' of article 6 GDPR, or NOT-PERSONAL");
        MalformedException.unless(
                from.isEmpty() || until.isEmpty() || from.get() < until.get(),
                Fault.FIELD_VALUE,
                "'from' lies before 'until'");
    }

    boolean isDenial() {
        return effect == Effect.DENY;
    }

    /** True if the giver may rest an allowance on this basis: the subject consents, the owner never does. */
    public boolean restsOnWordOf(Giver giver) {
        return switch (giver) {
            case SUBJECT -> basis.contains(LegalBasis.CONSENT) || basis.contains(LegalBasis.NOT_PERSONAL);
            case OWNER -> basis.stream().noneMatch(LegalBasis::isConsent);
        };
    }

    boolean hasBegun(long time) {
        return from.isEmpty() || from.get() <= time;
    }

    boolean isOver(long time) {
        return until.isPresent() && until.get() <= time;
    }

    boolean names(Purpose purpose) {
        return purposes.contains(purpose) || purposes.isEmpty();
    }

    boolean covers(Handle record, RecordTerms terms) {
        return scope.covers(record, terms);
    }

    /** Reads the form that {@link #json} writes. @throws MalformedException with the field that is wrong */
    public static Terms of(JsonObject json) {
        json.allowOnly("basis", "effect", "from", "purposes", "reader", "scope", "until");
        return new Terms(
                effect(json.string("effect")),
                ReaderTerm.of(json.object("reader")),
                Scope.of(json.object("scope")),
                json.strings("purposes").stream().map(Purpose::of).toList(),
                json.strings("basis").stream().map(LegalBasis::of).toList(),
                time(json, "from"),
                time(json, "until"));
    }

    private static Effect effect(String code) {
        return switch (code) {
            case "allow" -> Effect.ALLOW;
            case "deny" -> Effect.DENY;
            default -> throw new MalformedException(Fault.FIELD_VALUE, "'effect' is 'allow' or 'deny'");
        };
    }

    private static Optional<Long> time(JsonObject json, String name) {
        return json.has(name) ? Optional.of(json.integer(name)) : Optional.empty();
    }

    /** Only what is there: an empty list and an absent time are left out. */
    public JsonObject json() {
        JsonObject.Builder out = JsonObject.with("effect", effect == Effect.ALLOW ? "allow" : "deny")
                .with("reader", reader.json())
                .with("scope", scope.json());
        if (!purposes.isEmpty()) {
            out.with(
                    "purposes",
                    purposes.stream().map(Purpose::code).map(Json::of).collect(JsonArray.collector()));
        }
        if (!basis.isEmpty()) {
            out.with("basis", basis.stream().map(LegalBasis::code).map(Json::of).collect(JsonArray.collector()));
        }
        from.ifPresent(time -> out.with("from", time));
        until.ifPresent(time -> out.with("until", time));
        return out.build();
    }

    @Override
    public String toString() {
        return "the terms of a grant";
    }
}
