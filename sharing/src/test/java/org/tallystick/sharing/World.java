package org.tallystick.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.ledger.accounts.Accounts;
import org.tallystick.ledger.contract.Account;
import org.tallystick.ledger.contract.Call;
import org.tallystick.ledger.contract.Callers;
import org.tallystick.ledger.contract.Contracts;
import org.tallystick.ledger.contract.Key;
import org.tallystick.ledger.contract.State;
import org.tallystick.ledger.contract.StateView;
import org.tallystick.ledger.contract.Turn;
import org.tallystick.sharing.accesses.AccessesContract;
import org.tallystick.sharing.grants.GrantsContract;
import org.tallystick.sharing.records.RecordsContract;

/**
 * A ledger in memory that executes calls as the real one does: shapes are checked, callers are checked, what is refused
 * changes nothing. Each call is a block of its own. All that is random comes from one seed.
 */
public final class World {
    public static final NetworkName NETWORK = new NetworkName("ledger.example/test");
    public static final MemberId ST_MARY = new MemberId("st-mary");
    public static final MemberId CLINIC = new MemberId("clinic");
    public static final MemberId LAB = new MemberId("lab");

    /** One executed call, as the log shows it to everybody. */
    public record Line(AccountId caller, String call, JsonObject args, Outcome outcome) {}

    public final Contracts contracts =
            Contracts.of(new RecordsContract(), new GrantsContract(), new AccessesContract());
    public final List<Line> lines = new ArrayList<>();
    public final TreeMap<Key, JsonObject> values = new TreeMap<>();
    public final Random random;
    public long block = 1;
    public long time = 1_800_000_000_000L;

    public World(long seed) {
        random = new Random(seed);
        for (MemberId member : List.of(ST_MARY, CLINIC, LAB)) {
            register(AccountId.nodeOf(member));
            register(AccountId.adminOf(member));
        }
    }

    public StateView state() {
        return key -> Optional.ofNullable(values.get(key));
    }

    public AccountId register(MemberId member, String... roles) {
        return register(new AccountId(handle().value().substring(0, 12), member), roles);
    }

    public AccountId register(AccountId id, String... roles) {
        put(new Account(
                id,
                PublicKey.ed25519(Base64Text.encodeUrl(bytes(32).toArray())),
                bytes(32),
                List.of(roles),
                Account.Status.ACTIVE,
                Account.Custody.PERSON));
        return id;
    }

    public void change(AccountId id, List<String> roles) {
        put(account(id).with(roles));
    }

    /** Its member's administrator replaced its keys. */
    public void replaceKeys(AccountId id) {
        put(account(id).with(Account.Custody.MEMBER));
    }

    public void suspend(AccountId id) {
        put(account(id).with(Account.Status.SUSPENDED));
    }

    public Account account(AccountId id) {
        return Accounts.find(state(), id).orElseThrow();
    }

    private void put(Account account) {
        values.put(Accounts.key(account.id()), Accounts.json(account));
        block++;
    }

    public Handle handle() {
        return new Handle(bytes(16).hex());
    }

    public Bytes bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    public Hash hash() {
        return Hash.wrap(bytes(32).toArray());
    }

    public String jti() {
        return Base64Text.encodeUrl(bytes(16).toArray());
    }

    /** Executes a call in a block of its own. */
    public Outcome call(AccountId caller, String name, JsonObject args) {
        return execute(new TransactionId(caller, jti()), name, args);
    }

    public Outcome call(AccountId caller, String name, JsonObject.Builder args) {
        return call(caller, name, args.build());
    }

    public Outcome execute(TransactionId id, String name, JsonObject args) {
        block++;
        time += 10;
        Call call = contracts.call(name).orElseThrow();
        assertThat(call.args().check(args)).as("shape of %s", name).isEmpty();
        Account caller = account(id.issuer());
        Staged staged = new Staged();
        Outcome outcome = mayCall(call.callers(), caller)
                ? call.handler().run(new Here(caller, id, block, time, staged), args)
                : Refusal.NOT_ALLOWED.because("this call is for another kind of account");
        if (outcome instanceof Outcome.Done) {
            staged.keep();
        }
        lines.add(new Line(id.issuer(), name, args, outcome));
        return outcome;
    }

    private static boolean mayCall(Callers callers, Account caller) {
        return switch (callers) {
            case FOUNDER -> false;
            case NODE -> caller.isNode();
            case ADMIN -> caller.isAdmin();
            case ANYONE -> true;
        };
    }

    /** The code of the refusal, or {@code ok}. */
    public static String code(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> "ok";
            case Outcome.Refused refused -> refused.code();
        };
    }

    private record Here(Account caller, TransactionId transaction, long block, long time, Staged state)
            implements Turn {
        @Override
        public NetworkName network() {
            return NETWORK;
        }

        @Override
        public Optional<Account> account(AccountId id) {
            return Accounts.find(state, id);
        }
    }

    private final class Staged implements State {
        private final TreeMap<Key, Optional<JsonObject>> changes = new TreeMap<>();

        @Override
        public Optional<JsonObject> get(Key key) {
            return changes.containsKey(key) ? changes.get(key) : Optional.ofNullable(values.get(key));
        }

        @Override
        public void put(Key key, JsonObject value) {
            changes.put(key, Optional.of(value));
        }

        @Override
        public void delete(Key key) {
            changes.put(key, Optional.empty());
        }

        void keep() {
            changes.forEach((key, value) -> value.ifPresentOrElse(v -> values.put(key, v), () -> values.remove(key)));
        }
    }
}
