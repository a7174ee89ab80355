package org.tallystick.api.resource;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.tallystick.api.auth.Access;
import org.tallystick.api.auth.Viewer;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.frame.Inquiry;
import org.tallystick.api.frame.Reply;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.entry.Entry;
import org.tallystick.ledger.accounts.Signatory;
import org.tallystick.ledger.execution.CommittedState;

/** Entries as they are committed, as server-sent events (WHATWG HTML, section 9.2), each with its index as its id. */
final class EventsResource implements Endpoint.Resource {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    /** After so many entries it is asked again whether to go on, however far behind the newest one they are. */
    private static final int STEP = 256;

    private static final Pattern CALL = Pattern.compile("[a-z]{1,24}(\\.[a-z-]{1,24})?");
    private static final byte[] HELLO = "retry: 1000\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final CommittedState state;
    private final Sight sight;
    private final Feed feed;
    private final Shares streams;

    EventsResource(CommittedState state, Sight sight, Feed feed, Shares streams) {
        this.state = state;
        this.sight = sight;
        this.feed = feed;
        this.streams = streams;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/v1/events", Access.KNOWN, this::stream).taking("after", "call"));
    }

    private Reply stream(Inquiry inquiry) {
        Viewer viewer = inquiry.viewer();
        Predicate<Entry> wanted = inquiry.query("call", EventsResource::call)
                .map(EventsResource::ofCall)
                .orElse(_ -> true)
                .and(entry -> sight.entry(viewer, entry));
        long first = inquiry.header("Last-Event-ID")
                .map(text -> last(text, "Last-Event-ID"))
                .or(() -> inquiry.query("after", text -> last(text, "after")))
                .map(last -> last + 1)
                .orElseGet(feed::size);
        Object holder = viewer instanceof Viewer.Known known ? known.id() : inquiry.client();
        ProblemException.unless(
                streams.take(holder), Code.TOO_MANY_STREAMS, "as many as one may have are open already");
        return new Reply.Streamed(
                        200,
                        "text/event-stream",
                        OptionalLong.empty(),
                        out -> run(viewer, first, wanted, holder, out),
                        List.of())
                .with("X-Accel-Buffering", "no");
    }

    /** The index of the last entry that a client has; -1 where it has none. */
    static long last(String text, String name) {
        return text.equals("-1") ? -1 : Inquiry.number(text, name);
    }

    private static String call(String text) {
        ProblemException.unless(
                CALL.matcher(text).matches(), Code.BAD_PARAMETER, "'call' is a contract, or a contract and a verb");
        return text;
    }

    private static Predicate<Entry> ofCall(String call) {
        return entry -> entry instanceof Entry.Executed executed
                && (executed.transaction().call().equals(call)
                        || executed.transaction().call().startsWith(call + "."));
    }

    private void run(Viewer viewer, long first, Predicate<Entry> wanted, Object holder, OutputStream out)
            throws IOException {
        try {
            out.write(HELLO);
            out.flush();
            for (long next = first; !feed.isClosed() && isStillWelcome(viewer); ) {
                boolean came = feed.await(next, HEARTBEAT);
                long end = Math.max(next, Math.min(feed.size(), next + STEP));
                boolean told = false;
                for (; next < end; next++) {
                    told |= write(next, feed.entry(next), wanted, out);
                }
                if (!came || (!told && next < feed.size())) {
                    out.write(BEAT);
                }
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            streams.giveBack(holder);
        }
    }

    /** True if the entry was wanted. */
    private static boolean write(long index, Entry entry, Predicate<Entry> wanted, OutputStream out)
            throws IOException {
        if (wanted.test(entry)) {
            String kind = entry instanceof Entry.Header ? "header" : "transaction";
            String event = "id: " + index + "\nevent: " + kind + "\ndata: "
                    + EntryJson.of(index, entry).text() + "\n\n";
            out.write(event.getBytes(StandardCharsets.UTF_8));
            return true;
        }
        return false;
    }

    /** An account that was suspended meanwhile hears no more; nor does one that is something else now than it was. */
    private boolean isStillWelcome(Viewer viewer) {
        return switch (viewer) {
            case Viewer.Stranger() -> true;
            case Viewer.Known known -> {
                Optional<Signatory> now = state.signatory(known.id());
                yield now.filter(signatory -> signatory.account().isActive()
                                && signatory
                                        .account()
                                        .roles()
                                        .equals(known.account().roles()))
                        .isPresent();
            }
        };
    }
}
