package org.tallystick.formats;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** A SHA-256 value: 32 bytes (FIPS 180-4). Text forms are base64url without padding, or standard Base 64 in notes. */
public final class Hash implements Comparable<Hash> {
    /** The length in bytes. */
    public static final int SIZE = 32;

    /** 32 zero bytes: the hash of "nothing before", and of an empty state. */
    public static final Hash ZERO = new Hash(new byte[SIZE]);

    private final byte[] value;

    private Hash(byte[] value) {
        this.value = value;
    }

    /** Takes the 32 bytes over. @throws MalformedException {@link Fault#TOO_SHORT} or {@link Fault#TOO_LONG} */
    public static Hash wrap(byte[] value) {
        MalformedException.unless(value.length >= SIZE, Fault.TOO_SHORT, "a hash has 32 bytes");
        MalformedException.unless(value.length <= SIZE, Fault.TOO_LONG, "a hash has 32 bytes");
        return new Hash(value);
    }

    /** SHA-256 over the parts in sequence. */
    public static Hash of(byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(digest.digest());
    }

    /** SHA-256 over the bytes. */
    public static Hash of(Bytes bytes) {
        return of(bytes.dangerArray());
    }

    /** A fresh SHA-256 of the JDK, the fastest provider for short inputs. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** From unpadded base64url, 43 characters. */
    public static Hash parseUrl(String text) {
        return wrap(Base64Text.decodeUrl(text));
    }

    /** From standard Base 64, 44 characters. */
    public static Hash parseBase64(String text) {
        return wrap(Base64Text.decode(text));
    }

    /** Unpadded base64url, 43 characters. */
    public String url() {
        return Base64Text.encodeUrl(value);
    }

    /** Standard Base 64, 44 characters. */
    public String base64() {
        return Base64Text.encode(value);
    }

    /** A copy of the 32 bytes. */
    public byte[] toArray() {
        return value.clone();
    }

    /** The 32 bytes themselves, for readers only. Never write to them. */
    public byte[] dangerArray() {
        return value;
    }

    /** By unsigned bytes, from the left. */
    @Override
    public int compareTo(Hash that) {
        return Arrays.compareUnsigned(value, that.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return (value[0] & 0xff) << 24 | (value[1] & 0xff) << 16 | (value[2] & 0xff) << 8 | (value[3] & 0xff);
    }

    @Override
    public String toString() {
        return url();
    }
}
