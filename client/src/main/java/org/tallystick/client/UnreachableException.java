package org.tallystick.client;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A node could not be reached, or the connection broke and stayed broken through the retries. If a signed transaction
 * was on its way, nobody knows what became of it.
 */
public final class UnreachableException extends RuntimeException {
    private final Optional<Path> kept;

    UnreachableException(URI node, Throwable cause) {
        this("no answer from " + node + ": " + words(cause), cause, Optional.empty());
    }

    UnreachableException(String why) {
        super(why);
        this.kept = Optional.empty();
    }

    private UnreachableException(String why, Throwable cause, Optional<Path> kept) {
        super(why, cause);
        this.kept = kept;
    }

    /** The same of a transaction that is kept, if it is, in that file. */
    static UnreachableException keeping(Optional<Path> file, RuntimeException cause) {
        return new UnreachableException(String.valueOf(cause.getMessage()), cause, file);
    }

    /** The file with the signed transaction that was on its way; sent again, it counts once. */
    public Optional<Path> kept() {
        return kept;
    }

    private static String words(Throwable cause) {
        return switch (cause) {
            case ConnectException unknown
            when unknown.getCause() instanceof UnresolvedAddressException _ -> "its name has no address";
            case ConnectException _ -> "nobody listens there";
            case HttpTimeoutException _ -> "it took too long";
            case InterruptedException _ -> "the wait was broken off";
            default -> "the connection broke off";
        };
    }
}
