package org.tallystick.node;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.tallystick.formats.checkpoint.Cosigner;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.note.NoteSigner;
import org.tallystick.formats.policy.MemberKeys;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.ledger.log.Seal;
import org.tallystick.ledger.log.SealKeys;
import org.tallystick.ledger.members.Member;
import org.tallystick.ledger.members.Members;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.sealing.keystore.Keystore;
import org.tallystick.sealing.keystore.KeystoreFile;
import org.tallystick.sealing.keystore.Passphrase;

/** The keys of the members that a directory hosts: opened, and held against what the ledger knows of their members. */
final class HostedKeys {
    private final NetworkDirectory directory;
    private final SequencedMap<MemberId, MemberKeyring> keyrings;

    private HostedKeys(NetworkDirectory directory, SequencedMap<MemberId, MemberKeyring> keyrings) {
        this.directory = directory;
        this.keyrings = keyrings;
    }

    /** Opens every keystore. @throws NodeException if one does not open */
    static HostedKeys open(
            NetworkDirectory directory, EmbeddedNetwork.Passphrases passphrases, SignatureVerifier signatures)
            throws IOException {
        SequencedMap<MemberId, MemberKeyring> keyrings = new TreeMap<>();
        for (MemberId member : directory.hosted()) {
            Path file = directory.member(member).keystore();
            keyrings.put(
                    member, MemberKeyring.from(open(file, passphrases.of(file))).accelerated(signatures));
        }
        return new HostedKeys(directory, keyrings);
    }

    private static Keystore open(Path file, Passphrase passphrase) throws IOException {
        if (Files.isDirectory(file)) {
            throw new NodeException(file + " is a folder, and must be a file: restore it from a back-up");
        }
        return switch (KeystoreFile.open(file, passphrase)) {
            case KeystoreFile.Opened.Open(Keystore keys) -> keys;
            case KeystoreFile.Opened.WrongPassphrase _ ->
                throw new NodeException("the passphrase does not open " + file + ": give the right one");
            case KeystoreFile.Opened.Missing _ ->
                throw new NodeException("there is no " + file + ": restore it from a back-up");
            case KeystoreFile.Opened.Damaged(String why) ->
                throw new NodeException(file + " is damaged (" + why + "): restore it from a back-up");
        };
    }

    MemberKeyring of(MemberId member) {
        return Objects.requireNonNull(keyrings.get(member));
    }

    /** Where the nodes of these members are reached: as the ledger has it, for members come by vote too. */
    SequencedMap<MemberId, URI> addresses(CommittedState state) {
        SequencedMap<MemberId, URI> addresses = new TreeMap<>();
        for (MemberId member : keyrings.keySet()) {
            addresses.put(
                    member, URI.create(Members.find(state, member).orElseThrow().address()));
        }
        return addresses;
    }

    /**
     * Requires of those who are members of that ledger that each has its own keys, and that they are enough to cosign. Who is
     * none (yet) is left out, and the log says so.
     *
     * @throws NodeException that says whose keys they are, or who is missing
     */
    void requireMembersOf(CommittedState state) {
        List<MemberId> all = Members.ids(state);
        StartLog.noMembers(keyrings.keySet().stream()
                .filter(member -> !all.contains(member))
                .toList());
        keyrings.keySet().retainAll(all);
        keyrings.keySet().forEach(member -> requireKeysOf(member, state));
        if (keyrings.size() < MemberKeys.quorum(all.size())) {
            List<MemberId> missing = new ArrayList<>(all);
            missing.removeAll(keyrings.keySet());
            throw new NodeException("the folders of " + missing + " are missing from "
                    + directory.member(all.getFirst()).root().resolveSibling("")
                    + ": without them no quorum cosigns, and nothing could be proven. Restore them from a back-up");
        }
    }

    private void requireKeysOf(MemberId member, CommittedState state) {
        if (areKeysOf(member, of(member), state)) {
            return;
        }
        Path file = directory.member(member).keystore();
        Optional<MemberId> owner = Members.ids(state).stream()
                .filter(other -> areKeysOf(other, of(member), state))
                .findFirst();
        throw new NodeException(owner.map(other -> file + " holds the keys of " + other + ", not those of " + member
                        + ": put each member's folder back under its own name")
                .orElse(file + " does not hold the keys that this ledger knows " + member + " by: it is an old one, or"
                        + " of another network. Restore the one that belongs here from a back-up"));
    }

    private static boolean areKeysOf(MemberId id, MemberKeyring keys, CommittedState state) {
        Member member = Members.find(state, id).orElseThrow();
        Optional<PublicKey> node = state.account(AccountId.nodeOf(id)).map(Account::signingKey);
        SealKeys seals = sealKeys(id, keys, state);
        return node.filter(keys.node().publicKey()::equals).isPresent()
                && keys.inbox().publicKey().raw().equals(member.vault())
                && seals.log().verifierKey().equals(member.log())
                && seals.ed25519().verifierKey().equals(member.ed25519())
                && seals.mlDsa44().verifierKey().equals(member.mlDsa44());
    }

    /** Takes the keys that sign the log into use. */
    List<Seal> seals(Ledger ledger) {
        List<Seal> seals = new ArrayList<>();
        keyrings.forEach((member, keys) -> seals.add(Seal.open(
                sealKeys(member, keys, ledger.state()),
                directory.member(member).seals(),
                ledger.store().committed())));
        return seals;
    }

    private static SealKeys sealKeys(MemberId member, MemberKeyring keys, CommittedState state) {
        String name = Cosigner.nameOf(state.network(), member);
        return new SealKeys(
                member,
                new NoteSigner(state.network().value(), keys.log()),
                new Cosigner(name, keys.cosigner()),
                new Cosigner(name, keys.cosignerMlDsa()));
    }
}
