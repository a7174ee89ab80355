package org.tallystick.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tallystick.cli.wallet.Home;
import org.tallystick.client.Access;
import org.tallystick.client.Connection;
import org.tallystick.client.Tally;
import org.tallystick.client.Wallet;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;

/** What the people of the story see on their screens. */
final class Players {
    private final Home home;

    Players(Home home) {
        this.home = home;
    }

    /** Someone with their own wallet, at the node of their own member. */
    Connection connect(String name, MemberId member) throws IOException {
        Path folder = home.wallets();
        Wallet wallet = Wallet.open(folder, name, home.passphrase(folder)).orElseThrow();
        Wallet.Entry entry = wallet.entries().stream()
                .filter(one -> one.account().member().equals(member))
                .findFirst()
                .orElseThrow();
        return Tally.connect(entry.node(), wallet.identity(entry.account()));
    }

    /** The subject that the connection's account speaks for. */
    static Handle subject(Connection subject) {
        AccountId account = subject.identity().account();
        return subject.list("/v1/subjects?account=" + account).stream()
                .map(found -> new Handle(found.string("subject")))
                .findFirst()
                .orElseThrow();
    }

    static List<String> accesses(Connection who, Handle record) {
        return who.accesses(Optional.of(record)).map(Players::access).toList();
    }

    private static String access(Access access) {
        return access.status() + ": " + access.name().orElse("") + " (" + access.reader() + ") for "
                + access.purpose().orElse("") + ", rule " + access.rule().orElse("");
    }

    static List<String> history(Connection who, Handle record) {
        return who.list("/v1/records/" + record + "/history").stream()
                .map(version -> "version " + version.object("record").integer("version") + " by "
                        + version.string("account") + ", entry " + version.integer("index"))
                .toList();
    }
}
