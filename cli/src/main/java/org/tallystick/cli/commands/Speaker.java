package org.tallystick.cli.commands;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.wallet.Home;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.ProblemException;
import org.tallystick.client.Wallet;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say who speaks, and to which node. */
final class Speaker {
    private static final int FORBIDDEN = 403;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            defaultValue = "${env:TALLY_AS}",
            description = "Whose wallet; may be left out where there is one (or set TALLY_AS).")
    private @Nullable String as;

    @Option(
            names = "--at",
            paramLabel = "MEMBER",
            description = "Which of the wallet's accounts, by its member; the first unless given.")
    private @Nullable String at;

    @Mixin
    private HomeOptions where = new HomeOptions();

    Home home() {
        return where.home();
    }

    /** Opens the wallet and connects to the node of its account's member. */
    Connection connect() throws IOException {
        String name = name();
        Wallet wallet = home().wallet(name);
        Wallet.Entry entry = entry(wallet, name);
        return where.trust().connect(entry.node(), wallet.identity(entry.account()));
    }

    /**
     * As whoever is named; else as the administrator of a member whose folder is here; else as the only wallet.
     *
     * @param best of several members, if its folder is here
     */
    Connection connectAsAnyone(Optional<MemberId> best) throws IOException {
        List<MemberId> hosted =
                as != null ? List.of() : at != null ? home().network().hosted() : new People(home()).founders();
        if (hosted.isEmpty()) {
            return connect();
        }
        MemberId member = Stream.concat(best.filter(hosted::contains).stream(), hosted.stream())
                .filter(id -> at == null || id.value().equals(at))
                .findFirst()
                .orElseThrow(() -> Failure.usage(
                        "the folder of " + at + " is not on this machine",
                        "there are " + hosted.stream().map(MemberId::value).collect(Collectors.joining(", ")),
                        "name one of these members with --at"));
        return new People(where.trust()).administrator(member);
    }

    /** As whoever is named, or as the administrator of the member that is; one of them must be. */
    Connection connectAsSteward() throws IOException {
        if (as == null && at == null) {
            throw Failure.usage(
                    "nobody is named to do this",
                    "it is done in the name of one member",
                    "say whose wallet with --as NAME, or with --at MEMBER that its administrator does it");
        }
        return connectAsAnyone(Optional.empty());
    }

    /** The name of the wallet that speaks. */
    String name() throws IOException {
        List<String> names = home().walletNames();
        String known =
                names.isEmpty() ? "there is none in " + home().wallets() : "there are " + String.join(", ", names);
        if (as == null) {
            if (names.size() == 1) {
                return names.getFirst();
            }
            throw Failure.usage("nobody is named to do this", known, "say whose wallet with --as NAME");
        }
        if (!names.contains(as)) {
            throw Failure.input(
                    "there is no wallet of " + as, known, "'tally account new' makes one; 'tally up' several");
        }
        return as;
    }

    private Wallet.Entry entry(Wallet wallet, String name) {
        return wallet.entries().stream()
                .filter(entry -> at == null || entry.account().member().value().equals(at))
                .findFirst()
                .orElseThrow(() -> Failure.usage(
                        name + " has no account at " + at,
                        "the wallet has "
                                + said(wallet.entries().stream()
                                        .map(Wallet.Entry::account)
                                        .toList()),
                        "name one of these members with --at"));
    }

    /** An account by its identifier, by the name of a wallet here, or by the member's address book: one, or none. */
    AccountId account(Connection node, String nameOrId) throws IOException {
        return one(candidates(node, nameOrId), nameOrId);
    }

    /** The same of somebody who may have an account at each of several members: the one at the node's own. */
    AccountId accountHere(Connection node, String nameOrId) throws IOException {
        List<AccountId> all = candidates(node, nameOrId);
        MemberId here = node.identity().account().member();
        List<AccountId> same =
                all.stream().filter(id -> id.member().equals(here)).toList();
        return one(same.isEmpty() ? all : same, nameOrId);
    }

    private List<AccountId> candidates(Connection node, String nameOrId) throws IOException {
        if (Parsed.of(() -> AccountId.of(nameOrId)) instanceof Parsed.Ok<AccountId>(AccountId id)) {
            return List.of(id);
        }
        return Stream.concat(home().accountsOf(nameOrId).stream(), inAddressBook(node, nameOrId).stream())
                .distinct()
                .toList();
    }

    private static AccountId one(List<AccountId> found, String name) {
        if (found.isEmpty()) {
            throw Failure.usage(
                    "nobody is known as " + name,
                    "it is no account such as a7f3c2@st-mary, no wallet here, and in no address book to be seen",
                    "'tally account list' shows who is known");
        }
        if (found.size() > 1) {
            throw Failure.usage(
                    "several accounts are known as " + name,
                    "they are " + said(found),
                    "write the one that you mean instead of the name, or act at its member, with --as and --at");
        }
        return found.getFirst();
    }

    private static String said(List<AccountId> accounts) {
        return accounts.stream().map(AccountId::toString).collect(Collectors.joining(", "));
    }

    /** Address books are for a member's staff, not for its subjects. */
    private static List<AccountId> inAddressBook(Connection node, String name) {
        try {
            return node.list("/v1/accounts?name=" + Targets.encode(name)).stream()
                    .filter(account -> !account.string("status").equals("suspended"))
                    .map(account -> AccountId.of(account.string("account")))
                    .toList();
        } catch (ProblemException e) {
            if (e.problem().status() == FORBIDDEN) {
                return List.of();
            }
            throw e;
        }
    }
}
