package org.tallystick.ledger.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tallystick.formats.details.Details;

/** The contracts of a network. Every node of a network registers the same ones: a call that one knows, all know. */
public final class Contracts {
    private final List<Call> calls;
    private final Map<String, Call> byName;

    private Contracts(List<Call> calls, Map<String, Call> byName) {
        this.calls = List.copyOf(calls);
        this.byName = byName;
    }

    /**
     * Registers contracts.
     *
     * @throws IllegalArgumentException if two calls have one name, if a call takes in public what is marked personal or
     *     secret, or if it takes the digest of details and does not say what these are
     */
    public static Contracts of(Contract... contracts) {
        List<Call> calls = new ArrayList<>();
        Map<String, Call> byName = new TreeMap<>();
        for (Contract contract : contracts) {
            for (Call call : contract.calls()) {
                if (!call.name().startsWith(contract.name() + ".") || byName.put(call.name(), call) != null) {
                    throw new IllegalArgumentException("call " + call.name() + " in contract " + contract.name());
                }
                require(call);
                calls.add(call);
            }
        }
        return new Contracts(calls, byName);
    }

    private static void require(Call call) {
        if (!call.args().isPublic()) {
            throw new IllegalArgumentException("call " + call.name() + " takes personal or secret arguments");
        }
        if (call.args().has(Details.ARGUMENT) != call.details().isPresent()) {
            throw new IllegalArgumentException("call " + call.name() + " takes details and does not say what they are, "
                    + "or says what they are and does not take them");
        }
    }

    /** These, and one more. */
    public Contracts with(Contract contract) {
        Contracts more = of(contract);
        List<Call> all = new ArrayList<>(calls);
        Map<String, Call> names = new TreeMap<>(byName);
        for (Call call : more.calls) {
            if (names.put(call.name(), call) != null) {
                throw new IllegalArgumentException("there is a call " + call.name() + " already");
            }
            all.add(call);
        }
        return new Contracts(all, names);
    }

    /** The call of that name. */
    public Optional<Call> call(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All calls, contract by contract. */
    public List<Call> calls() {
        return calls;
    }
}
