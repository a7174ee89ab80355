package org.tallystick.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client that sends what it likes. Every wait has a bound. */
final class RawClient implements AutoCloseable {
    private final Socket socket;

    private RawClient(Socket socket) {
        this.socket = socket;
    }

    static RawClient connect(int port) throws IOException {
        return connect("127.0.0.1", port);
    }

    /** From one of this machine's own addresses, 127.0.0.1 or any other in 127.0.0.0/8. */
    static RawClient connect(String from, int port) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
        return new RawClient(socket);
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Everything up to the end of the connection, or to the end of our patience. */
    String readToEnd(Duration patience) throws IOException {
        return readTo("", patience);
    }

    /** Everything up to the last chunk of a chunked answer (RFC 9112, section 7.1). */
    String readToLastChunk(Duration patience) throws IOException {
        return readTo("\r\n0\r\n\r\n", patience);
    }

    private String readTo(String end, Duration patience) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        socket.setSoTimeout((int) patience.toMillis());
        try {
            InputStream in = socket.getInputStream();
            byte[] some = new byte[1 << 16];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                all.write(some, 0, read);
                if (!end.isEmpty()
                        && in.available() == 0
                        && all.toString(StandardCharsets.UTF_8).endsWith(end)) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("still open after " + patience + ", having sent: " + all, e);
        } catch (SocketException e) {
            return all.toString(StandardCharsets.UTF_8);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** One response with a Content-Length. */
    String readResponse() throws IOException {
        String text = readHead();
        int at = text.toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
        int length = at < 0 ? 0 : Integer.parseInt(text.substring(at + 16, text.indexOf('\r', at)));
        return text + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    /** A response's status and headers. */
    String readHead() throws IOException {
        socket.setSoTimeout(10_000);
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    /** Sends the text byte by byte until the other side has closed. */
    Duration dripUntilClosed(String text, Duration pause, Duration patience) throws IOException {
        long begun = System.nanoTime();
        socket.setSoTimeout((int) pause.toMillis());
        for (int i = 0; System.nanoTime() - begun < patience.toNanos(); i++) {
            try {
                send(String.valueOf(text.charAt(i % text.length())));
                if (socket.getInputStream().read() < 0) {
                    return Duration.ofNanos(System.nanoTime() - begun);
                }
            } catch (SocketTimeoutException stillOpen) {
                assertThat(socket.isConnected()).isTrue();
            } catch (SocketException closed) {
                return Duration.ofNanos(System.nanoTime() - begun);
            }
        }
        throw new AssertionError("still open after " + patience);
    }

    boolean isClosed(Duration patience) throws IOException {
        socket.setSoTimeout((int) patience.toMillis());
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    /** Closes its end before the test is over. */
    void hangUp() throws IOException {
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
