package org.tallystick.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLContext;
import org.tallystick.formats.id.MemberId;

/**
 * The first door: a connection to a member's node.
 *
 * {@snippet :
 * Connection lab = Tally.connect(URI.create("http://127.0.0.1:7102"), identity);
 * NewRecord meta = lab.newRecord(subject, "lab-report", "HbA1c", "text/csv");
 * Shared shared = lab.share(Path.of("result.csv"), meta, Progress.SILENT);
 * Files.writeString(Path.of("result.tlog-proof"), lab.receipt(shared.transaction().id()));
 * }
 */
public final class Tally {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private Tally() {}

    /** Connects to the node of the identity's own member. Nothing is sent before the first call. */
    public static Connection connect(URI node, Identity identity) {
        return connect(node, identity.account().member(), identity, plain());
    }

    /**
     * The same where the node's address is {@code https} and its certificate is from an authority of the network's own.
     *
     * @param trust such as {@link org.tallystick.sealing.tls.Authorities#of}
     */
    public static Connection connect(URI node, Identity identity, SSLContext trust) {
        return connect(node, identity.account().member(), identity, trust);
    }

    /**
     * Connects to the node of any member.
     *
     * @param trust how the node proves itself where its address is {@code https}, for a network with its own authority
     */
    public static Connection connect(URI node, MemberId member, Identity identity, SSLContext trust) {
        return connect(node, member, identity, builder().sslContext(trust).build());
    }

    /**
     * Connects to the node of the identity's own member by another clock than this machine's, for programs that know better.
     *
     * @param clock what tokens and transactions are dated by
     */
    public static Connection connect(URI node, Identity identity, InstantSource clock) {
        return connect(node, identity.account().member(), identity, plain(), Source.by(clock));
    }

    /**
     * Sends to any node what was signed before, and waits until it is committed. It takes no key to carry it.
     *
     * @throws UnreachableException if it is still not known what became of it
     */
    public static Submitted submit(URI node, Draft draft) {
        return submit(node, draft, plain());
    }

    /** The same where the node's certificate is from an authority of the network's own. */
    public static Submitted submit(URI node, Draft draft, SSLContext trust) {
        return submit(node, draft, builder().sslContext(trust).build());
    }

    private static Submitted submit(URI node, Draft draft, HttpClient http) {
        try (http) {
            Source source = Source.system();
            return new Submitter(new Wire(http, node, source), source, Pending.NOWHERE).submit(draft);
        }
    }

    static Connection connect(URI node, MemberId member, Identity identity, HttpClient http) {
        return connect(node, member, identity, http, Source.system());
    }

    private static Connection connect(URI node, MemberId member, Identity identity, HttpClient http, Source source) {
        return new Connection(http, node, member, identity, source, Pending.NOWHERE);
    }

    private static HttpClient plain() {
        return builder().build();
    }

    private static HttpClient.Builder builder() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT);
    }
}
