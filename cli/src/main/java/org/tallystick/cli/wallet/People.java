package org.tallystick.cli.wallet;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.cli.frame.Failure;
import org.tallystick.client.Connection;
import org.tallystick.client.Identity;
import org.tallystick.client.Member;
import org.tallystick.client.ProblemException;
import org.tallystick.client.RefusedException;
import org.tallystick.client.Registration;
import org.tallystick.client.Wallet;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.node.folder.FolderException;
import org.tallystick.node.folder.GenesisFile;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.sealing.keystore.Keystore;
import org.tallystick.sealing.keystore.KeystoreFile;
import org.tallystick.sealing.keystore.Passphrase;

/** What a member's administrator does on the machine that has the member's folder. */
public final class People {
    /** Someone who was added. */
    public record Person(AccountId account, Optional<Handle> subject) {}

    private final Home home;
    private final Trust trust;
    private final UnaryOperator<Connection> dated;

    public People(Home home) {
        this(new Trust(home, Optional.empty()));
    }

    public People(Trust trust) {
        this(trust, UnaryOperator.identity());
    }

    /**
     * The same where the command line says how to date what is signed.
     *
     * @param dated makes a connection date so
     */
    public People(Trust trust, UnaryOperator<Connection> dated) {
        this.home = trust.home();
        this.trust = trust;
        this.dated = dated;
    }

    /** A connection as the member's administrator, with the key from the member's folder. */
    public Connection administrator(MemberId member) throws IOException {
        NetworkDirectory.Member folder = home.network().member(member);
        Passphrase passphrase = home.passphrase(folder.keystore());
        Keystore keystore = switch (KeystoreFile.open(folder.keystore(), passphrase)) {
            case KeystoreFile.Opened.Open(Keystore keys) -> keys;
            case KeystoreFile.Opened.WrongPassphrase _ ->
                throw Failure.input(
                        "the keys of " + member + " stay closed",
                        "the passphrase does not open " + folder.keystore(),
                        "set TALLY_PASSPHRASE to the right one, or unset it to be asked");
            case KeystoreFile.Opened.Missing _ ->
                throw Failure.input(
                        "the keys of " + member + " are not on this machine",
                        "there is no " + folder.keystore(),
                        "do this where the member's node runs, or check --member and --home");
            case KeystoreFile.Opened.Damaged(String why) ->
                throw Failure.input("the keys of " + member + " are damaged", why, "restore them from a back-up");
        };
        MemberKeyring keys = keyring(member, keystore);
        return dated.apply(trust.connect(
                address(member), new Identity(network(), AccountId.adminOf(member), keys.admin(), keys.inbox())));
    }

    private static MemberKeyring keyring(MemberId member, Keystore keystore) {
        try {
            return MemberKeyring.from(keystore);
        } catch (FolderException e) {
            throw Failure.input(
                    "the keys of " + member + " are damaged", String.valueOf(e.getMessage()), "do as it says");
        }
    }

    /** Puts new keys into the wallet of that name, and registers them: a registered account never lacks its keys. */
    public Person add(String name, MemberId member, List<String> roles, boolean subject) throws IOException {
        try (Connection admin = administrator(member)) {
            requireUnused(name, admin);
            Registration registration = admin.registration();
            Identity identity = registration.draw();
            register(registration, identity, name, admin.address(), subject ? withSubject(roles) : roles);
            Optional<Handle> handle =
                    subject ? Optional.of(registration.enrol(identity.account(), name)) : Optional.empty();
            return new Person(identity.account(), handle);
        }
    }

    private void register(Registration registration, Identity identity, String name, URI node, List<String> roles)
            throws IOException {
        boolean known = Wallet.exists(home.wallets(), name);
        Passphrase passphrase =
                known ? home.passphrase(home.walletFile(name)) : home.newPassphrase("the wallet of " + name);
        Wallet before = known ? home.wallet(name, passphrase) : Wallet.empty(identity.network());
        before.with(identity, node).save(home.wallets(), name, passphrase, home.stretching());
        try {
            registration.register(identity, name, roles);
        } catch (RefusedException | ProblemException e) {
            if (known) {
                before.save(home.wallets(), name, passphrase, home.stretching());
            } else {
                Wallet.delete(home.wallets(), name);
            }
            throw e;
        }
    }

