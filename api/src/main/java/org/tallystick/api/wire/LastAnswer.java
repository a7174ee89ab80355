package org.tallystick.api.wire;

import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;

/**
 * Hears {@code Connection: close} from either side and has the connection end behind that answer (RFC 9112, section 9.6). Helidon
 * 4.5 only writes the header and goes on reading, so that what is left of a body would be taken for the next request.
 */
public final class LastAnswer implements Http1ConnectionListener {
    @Override
    public void headers(ConnectionContext context, Headers headers) {
        if (headers.containsToken(HeaderValues.CONNECTION_CLOSE)) {
            Guard.current().noMoreRequests();
        }
    }
}
