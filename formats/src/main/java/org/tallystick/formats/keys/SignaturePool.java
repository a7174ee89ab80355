package org.tallystick.formats.keys;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Signature objects in wait for use; as many come to be as were ever needed at once. */
final class SignaturePool {
    /** Makes one. */
    interface Source {
        Signature make() throws GeneralSecurityException;
    }

    /** Uses one. */
    interface Use<T> {
        T with(Signature signature) throws GeneralSecurityException;
    }

    private final Queue<Signature> idle = new ConcurrentLinkedQueue<>();
    private final Source source;

    SignaturePool(Source source) {
        this.source = source;
    }

    /** After a failure the object is dropped, for its state is unknown. */
    <T> T use(Use<T> use) throws GeneralSecurityException {
        Signature waiting = idle.poll();
        Signature signature = waiting != null ? waiting : source.make();
        T result = use.with(signature);
        idle.add(signature);
        return result;
    }
}
