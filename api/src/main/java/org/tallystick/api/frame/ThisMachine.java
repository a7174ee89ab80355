package org.tallystick.api.frame;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.regex.Pattern;
import org.tallystick.api.wire.Client;

/**
 * Whether a request comes from a program on this machine that means it: not through a proxy, and not from a page in a browser
 * whose name was made to lead here (DNS rebinding), for that has the page's name in {@code Host}.
 */
final class ThisMachine {
    private static final Pattern NAMES =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

    private ThisMachine() {}

    static boolean asks(ServerRequest request, Client client) {
        return client.isLocal()
                && !request.headers().contains(HeaderNames.X_FORWARDED_FOR)
                && !request.headers().contains(HeaderNames.FORWARDED)
                && Inquiry.header(request, "Host")
                        .filter(host -> NAMES.matcher(host).matches())
                        .isPresent();
    }
}
