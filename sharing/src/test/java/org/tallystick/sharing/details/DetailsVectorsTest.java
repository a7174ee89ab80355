package org.tallystick.sharing.details;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.sharing.contracts.NetworkContracts;

/**
 * {@code spec/vectors/details.json}: transactions with documents that are, or are not, their details. {@code mvn
 * -Dvectors.write test} writes the file anew, to be read and committed by a person.
 */
class DetailsVectorsTest {
    private static final Path FILE = Path.of("..", "spec", "vectors", "details.json");

    @TestFactory
    Stream<DynamicTest> eachDocumentIsJudgedAsTheVectorSays() throws IOException {
        JsonArray cases =
                (JsonArray) Json.parse(Bytes.wrap(Files.readAllBytes(FILE))).orThrow();
        return cases.objects()
                .map(one -> DynamicTest.dynamicTest(one.string("name"), () -> {
                    Transaction transaction = Transaction.parse(Bytes.utf8(one.string("transaction")))
                            .orThrow();
                    assertThat(verdict(Bytes.utf8(one.string("details")), transaction))
                            .isEqualTo(one.string("verdict"));
                }));
    }

    private static String verdict(Bytes document, Transaction transaction) {
        Parsed<Details> checked = switch (Details.parse(document)) {
            case Parsed.Ok<Details>(Details details) -> new Addenda(NetworkContracts.ALL).check(details, transaction);
            case Parsed.Bad<Details>(Fault fault, String why) -> new Parsed.Bad<>(fault, why);
        };
        return checked instanceof Parsed.Bad<Details> bad ? bad.fault().code() : "ok";
    }

    @Test
    void theFileIsWhatTheseSamplesGive() throws IOException {
        String made = text(new DetailsSamples().cases());
        if (System.getProperty("vectors.write") != null) {
            Files.writeString(FILE, made);
        }
        assertThat(Files.readString(FILE)).isEqualTo(made);
    }

    private static String text(List<JsonObject> cases) {
        return "[\n" + String.join(",\n", cases.stream().map(Json::text).toList()) + "\n]\n";
    }
}
