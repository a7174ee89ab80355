package org.tallystick.engine.cometbft;

import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.tallystick.formats.Bytes;

/**
 * Speaks to this node's own CometBFT, on a unix socket that nobody else can open: HTTP/1.1 and JSON-RPC, one request a connection
 * (CometBFT, spec/rpc). The JDK's HTTP client knows no such sockets, and one fixed request is all there is to send.
 */
final class CometControl {
    private static final int MAX_ANSWER = 1 << 16;

    private final Path socket;

    CometControl(Path socket) {
        this.socket = socket;
    }

    /** Puts a nudge into CometBFT's mempool. @return false if CometBFT is not there, or does not take it */
    boolean send(Nudge nudge) {
        String body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"broadcast_tx_async\",\"params\":{\"tx\":\""
                + Base64.getEncoder().encodeToString(nudge.bytes().dangerArray()) + "\"}}";
        String request = "POST / HTTP/1.1\r\nHost: cometbft\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            var bytes = Bytes.utf8(request).buffer();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return isGood(Channels.newInputStream(channel));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isGood(InputStream in) throws IOException {
        return new String(in.readNBytes(MAX_ANSWER), StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200");
    }
}
