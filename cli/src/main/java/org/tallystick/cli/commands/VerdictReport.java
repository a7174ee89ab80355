package org.tallystick.cli.commands;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.cli.frame.Count;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Output;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Result;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.policy.PolicyVerdict.Cosigned;
import org.tallystick.formats.receipt.StateFinding;
import org.tallystick.formats.receipt.Verdict;
import org.tallystick.formats.tx.Transaction;

/** Says what a verification found: to a person in sentences, to a program as one document. */
final class VerdictReport {
    private final Output out;

    VerdictReport(Output out) {
        this.out = out;
    }

    Exit receipt(Verdict verdict) {
        return switch (verdict) {
            case Verdict.NotProven(Fault fault, String why) -> notProven(fault, why);
            case Verdict.Proven proven -> {
                sentences(proven, List.of());
                out.result(document(proven).build());
                yield Exit.OK;
            }
        };
    }

    Exit state(StateFinding finding) {
        return switch (finding) {
            case StateFinding.NotProven(Fault fault, String why) -> notProven(fault, why);
            case StateFinding.Present(String key, Bytes value, Entry.Header header, Verdict.Proven proven) -> {
                sentences(
                        proven, List.of(asOf(header) + " the key " + key + " had the value " + printable(value) + "."));
                yield state(
                        proven, JsonObject.with("key", key).with("value", Base64Text.encodeUrl(value.dangerArray())));
            }
            case StateFinding.Absent(String key, Entry.Header header, Verdict.Proven proven) -> {
                sentences(proven, List.of(asOf(header) + " the key " + key + " had no value."));
                yield state(proven, JsonObject.with("key", key));
            }
        };
    }

    private Exit state(Verdict.Proven proven, JsonObject.Builder state) {
        out.result(document(proven).with("state", state.build()).build());
        return Exit.OK;
    }

    private Exit notProven(Fault fault, String why) {
        out.line(out.style().bad("NOT PROVEN") + ": " + why + " (" + fault.code() + ")");
        out.result(JsonObject.builder()
                .with("proven", false)
                .with("fault", fault.code())
                .with("why", why)
                .build());
        return Exit.REFUSED;
    }

    private void sentences(Verdict.Proven proven, List<String> more) {
        out.line(out.style().good("PROVEN"));
        Stream.concat(proven.proven().stream(), more.stream()).forEach(sentence -> out.sentence("  + ", sentence));
        out.line(out.style().strong("NOT PROVEN BY THIS"));
        proven.notProven().forEach(sentence -> out.sentence("  - ", sentence));
    }

    private static JsonObject.Builder document(Verdict.Proven proven) {
        return JsonObject.builder()
                .with("proven", true)
                .with("index", proven.index())
                .with("entry", entry(proven.entry()))
                .with(
                        "checkpoint",
                        JsonObject.with("origin", proven.checkpoint().origin().value())
                                .with("size", proven.checkpoint().size())
                                .with("root", proven.checkpoint().root().base64())
                                .build())
                .with(
                        "cosigned",
                        proven.signatures().cosigned().stream()
                                .map(VerdictReport::cosigned)
                                .collect(JsonArray.collector()))
                .with("signedByAccount", proven.signedByAccount())
                .with("proves", strings(proven.proven()))
                .with("doesNotProve", strings(proven.notProven()));
    }

    private static Json entry(Entry entry) {
        return switch (entry) {
            case Entry.Header header -> header.json();
            case Entry.Executed(Transaction transaction, Result result) ->
                JsonObject.with("type", "transaction")
                        .with("id", transaction.id().toString())
                        .with("call", transaction.call())
                        .with("args", transaction.args())
                        .with("result", result.json())
                        .build();
        };
    }

    private static Json cosigned(Cosigned cosigned) {
        return JsonObject.with("witness", cosigned.witness())
                .with("time", cosigned.time())
                .build();
    }

    private static Json strings(List<String> sentences) {
        return JsonArray.ofStrings(sentences);
    }

    private static String asOf(Entry.Header header) {
        return "As of block " + header.block() + ", " + Instant.ofEpochMilli(header.time()) + ",";
    }

    /** A value is canonical JSON by our own contracts; from elsewhere it might try to draw on the terminal. */
    private static String printable(Bytes value) {
        String text = new String(value.toArray(), StandardCharsets.UTF_8);
        return text.chars().anyMatch(Character::isISOControl) ? Count.bytes(value.size()) : text;
    }
}
