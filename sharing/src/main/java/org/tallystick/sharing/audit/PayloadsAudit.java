package org.tallystick.sharing.audit;

import org.tallystick.formats.Hash;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.sharing.audit.VaultFinding.Version;
import org.tallystick.sharing.vault.VaultAudit;
import org.tallystick.sharing.vault.VaultAudit.Fate;

/** Holds a member's payloads against the records that it shared. */
final class PayloadsAudit {
    private static final String COMMITMENT = "commitment";

    private final MemberId member;
    private final VaultAudit vault;
    private final Found found;

    PayloadsAudit(MemberId member, VaultAudit vault, Found found) {
        this.member = member;
        this.vault = vault;
        this.found = found;
    }

    /** A transaction of this member's that was carried out: if it made a version of a record, the payload must be here. */
    void done(Transaction transaction) {
        JsonObject args = transaction.args();
        if (args.has(COMMITMENT)) {
            Version version =
                    new Version(new Handle(args.string("record")), args.has("version") ? args.integer("version") : 1);
            claim(version, args.hash(COMMITMENT));
        }
    }

    private void claim(Version version, Hash commitment) {
        switch (vault.claim(commitment)) {
            case Fate.Sound() -> {}
            case Fate.Damaged(String file, String why) ->
                found.add(new VaultFinding.PayloadDamaged(member, version, file, why));
            case Fate.Quarantined(String file) -> found.add(new VaultFinding.PayloadQuarantined(member, version, file));
            case Fate.Missing(String file) -> found.add(new VaultFinding.PayloadMissing(member, version, file));
        }
    }

    /**
     * What can only be said once every record has been seen.
     *
     * @param whole false if the ledger could not be read to its end
     */
    void finish(boolean whole) {
        vault.damagedUnclaimed().forEach((file, why) -> found.add(new VaultFinding.FileDamaged(member, file, why)));
        vault.putAside().forEach(file -> found.add(new VaultFinding.PutAside(member, file)));
        if (whole) {
            vault.unclaimed().forEach(file -> found.add(new VaultFinding.PayloadWithoutRecord(member, file)));
        }
    }
}
