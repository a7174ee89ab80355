package org.tallystick.api.resource;

import java.io.IOException;
import java.util.Optional;
import org.tallystick.api.auth.Viewer;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.store.LedgerView;
import org.tallystick.ledger.store.Page;
import org.tallystick.ledger.store.Version;
import org.tallystick.sealing.hpke.Binding;
import org.tallystick.sealing.hpke.Hpke;
import org.tallystick.sealing.hpke.RecipientKey;
import org.tallystick.sharing.accesses.Access;
import org.tallystick.sharing.accesses.Accesses;
import org.tallystick.sharing.accesses.Release;
import org.tallystick.sharing.holder.CommittedView;
import org.tallystick.sharing.holder.Releases;
import org.tallystick.sharing.records.Records;
import org.tallystick.sharing.vault.Found;
import org.tallystick.sharing.vault.HeldPayload;
import org.tallystick.sharing.vault.Vault;

/**
 * Gives out what an access releases, to the account that asked and to nobody else, as long as {@link Releases} says so. Its key
 * leaves the vault only sealed to that account.
 */
final class Handout {
    private static final int VERSIONS = 100;

    private final CommittedState state;
    private final Releases releases;
    private final Vault vault;
    private final Hpke hpke;

    /** What is released: the payload (to be closed), under which commitment, as which version of which record. */
    record Opened(HeldPayload payload, Hash commitment, Release.Open release) {}

    Handout(CommittedState state, Releases releases, Vault vault, Hpke hpke) {
        this.state = state;
        this.releases = releases;
        this.vault = vault;
        this.hpke = hpke;
    }

    /** @throws ProblemException if nothing is released to that viewer */
    Opened open(Handle access, Viewer viewer) throws IOException {
        Release.Open release = requireOpen(access, viewer);
        Hash commitment = commitment(release);
        return switch (vault.find(commitment)) {
            case Found.Held(HeldPayload payload) -> new Opened(payload, commitment, release);
            case Found.Quarantined() ->
                throw new ProblemException(Code.PAYLOAD_DAMAGED, "it failed its integrity check and is in quarantine");
            case Found.Absent() -> throw new ProblemException(Code.PAYLOAD_DAMAGED, "the vault does not have it");
        };
    }

    /** What opens the payload, sealed to the account that asked. */
    JsonObject document(Handle access, Viewer viewer) throws IOException {
        Opened opened = open(access, viewer);
        try (HeldPayload payload = opened.payload()) {
            Account reader = account(viewer).orElseThrow();
            Release.Open release = opened.release();
            long entry = answeredAt(access);
            Binding binding = new Binding.Release(
                    state.network(), access, entry, release.record(), release.version(), reader.id());
            Bytes sealed = payload.dangerRelease().seal(hpke, RecipientKey.of(reader.encryptionKey()), binding);
            return JsonObject.with("access", access.value())
                    .with("entry", entry)
                    .with("record", release.record().value())
                    .with("version", release.version())
                    .with("recipient", reader.id().toString())
                    .with("sealed", Base64Text.encodeUrl(sealed.dangerArray()))
                    .build();
        }
    }

    /** @throws ProblemException if nothing is released to that viewer */
    Release.Open requireOpen(Handle access, Viewer viewer) {
        Optional<Account> reader = account(viewer);
        Sight.requireSeen(reader.isPresent());
        CommittedView now = new CommittedView(state.store().committed());
        return switch (releases.check(now, reader.orElseThrow().id(), access)) {
            case Release.Open open -> open;
            case Release.Closed(Release.Reason reason) -> throw closed(reason);
            case Release.Overturned overturned ->
                throw new ProblemException(
                        Code.NOT_RELEASED, "it was allowed, and would be refused now: " + overturned.code());
        };
    }

    private static ProblemException closed(Release.Reason reason) {
        String why = switch (reason) {
            case UNKNOWN -> "";
            case UNANSWERED -> "it has not been answered yet";
            case REFUSED -> "it was refused, or closed by its reader";
            case OTHER_HOLDER -> "another member allowed it: ask that member's node";
            case READER_INACTIVE -> "the reader's account is not active";
            case RETIRED -> "the record was retired";
            case GRANT_REVOKED -> "a grant that it rests on was revoked";
            case OVER -> "it was allowed too long ago";
        };
        return why.isEmpty()
                ? new ProblemException(
                        Code.NOT_FOUND, "what does not concern whoever asks is answered as if it were not there")
                : new ProblemException(Code.NOT_RELEASED, why);
    }

    private static Optional<Account> account(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Known known -> Optional.of(known.account());
            case Viewer.Stranger() -> Optional.empty();
        };
    }

    /** The index of the entry that holds the answer. */
    private long answeredAt(Handle access) {
        return Accesses.access(state, access)
                .flatMap(Access::answer)
                .flatMap(answer -> state.find(answer.details().transaction()))
                .orElseThrow(() -> new IllegalStateException("an access was allowed by no entry"))
                .index();
    }

    /** What the ledger held for that version of the record; the newest is looked at first. */
    private Hash commitment(Release.Open release) {
        LedgerView view = state.store().committed();
        Key key = Records.recordKey(release.record());
        long before = Long.MAX_VALUE;
        for (boolean more = true; more; ) {
            Page<Version> page = view.history(key, before, VERSIONS);
            for (Version version : page.items()) {
                Optional<JsonObject> record =
                        version.value().map(value -> Json.parseObject(value).orThrow());
                if (record.isPresent() && record.get().integer("version") == release.version()) {
                    return record.get().hash("commitment");
                }
                before = version.entry();
            }
            more = page.more();
        }
        throw new IllegalStateException("a version was released that no record has");
    }
}
