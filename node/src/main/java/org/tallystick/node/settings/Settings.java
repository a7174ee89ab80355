package org.tallystick.node.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.mempool.Bounds;

/**
 * What an operator may change, in {@code tallystick.yaml}: {@code docs/tallystick.yaml} shows all of it. Everything has a
 * default, and the file may be missing. What stands at the top counts for every member whose node this process runs, unless
 * the member says otherwise.
 *
 * @param waiting how much the ledger lets wait
 * @param usual how a member's node runs that says nothing itself
 * @param members how those run that do
 */
public record Settings(Bounds waiting, MemberSettings usual, Map<MemberId, MemberSettings> members) {
    private static final Settings NONE = new Settings(Bounds.USUAL, MemberSettings.USUAL, Map.of());

    public Settings {
        members = Map.copyOf(members);
    }

    /** Reads the file. @throws SettingsException that names the line that is wrong, and says what is allowed */
    public static Settings read(Path file) throws IOException {
        return Files.exists(file) ? of(Yaml.read(file)) : NONE;
    }

    /** Reads a text that stands in that file. */
    static Settings parse(Path file, String text) {
        return of(Yaml.parse(file, text));
    }

    private static Settings of(Section root) {
        Bounds waiting = root.section("ledger").map(LedgerFields::read).orElse(Bounds.USUAL);
        MemberSettings usual = MemberFields.read(root, MemberSettings.USUAL);
        Map<MemberId, MemberSettings> members = new TreeMap<>();
        root.section("members").ifPresent(listed -> {
            for (String name : listed.names()) {
                listed.section(name).ifPresent(own -> members.put(member(name, listed), one(own, usual)));
            }
        });
        root.requireNoOther();
        return new Settings(waiting, usual, members);
    }

    private static MemberSettings one(Section own, MemberSettings usual) {
        MemberSettings settings = MemberFields.ofOne(own, usual);
        own.requireNoOther();
        return settings;
    }

    private static MemberId member(String name, Section listed) {
        try {
            return new MemberId(name);
        } catch (MalformedException e) {
            throw listed.wrong("'" + name + "' can be no member: " + e.detail());
        }
    }

    /** How that member's node runs. */
    public MemberSettings of(MemberId member) {
        return Optional.ofNullable(members.get(member)).orElse(usual);
    }

    /** Fails if something is said of a member whose node does not run here: it would be heeded by nobody. */
    public void requireOnly(Path file, Collection<MemberId> hosted) {
        for (MemberId member : members.keySet()) {
            if (!hosted.contains(member)) {
                throw new SettingsException(
                        file + ": 'members." + member + "' is of no member whose node runs here; there are " + hosted);
            }
        }
    }
}
