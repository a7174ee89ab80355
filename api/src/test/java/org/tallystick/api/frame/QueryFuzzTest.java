package org.tallystick.api.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;

/** Whatever stands behind the question mark, it is understood or refused with a problem; never is it a fault of the node. */
@Tag("slow")
class QueryFuzzTest {
    private static final Set<String> KNOWN = Set.of("cursor", "limit", "name", "type");
    private static final String PATH = "/v1/records";
    private static final int TIE = 6;

    @FuzzTest(maxDuration = "1m")
    void query(byte[] input) {
        String raw = new String(input, StandardCharsets.UTF_8);
        try {
            Query query = Query.parse(Optional.of(raw), KNOWN);
            for (String name : KNOWN) {
                query.value(name)
                        .ifPresent(value -> assertThat(again(name, value)).contains(value));
            }
            Page page = Page.of(PATH, query);
            assertThat(page.limit()).isBetween(1, Page.MAX_LIMIT);
        } catch (ProblemException refused) {
            assertThat(refused.problem().code().status()).isEqualTo(400);
        }
    }

    /** A cursor of this list, whatever its position, so that the search is not lost in what ties it to the list. */
    @FuzzTest(maxDuration = "1m")
    void cursor(byte[] position) {
        String filters = Query.parse(Optional.empty(), KNOWN).withoutPaging();
        byte[] tied = new byte[TIE + position.length];
        System.arraycopy(Hash.of(Bytes.utf8(PATH + " " + filters)).dangerArray(), 0, tied, 0, TIE);
        System.arraycopy(position, 0, tied, TIE, position.length);
        query(("cursor=" + Base64Text.encodeUrl(tied)).getBytes(StandardCharsets.US_ASCII));
    }

    @FuzzTest(maxDuration = "1m")
    void number(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        try {
            assertThat(Inquiry.number(text, "index")).hasToString(text).isBetween(0L, (1L << 53) - 1);
        } catch (ProblemException refused) {
            assertThat(refused.problem().code().status()).isEqualTo(400);
        }
    }

    private static Optional<String> again(String name, String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        return Query.parse(Optional.of(name + "=" + encoded), KNOWN).value(name);
    }
}
