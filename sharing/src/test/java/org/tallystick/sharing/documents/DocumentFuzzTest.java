package org.tallystick.sharing.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.MasterKey;

/** Whatever lies in the store, it opens or is said to be damaged. */
@Tag("slow")
class DocumentFuzzTest {
    private static final Row ROW = new Row(MasterKey.of(Bytes.wrap(new byte[32])), Bulk.jdk(), new SecureRandom());
    private static final byte[] KEY = ROW.key("details", "name");

    @FuzzTest(maxDuration = "1m")
    void opened(byte[] input) {
        if (Parsed.of(() -> Row.parse(Bytes.wrap(input))) instanceof Parsed.Ok<Document>(Document document)) {
            assertThat(document.name().length() + document.content().size()).isLessThanOrEqualTo(input.length);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void sealed(byte[] input) {
        try {
            ROW.open(KEY, input);
            throw new AssertionError("nobody seals a document by chance");
        } catch (DamagedDocumentException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
