package org.tallystick.api.frame;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.tallystick.api.auth.Access;
import org.tallystick.api.auth.Authenticator;
import org.tallystick.api.auth.Gate;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.Problem;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.api.wire.Guard;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.ledger.store.StoreFailure;

/**
 * The way of every request: its client's share, the framing of its body, who asks, whether they may come in, its parameters, its
 * document, its handler, its answer. What goes wrong on the way becomes a problem document.
 */
public final class Dispatcher {
    private static final System.Logger LOG = System.getLogger("org.tallystick.api");
    private static final System.Logger ACCESS = System.getLogger("org.tallystick.access");

    private final Authenticator authenticator;
    private final Gate gate;
    private final Sizes sizes;
    private final Meter meter;
    private final LongSupplier nanos;

    /**
     * A way for requests.
     *
     * @param nanos a clock that only goes forward, in nanoseconds
     */
    public Dispatcher(Authenticator authenticator, Gate gate, Sizes sizes, Meter meter, LongSupplier nanos) {
        this.authenticator = authenticator;
        this.gate = gate;
        this.sizes = sizes;
        this.meter = meter;
        this.nanos = nanos;
    }

    /** Answers one request. */
    public void dispatch(Endpoint endpoint, ServerRequest request, ServerResponse response) {
        long begun = nanos.getAsLong();
        Guard guard = Guard.current();
        guard.requestBegins();
        meter.begun();
        int status = 0;
        try (Body body = new Body(request, endpoint.body(), sizes, guard)) {
            Reply reply = answer(endpoint, request, body, guard);
            status = reply.status();
            send(reply, body, request, response);
        } finally {
            guard.requestEnds();
            long took = nanos.getAsLong() - begun;
            meter.ended(endpoint, status, took);
            int answered = status;
            ACCESS.log(
                    System.Logger.Level.DEBUG,
                    () -> endpoint.method() + " " + endpoint.path() + " " + answered + " " + took / 1000 + " us");
        }
    }

    /** Answers a request that no endpoint is for. */
    public void refuse(Problem problem, List<Reply.Line> headers, ServerRequest request, ServerResponse response) {
        Endpoint nowhere = Endpoint.get("*", Access.OPEN, inquiry -> {
            throw problem.exception();
        });
        Guard guard = Guard.current();
        guard.requestBegins();
        try {
            Reply reply = Reply.problem(problem);
            for (Reply.Line line : headers) {
                reply = reply.with(line.name(), line.value());
            }
            meter.begun();
            meter.ended(nowhere, reply.status(), 0);
            send(reply, new Body(request, Endpoint.BodyKind.NONE, sizes, guard), request, response);
        } finally {
            guard.requestEnds();
        }
    }

    private Reply answer(Endpoint endpoint, ServerRequest request, Body body, Guard guard) {
        try {
            return endpoint.handler().handle(admit(endpoint, request, body, guard));
        } catch (ProblemException e) {
            return Reply.problem(e.problem());
        } catch (MalformedException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "malformed: " + endpoint.method() + " " + endpoint.path() + ": " + Trace.of(e));
            return Reply.problem(Problem.of(Code.BAD_REQUEST, e));
        } catch (CloseConnectionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "failed: " + endpoint.method() + " " + endpoint.path() + ": " + Trace.of(e));
            return Reply.problem(problem(e));
        }
    }

    private static Problem problem(RuntimeException failed) {
        return failed instanceof StoreFailure failure && failure.problem() == StoreFailure.Problem.DAMAGED
                ? Problem.of(Code.LEDGER_DAMAGED, "what was read is not what was written; the node's log says where")
                : Problem.of(Code.INTERNAL, "the node's log says what");
    }

    private Inquiry admit(Endpoint endpoint, ServerRequest request, Body body, Guard guard) {
        ProblemException.unless(
                guard.client().mayRequest(),
                Code.RATE_LIMITED,
                "this address sent more in this second than the node takes from one");
        body.requireFraming();
        var target = new Authenticator.Target(endpoint.method(), target(request), body.isThere());
        Optional<String> authorization = Inquiry.header(request, "Authorization");
        Authenticator.Credentials credentials = authenticator.authenticate(authorization, target, endpoint.access());
        gate.require(endpoint.access(), credentials.viewer(), ThisMachine.asks(request, guard.client()));
        Query query = Query.parse(rawQuery(request), endpoint.parameters());
        body.open(credentials.body());
        return new Inquiry(endpoint, request, query, credentials.viewer(), body);
    }

    /** The request target as it stood in the request line (RFC 9112, section 3.2.1). */
    private static String target(ServerRequest request) {
        return request.path().rawPath()
                + rawQuery(request).map(query -> "?" + query).orElse("");
    }

    private static Optional<String> rawQuery(ServerRequest request) {
        String raw = request.query().rawValue();
        return raw.isEmpty() ? Optional.empty() : Optional.of(raw);
    }

    private static void send(Reply reply, Body body, ServerRequest request, ServerResponse response) {
        response.status(Status.create(reply.status()));
        for (Reply.Line line : reply.headers()) {
            response.header(line.name(), line.value());
        }
        response.header(HeaderNames.X_CONTENT_TYPE_OPTIONS, "nosniff");
        if (!response.headers().contains(HeaderNames.CACHE_CONTROL)) {
            response.header(HeaderNames.CACHE_CONTROL, "no-store");
        }
        boolean unread = !body.isRead();
        if (unread) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        switch (reply) {
            case Reply.Whole whole -> {
                response.header(HeaderNames.CONTENT_TYPE, whole.mediaType());
                send(whole.body(), request, response);
            }
            case Reply.Streamed streamed -> stream(streamed, response);
        }
        if (unread) {
            body.drain();
        }
    }

    /** What answers HEAD has the length of the content, and no content (RFC 9110, section 9.3.2). */
    private static void send(Bytes content, ServerRequest request, ServerResponse response) {
        boolean wanted = !request.prologue().method().equals(Method.HEAD);
        response.header(HeaderNames.CONTENT_LENGTH, String.valueOf(content.size()));
        response.send(wanted ? content.dangerArray() : new byte[0]);
    }

    private static void stream(Reply.Streamed reply, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, reply.mediaType());
        reply.length().ifPresent(length -> response.header(HeaderNames.CONTENT_LENGTH, String.valueOf(length)));
        OutputStream out = response.outputStream();
        try {
            reply.body().writeTo(out);
            out.close();
        } catch (IOException | RuntimeException e) {
            // The headers are out. Closing the stream would end it as if it were whole; breaking off shows that it is
            // not.
            throw new CloseConnectionException("the answer was broken off", e);
        }
    }
}
