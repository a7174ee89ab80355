package org.tallystick.sealing.tls;

import java.io.EOFException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Why a node was not believed over TLS, in words that lead to what is to be done. */
public final class Distrust {
    private Distrust() {}

    /** The reason, as a phrase; nothing if it was not for TLS, or for want of it, that a connection failed. */
    public static Optional<String> why(Throwable failed) {
        Optional<String> general = Optional.empty();
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            Optional<String> particular = particular(cause);
            if (particular.isPresent()) {
                return particular;
            }
            general = general.isPresent() ? general : general(cause);
        }
        return general;
    }

    private static Optional<String> particular(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case CertificateExpiredException _ -> Optional.of("its certificate has expired (" + message + ")");
            case CertificateNotYetValidException _ -> Optional.of("its certificate is not valid yet (" + message + ")");
            case CertPathBuilderException _ ->
                Optional.of("its certificate is from no authority that is believed here");
            case CertificateException _ ->
                message.startsWith("No ")
                        ? Optional.of("its certificate is for another name (" + message + ")")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** A server that hangs up during the handshake may only be stopping: that is no matter of trust. */
    private static Optional<String> general(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof SSLHandshakeException && !(cause.getCause() instanceof EOFException)) {
            return Optional.of("the TLS handshake failed (" + message + ")");
        }
        if (cause instanceof SSLException && message.contains("nrecognized SSL message")) {
            return Optional.of("it does not speak TLS there: its address may begin with http://");
        }
        return message.startsWith("parsing HTTP/1.1 status line")
                ? Optional.of("it does not speak plain HTTP there: its address may begin with https://")
                : Optional.empty();
    }
}
