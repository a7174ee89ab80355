package org.tallystick.sharing.audit;

import java.util.List;
import java.util.Optional;
import org.tallystick.formats.id.MemberId;

/**
 * What an audit of one member's folder did and found.
 *
 * @param payloads how many payloads there are, those in quarantine apart
 * @param bytes how many bytes their files have
 * @param documents how many small documents there are
 * @param details how many details were held against their entries
 * @param names how many of these name an account: the address book
 * @param unchecked what could not be checked, and why
 * @param findings what is wrong, the first {@value Found#MOST} of it
 */
public record VaultReport(
        MemberId member,
        long payloads,
        long bytes,
        long documents,
        long details,
        long names,
        Optional<String> unchecked,
        List<VaultFinding> findings) {
    public VaultReport {
        findings = List.copyOf(findings);
    }
}
