package org.tallystick.api.frame;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tallystick.api.auth.Access;

/**
 * One operation of the contract.
 *
 * @param method GET or POST
 * @param path in the form of OpenAPI, such as {@code /v1/records/{record}}; a last part {@code {+tile}} takes the rest
 * @param access whom it is for
 * @param parameters the query parameters that it knows
 * @param body what comes with it
 * @param handler what it does
 */
public record Endpoint(
        String method, String path, Access access, Set<String> parameters, BodyKind body, Handler handler) {

    /** What comes with a request. */
    public enum BodyKind {
        /** Nothing. */
        NONE,
        /** A JSON object, read whole before the handler runs. */
        DOCUMENT,
        /** Bytes that the handler reads as they come. */
        UPLOAD
    }

    /** A resource: its endpoints. */
    @FunctionalInterface
    public interface Resource {
        /** What it serves. */
        List<Endpoint> endpoints();
    }

    /** An endpoint that reads. */
    public static Endpoint get(String path, Access access, Handler handler) {
        return new Endpoint("GET", path, access, Set.of(), BodyKind.NONE, handler);
    }

    /** An endpoint that takes a document. */
    public static Endpoint post(String path, Access access, Handler handler) {
        return new Endpoint("POST", path, access, Set.of(), BodyKind.DOCUMENT, handler);
    }

    /** An endpoint that takes bytes. */
    public static Endpoint upload(String path, Access access, Handler handler) {
        return new Endpoint("POST", path, access, Set.of(), BodyKind.UPLOAD, handler);
    }

    /** The same with more query parameters. */
    public Endpoint taking(String... names) {
        Set<String> more = new LinkedHashSet<>(parameters);
        more.addAll(Arrays.asList(names));
        return new Endpoint(method, path, access, Set.copyOf(more), body, handler);
    }

    /** The same with the parameters of paging. */
    public Endpoint paged() {
        return taking("limit", "cursor");
    }
}
