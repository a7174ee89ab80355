package org.tallystick.node.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.tallystick.api.TlsFiles;
import org.tallystick.sharing.vault.VaultSettings;

/** The fields that say how a member's node runs. */
final class MemberFields {
    private static final long MIB = 1L << 20;
    private static final long TIB = 1L << 40;

    private MemberFields() {}

    /** What may stand at the top for all members: all but where one listens, and with which certificate. */
    static MemberSettings read(Section section, MemberSettings usual) {
        return new MemberSettings(
                usual.listen(),
                usual.tls(),
                section.value("trust").map(Value::readable).or(usual::trust),
                section.section("limits")
                        .map(limits -> LimitFields.read(limits, usual.limits()))
                        .orElse(usual.limits()),
                section.section("vault")
                        .map(vault -> vault(vault, usual.vault()))
                        .orElse(usual.vault()));
    }

    /** What one member says of its own node. */
    static MemberSettings ofOne(Section section, MemberSettings usual) {
        MemberSettings same = read(section, usual);
        return new MemberSettings(
                section.value("listen").map(Value::address),
                section.section("tls").map(MemberFields::tls),
                same.trust(),
                same.limits(),
                same.vault());
    }

    private static TlsFiles tls(Section section) {
        Optional<Path> certificates = section.value("certificates").map(Value::readable);
        Optional<Path> key = section.value("key").map(Value::readable);
        section.requireNoOther();
        if (certificates.isEmpty() || key.isEmpty()) {
            throw section.wrong("'tls' needs both 'certificates' and 'key'");
        }
        return new TlsFiles(certificates.get(), key.get());
    }

    private static VaultKeeping vault(Section section, VaultKeeping usual) {
        VaultSettings bounds = usual.bounds();
        long reserve = section.value("disk-reserve")
                .map(value -> value.size(64 * MIB, 16 * TIB))
                .orElse(bounds.reserve());
        Duration scrub = section.value("check-every")
                .map(value -> value.time(Duration.ofHours(1), Duration.ofDays(90)))
                .orElse(usual.rhythm().scrub());
        section.requireNoOther();
        return new VaultKeeping(
                new VaultSettings(bounds.maxPayload(), reserve, bounds.orphansAfter()),
                usual.rhythm().scrubbingEvery(scrub));
    }
}
