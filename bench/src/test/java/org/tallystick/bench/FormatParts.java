package org.tallystick.bench;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.entry.Result;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.tx.Transaction;

/** What is read and written for each transaction, a {@code records.share}. */
@State(Scope.Benchmark)
public class FormatParts {
    private Bytes jws = Bytes.EMPTY;
    private Bytes entry = Bytes.EMPTY;
    private Bytes json = Bytes.EMPTY;
    private JsonObject object = JsonObject.EMPTY;

    @Setup
    public void sign() {
        BenchNetwork network = new BenchNetwork(1, new SecureRandom(), InstantSource.system(), new JdkSignatures());
        jws = network.shares(1).getFirst();
        Transaction transaction = Transaction.parse(jws).orThrow();
        Result result = new Result(7, 1_700_000_000_000L, new Outcome.Done(JsonObject.EMPTY));
        entry = new Entry.Executed(transaction, result).bytes();
        object = transaction.args();
        json = object.canonical();
    }

    @Benchmark
    public Object transactionParsed() {
        return Transaction.parse(jws);
    }

    @Benchmark
    public Object entryParsed() {
        return Entry.parse(entry);
    }

    @Benchmark
    public Object jsonParsed() {
        return Json.parseObject(json);
    }

    @Benchmark
    public Object jsonMadeCanonical() {
        return object.canonical();
    }
}
