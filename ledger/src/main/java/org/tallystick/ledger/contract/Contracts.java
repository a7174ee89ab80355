package org.tallystick.ledger.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
     * @throws IllegalArgumentException if two calls have one name, or if a call takes in public what is marked personal or
     *     secret
     */
    public static Contracts of(Contract... contracts) {
        List<Call> calls = new ArrayList<>();
        Map<String, Call> byName = new TreeMap<>();
        for (Contract contract : contracts) {
            for (Call call : contract.calls()) {
                if (!call.name().startsWith(contract.name() + ".") || byName.put(call.name(), call) != null) {
                    throw new IllegalArgumentException("call " + call.name() + " in contract " + contract.name());
                }
                if (!call.args().isPublic()) {
                    throw new IllegalArgumentException("call " + call.name() + " takes personal or secret arguments");
                }
                calls.add(call);
            }
        }
        return new Contracts(calls, byName);
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
