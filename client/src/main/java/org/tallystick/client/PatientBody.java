package org.tallystick.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A body as a stream that fails once nothing has come for a while: a node that falls silent holds nobody for ever. Time counts
 * only while somebody waits. Read by one thread at a time.
 */
final class PatientBody extends InputStream implements BodySubscriber<InputStream> {
    /** What comes over the connection. */
    private sealed interface Piece {
        record Bytes(List<ByteBuffer> buffers) implements Piece {}

        record End() implements Piece {}

        record Broken(Throwable why) implements Piece {}
    }

    private final Duration patience;
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    /** At most one piece and the end: the next is asked for when one was taken. */
    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();

    private final Queue<ByteBuffer> ready = new ArrayDeque<>();
    private boolean ended;

    PatientBody(Duration patience) {
        this.patience = patience;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (subscription.complete(given)) {
            given.request(1);
        } else {
            given.cancel();
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        pieces.add(new Piece.Bytes(buffers));
    }

    @Override
    public void onError(Throwable why) {
        pieces.add(new Piece.Broken(why));
    }

    @Override
    public void onComplete() {
        pieces.add(new Piece.End());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            ByteBuffer next = ready.peek();
            if (next == null) {
                receive();
            } else if (next.hasRemaining()) {
                int count = Math.min(length, next.remaining());
                next.get(into, at, count);
                return count;
            } else {
                ready.remove();
            }
        }
        return -1;
    }

    private void receive() throws IOException {
        switch (await()) {
            case Piece.Bytes(List<ByteBuffer> buffers) -> {
                ready.addAll(buffers);
                var _ = subscription.thenAccept(open -> open.request(1));
            }
            case Piece.End() -> ended = true;
            case Piece.Broken(Throwable why) -> throw new IOException("the connection broke off", why);
        }
    }

    private Piece await() throws IOException {
        try {
            Piece piece = pieces.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (piece == null) {
                close();
                throw new HttpTimeoutException("nothing came for " + patience.toSeconds() + " seconds");
            }
            return piece;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the wait was broken off");
        }
    }

    /** Whoever waits meanwhile hears of it. */
    @Override
    public void close() {
        subscription.cancel(false); // of one that is still to come; does nothing to one that is here
        if (!subscription.isCancelled()) {
            var _ = subscription.thenAccept(Flow.Subscription::cancel);
        }
        pieces.add(new Piece.Broken(new IOException("closed")));
    }
}
