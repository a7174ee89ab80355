package org.tallystick.ledger.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.MachineFixture;
import org.tallystick.ledger.TestMember;
import org.tallystick.ledger.TestNetwork;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Account.Custody;

class AccountsTest {
    private final TestNetwork network = new TestNetwork("clinic", "lab");
    private final TestMember clinic = network.member(0);
    private final AccountId doctor = clinic.account("dr-chen");

    @TempDir
    Path directory;

    private MachineFixture node;

    @BeforeEach
    void found() {
        node = new MachineFixture(network, directory);
        node.found();
    }

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aRegisteredAccountSignsForItself() {
        assertThat(admin("accounts.register", clinic.registration(doctor))).isEqualTo(Outcome.Done.EMPTY);
        Account account = node.state().account(doctor).orElseThrow();
        assertThat(account.custody()).isEqualTo(Account.Custody.PERSON);
        assertThat(node.run(network.sign(clinic, doctor, "notes.count", JsonObject.EMPTY)))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void rolesAreKeptSortedAndWithoutRepetition() {
        admin("accounts.register", clinic.registration(doctor));
        admin("accounts.roles", roles("nurse", "doctor", "nurse"));
        assertThat(node.state().account(doctor).orElseThrow().roles()).containsExactly("doctor", "nurse");
        admin("accounts.roles", roles());
        assertThat(node.state().account(doctor).orElseThrow().roles()).isEmpty();
    }

    @Test
    void aPersonsAccountNeverComesToWorkForTheMember() {
        admin("accounts.register", registered("subject"));
        assertThat(code(admin("accounts.roles", roles()))).isEqualTo("settled-role");
        assertThat(code(admin("accounts.roles", roles("doctor")))).isEqualTo("settled-role");
        assertThat(admin("accounts.roles", roles("subject", "donor"))).isEqualTo(Outcome.Done.EMPTY);
        assertThat(node.state().account(doctor).orElseThrow().roles()).containsExactly("donor", "subject");
    }

    @Test
    void noOtherAccountBecomesAPersons() {
        admin("accounts.register", registered("doctor"));
        assertThat(code(admin("accounts.roles", roles("doctor", "subject")))).isEqualTo("settled-role");
        JsonObject administrator = account(clinic.admin()).toBuilder()
                .with("roles", JsonArray.ofStrings(List.of("subject")))
                .build();
        assertThat(code(admin("accounts.roles", administrator))).isEqualTo("settled-role");
    }

    @Test
    void aNameIsNoLongerThanItCanBeLookedFor() {
        JsonObject longest = JsonObject.with("name", "n".repeat(AccountsContract.LONGEST_NAME))
                .build();
        assertThat(AccountsContract.DETAILS.check(longest)).isEmpty();
        JsonObject tooLong = JsonObject.with("name", "n".repeat(AccountsContract.LONGEST_NAME + 1))
                .build();
        assertThat(AccountsContract.DETAILS.check(tooLong)).isPresent();
    }

    @Test
    void anAccountIsRegisteredOnce() {
        admin("accounts.register", clinic.registration(doctor));
        assertThat(code(admin("accounts.register", clinic.registration(doctor))))
                .isEqualTo("account-exists");
        assertThat(code(admin("accounts.register", clinic.registration(clinic.node()))))
                .isEqualTo("account-exists");
    }

    @Test
    void everyAccountOfAMemberIsFoundByItsNumber() {
        admin("accounts.register", clinic.registration(doctor));
        admin("accounts.register", clinic.registration(doctor));
        admin("accounts.suspend", account(doctor));
        AccountId nurse = clinic.account("nurse");
        admin("accounts.register", clinic.registration(nurse));

        assertThat(numbered(clinic)).containsExactly(clinic.admin(), clinic.node(), doctor, nurse);
        assertThat(numbered(network.member(1)))
                .containsExactly(network.member(1).admin(), network.member(1).node());
    }

    private List<AccountId> numbered(TestMember member) {
        return LongStream.rangeClosed(1, Accounts.count(node.state(), member.id()))
                .mapToObj(number ->
                        Accounts.numbered(node.state(), member.id(), number).orElseThrow())
                .toList();
    }

    @Test
    void aKeyOfSmallOrderIsNoKey() {
        JsonObject args = clinic.registration(doctor).toBuilder()
                .without("signing")
                .with("signing", Base64Text.encodeUrl(new byte[32]))
                .build();
        assertThat(code(admin("accounts.register", args))).isEqualTo("bad-key");
    }

    @Test
    void anAccountRotatesItsOwnKeys() {
        admin("accounts.register", clinic.registration(doctor));
        JsonObject args = account(doctor).toBuilder()
                .with(
                        "signing",
                        clinic.key(clinic.account("new key")).publicKey().url())
                .build();
        assertThat(node.run(network.sign(clinic, doctor, "accounts.rotate", args)))
                .isEqualTo(Outcome.Done.EMPTY);
        assertThat(node.state().account(doctor).orElseThrow().signingKey())
                .isEqualTo(clinic.key(clinic.account("new key")).publicKey());
    }

    @Test
    void keysThatTheAdministratorReplacesAreInTheMembersHandsForGood() {
        admin("accounts.register", clinic.registration(doctor));
        JsonObject args = account(doctor).toBuilder()
                .with("encryption", clinic.encryptionKey("other"))
                .build();
        assertThat(node.state().account(doctor).orElseThrow().custody()).isEqualTo(Custody.PERSON);
        admin("accounts.rotate", args);
        assertThat(node.state().account(doctor).orElseThrow().custody()).isEqualTo(Custody.MEMBER);
        assertThat(node.run(network.sign(clinic, doctor, "accounts.rotate", args)))
                .isEqualTo(Outcome.Done.EMPTY);
        assertThat(node.state().account(doctor).orElseThrow().custody()).isEqualTo(Custody.MEMBER);
    }

    @Test
    void aRotationOfNothingIsRefused() {
        assertThat(code(admin("accounts.rotate", account(clinic.node())))).isEqualTo("nothing-to-do");
    }

    @Test
    void aNodesEncryptionKeyIsItsVaults() {
        JsonObject args = account(clinic.node()).toBuilder()
                .with("encryption", clinic.encryptionKey("other"))
                .build();
        assertThat(code(admin("accounts.rotate", args))).isEqualTo("not-allowed");
    }

    @Test
    void anAdministratorDoesNotLockItselfOut() {
        assertThat(code(admin("accounts.suspend", account(clinic.admin())))).isEqualTo("not-allowed");
    }

    @Test
    void unknownAccountsCannotBeChanged() {
        assertThat(code(admin("accounts.suspend", account(doctor)))).isEqualTo("unknown-account");
    }

    private Outcome admin(String call, JsonObject args) {
        return node.run(network.sign(clinic, clinic.admin(), call, args));
    }

    private JsonObject registered(String... roles) {
        return clinic.registration(doctor).toBuilder()
                .without("roles")
                .with("roles", JsonArray.ofStrings(List.of(roles)))
                .build();
    }

    private JsonObject roles(String... roles) {
        return account(doctor).toBuilder()
                .with("roles", JsonArray.ofStrings(List.of(roles)))
                .build();
    }

    private static JsonObject account(AccountId id) {
        return JsonObject.with("account", id.toString()).build();
    }

    private static String code(Outcome outcome) {
        return ((Outcome.Refused) outcome).code();
    }
}
