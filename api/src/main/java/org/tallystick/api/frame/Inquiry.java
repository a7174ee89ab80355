package org.tallystick.api.frame;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.tallystick.api.auth.Viewer;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.Problem;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.api.wire.Client;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.json.JsonObject;

/** A request that was let in: who asks, for what, with which parameters, each read strictly. */
public final class Inquiry {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,15}");

    private final Endpoint endpoint;
    private final ServerRequest request;
    private final Query query;
    private final Viewer viewer;
    private final Body body;

    Inquiry(Endpoint endpoint, ServerRequest request, Query query, Viewer viewer, Body body) {
        this.endpoint = endpoint;
        this.request = request;
        this.query = query;
        this.viewer = viewer;
        this.body = body;
    }

    /** Who asks. */
    public Viewer viewer() {
        return viewer;
    }

    /** Where it comes from. */
    public Client client() {
        return body.client();
    }

    /** The part of the path of that name. @throws ProblemException {@link Code#BAD_PARAMETER} */
    public <T> T path(String name, Function<String, T> parser) {
        return parse(name, Query.decode(request.path().pathParameters().get(name)), parser);
    }

    /** The query parameter of that name. @throws ProblemException {@link Code#BAD_PARAMETER} */
    public <T> Optional<T> query(String name, Function<String, T> parser) {
        return query.value(name).map(text -> parse(name, text, parser));
    }

    /** The query parameter of that name, which must be there. @throws ProblemException {@link Code#BAD_PARAMETER} */
    public <T> T require(String name, Function<String, T> parser) {
        return query(name, parser)
                .orElseThrow(() -> new ProblemException(Code.BAD_PARAMETER, "'" + name + "' is missing"));
    }

    /** The query parameter of that name as a number from 0 to 2^53 - 1. */
    public Optional<Long> number(String name) {
        return query.value(name).map(text -> number(text, name));
    }

    /** A number from 0 to 2^53 - 1, without sign and leading zeros. @throws ProblemException {@link Code#BAD_PARAMETER} */
    public static long number(String text, String name) {
        ProblemException.unless(
                NUMBER.matcher(text).matches() && Long.parseLong(text) < 1L << 53,
                Code.BAD_PARAMETER,
                "'" + name + "' is a whole number from 0 to 2^53 - 1");
        return Long.parseLong(text);
    }

    /** Which page is asked for. */
    public Page page() {
        return Page.of(request.path().rawPath(), query);
    }

    /** The header of that name. @throws ProblemException {@link Code#BAD_REQUEST} if it stands twice */
    public Optional<String> header(String name) {
        return header(request, name);
    }

    /** The document that came, for endpoints that take one. */
    public JsonObject document() {
        return body.document();
    }

    /** The bytes that come, for endpoints that take an upload; reading to the end checks their digest. */
    public InputStream upload() {
        return body.upload();
    }

    /** How many bytes come with the request. */
    public long length() {
        return body.length();
    }

    Endpoint endpoint() {
        return endpoint;
    }

    static Optional<String> header(ServerRequest request, String name) {
        List<String> values = request.headers().all(HeaderNames.create(name), List::of);
        ProblemException.unless(values.size() <= 1, Code.BAD_REQUEST, "the header " + name + " stands twice");
        return values.stream().findFirst();
    }

    private static <T> T parse(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (MalformedException e) {
            throw new Problem(
                            Code.BAD_PARAMETER,
                            "'" + name + "': " + e.detail(),
                            Optional.of(e.fault().code()))
                    .exception();
        }
    }
}
