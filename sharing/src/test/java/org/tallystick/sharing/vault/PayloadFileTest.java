package org.tallystick.sharing.vault;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.sealing.payload.Layout;

class PayloadFileTest {
    @Property
    void theLengthOfAFileTellsItsLayout(@ForAll @LongRange(min = 1, max = Layout.MAX_SIZE) long size) {
        Layout layout = new Layout(size);
        assertThat(PayloadFile.layout(PayloadFile.length(layout))).isEqualTo(layout);
    }

    @Property
    void aLengthIsThatOfOneLayoutOrOfNone(@ForAll @LongRange(min = -1, max = 5_000_000) long length) {
        if (Parsed.of(() -> PayloadFile.layout(length)) instanceof Parsed.Ok<Layout>(Layout layout)) {
            assertThat(PayloadFile.length(layout)).isEqualTo(length);
        }
    }

    @Property
    void headersReadAsTheyWereWritten(@ForAll @Size(84) byte[] bytes) {
        System.arraycopy("TALLYPL1".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, bytes, 0, 8);
        assertThat(PayloadFile.Header.parse(Bytes.wrap(bytes)).bytes()).isEqualTo(bytes);
    }

    @Property
    void parsersAreTotal(@ForAll @Size(max = 200) byte[] bytes) {
        assertTotal(() -> PayloadFile.Header.parse(Bytes.wrap(bytes)));
        assertTotal(() -> PayloadFile.decode(Bytes.wrap(bytes)));
    }

    private static void assertTotal(Runnable parser) {
        try {
            parser.run();
        } catch (MalformedException e) {
            assertThat(e.detail()).isNotEmpty();
        }
    }
}