    /** An account by its identifier, by the name of a wallet here, or by the address book of a member kept here. */
    public AccountId find(String nameOrId) throws IOException {
        if (Parsed.of(() -> AccountId.of(nameOrId)) instanceof Parsed.Ok<AccountId>(AccountId id)) {
            return id;
        }
        Set<AccountId> found = new TreeSet<>(Comparator.comparing(AccountId::toString));
        found.addAll(home.accountsOf(nameOrId));
        for (MemberId member : founders()) {
            try (Connection admin = administrator(member)) {
                admin.list("/v1/accounts?name=" + URLEncoder.encode(nameOrId, StandardCharsets.UTF_8)).stream()
                        .map(account -> AccountId.of(account.string("account")))
                        .forEach(found::add);
            }
        }
        if (found.size() != 1) {
            throw Failure.usage(
                    found.isEmpty() ? "nobody is known as " + nameOrId : "several accounts are known as " + nameOrId,
                    found.isEmpty()
                            ? "it is no account such as a7f3c2@st-mary, no wallet, and in no address book here"
                            : "they are "
                                    + found.stream().map(AccountId::toString).collect(Collectors.joining(", ")),
                    "write the account itself; 'tally account list' shows them");
        }
        return found.iterator().next();
    }

    /** Two accounts of one name at one member could not be told apart by it: consent might go to the wrong one. */
    private void requireUnused(String name, Connection admin) throws IOException {
        MemberId member = admin.identity().account().member();
        Stream<String> mine = home.accountsOf(name).stream()
                .filter(account -> account.member().equals(member))
                .map(AccountId::toString);
        Stream<String> listed =
                admin.list("/v1/accounts?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)).stream()
                        .filter(account -> !account.string("status").equals("suspended"))
                        .map(account -> account.string("account"));
        Stream.concat(mine, listed).findFirst().ifPresent(taken -> {
            throw Failure.usage(
                    member + " has an account called " + name + " already",
                    "it is " + taken,
                    "choose another name; --as " + name + " --at " + member + " speaks for that one");
        });
    }

    private static List<String> withSubject(List<String> roles) {
        List<String> all = new ArrayList<>(roles);
        all.add(Registration.SUBJECT);
        return all;
    }

    private NetworkName network() throws IOException {
        return genesis().network();
    }

    private URI address(MemberId member) throws IOException {
        Optional<URI> founded = genesis().address(member);
        return founded.isPresent() ? founded.get() : admitted(member);
    }

    /** Of a member that came by vote, as the ledger has it. */
    private URI admitted(MemberId member) throws IOException {
        for (MemberId founder : founders()) {
            try (Connection admin = administrator(founder)) {
                return admin.members().stream()
                        .filter(known -> known.id().equals(member))
                        .map(Member::address)
                        .findFirst()
                        .orElseThrow(() -> Failure.usage(
                                member + " is no member of this network",
                                "neither genesis.json nor the ledger has it",
                                "check --member; 'tally member list' shows them"));
            }
        }
        throw Failure.usage(
                member + " is no founder of this network", "no founder's folder is here to ask", "check --member");
    }

    /** The founders whose folders are on this machine. */
    public List<MemberId> founders() throws IOException {
        Optional<GenesisFile> genesis = GenesisFile.read(home.network());
        return home.network().hosted().stream()
                .filter(member -> genesis.flatMap(file -> file.address(member)).isPresent())
                .toList();
    }

    private GenesisFile genesis() throws IOException {
        return genesisFile()
                .orElseThrow(() -> Failure.input(
                        "there is no network in " + home.root(),
                        "it has no genesis.json",
                        "'tally up' makes one and keeps it running; --home names another folder"));
    }

    private Optional<GenesisFile> genesisFile() throws IOException {
        try {
            return GenesisFile.read(home.network());
        } catch (FolderException e) {
            throw Failure.input(
                    "the network in " + home.root() + " is damaged", String.valueOf(e.getMessage()), "do as it says");
        }
    }
}
