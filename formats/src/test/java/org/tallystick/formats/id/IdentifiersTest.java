package org.tallystick.formats.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.SpecVectors;

class IdentifiersTest {
    private static final String LETTERS = "az09-./@AZ_\u00e9\n 5fg";

    /** Each identifier as a pattern, as a reader of the specification would write it. */
    enum Kind {
        NETWORK("[a-z0-9][a-z0-9./-]{1,98}[a-z0-9]", Fault.NETWORK_NAME),
        MEMBER("[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?", Fault.MEMBER_ID),
        ACCOUNT("[0-9a-f]{6,32}|node|admin", Fault.ACCOUNT_ID),
        CALL("[a-z]{1,24}\\.[a-z-]{1,24}", Fault.CALL_NAME),
        ROLE("[a-z][a-z-]{0,23}", Fault.ROLE),
        HANDLE("[0-9a-f]{32}", Fault.HANDLE);

        private final Pattern pattern;
        private final Fault fault;

        Kind(String pattern, Fault fault) {
            this.pattern = Pattern.compile(pattern);
            this.fault = fault;
        }

        private Object make(String text) {
            return switch (this) {
                case NETWORK -> new NetworkName(text);
                case MEMBER -> new MemberId(text);
                case ACCOUNT -> new AccountId(text, new MemberId("m"));
                case CALL -> new CallName(text);
                case ROLE -> new Role(text);
                case HANDLE -> new Handle(text);
            };
        }

        String verdict(String text) {
            return SpecVectors.verdict(Parsed.of(() -> make(text)));
        }

        String expected(String text) {
            return pattern.matcher(text).matches() ? "ok" : fault.code();
        }
    }

    @Test
    void identifiersAreWhatTheirPatternsSay() {
        Random random = new Random(1);
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < 5_000; i++) {
                String text = random(random, random.nextInt(i % 10 == 0 ? 104 : 8));
                assertThat(kind.verdict(text)).as(kind + ": " + text).isEqualTo(kind.expected(text));
            }
        }
    }

    private static String random(Random random, int length) {
        StringBuilder text = new StringBuilder();
        int variety = random.nextInt(1, LETTERS.length() + 1);
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(variety)));
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "NETWORK,ledger.example/demo-7c1f",
        "NETWORK,abc",
        "NETWORK,ab",
        "NETWORK,.abc",
        "NETWORK,abc/",
        "NETWORK,Abc",
        "MEMBER,st-mary",
        "MEMBER,a",
        "MEMBER,-a",
        "MEMBER,a-",
        "MEMBER,1a",
        "MEMBER,''",
        "ACCOUNT,a7f3c2",
        "ACCOUNT,a7f3c",
        "ACCOUNT,node",
        "ACCOUNT,admin",
        "ACCOUNT,Node",
        "ACCOUNT,a7f3cg",
        "CALL,records.share",
        "CALL,a.b",
        "CALL,a.-",
        "CALL,.b",
        "CALL,a.",
        "CALL,a",
        "CALL,a-b.c",
        "CALL,a.b.c",
        "ROLE,doctor",
        "ROLE,lab-technician",
        "ROLE,-a",
        "ROLE,abcdefghijklmnopqrstuvwxy",
        "ROLE,''",
        "HANDLE,00112233445566778899aabbccddeeff",
        "HANDLE,00112233445566778899aabbccddeefF"
    })
    void theExamplesToo(Kind kind, String text) {
        assertThat(kind.verdict(text)).isEqualTo(kind.expected(text));
    }

    @Test
    void longestAndOneMore() {
        assertThat(Kind.NETWORK.verdict("a".repeat(100))).isEqualTo("ok");
        assertThat(Kind.NETWORK.verdict("a".repeat(101))).isEqualTo("network-name");
        assertThat(Kind.MEMBER.verdict("a".repeat(32))).isEqualTo("ok");
        assertThat(Kind.MEMBER.verdict("a".repeat(33))).isEqualTo("member-id");
        assertThat(Kind.ACCOUNT.verdict("a".repeat(32))).isEqualTo("ok");
        assertThat(Kind.ACCOUNT.verdict("a".repeat(33))).isEqualTo("account-id");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        assertThat(NodeId.of("ledger.example/demo#st-mary")).hasToString("ledger.example/demo#st-mary");
        assertThat(TransactionId.of("a7f3c2@st-mary/AAECAwQFBgcICQoLDA0ODw"))
                .hasToString("a7f3c2@st-mary/AAECAwQFBgcICQoLDA0ODw");
    }
}
