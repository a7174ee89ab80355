package org.tallystick.formats;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Bytes that do not change, equal by content. Arrays never sit bare in a record; they sit in here.
 *
 * <p>{@link #wrap} takes over an array without copying: whoever calls it must not touch that array again.
 */
public final class Bytes {
    /** No bytes. */
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private static final char REPLACEMENT = '\ufffd';

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /** Takes the array over; the caller gives it up. */
    public static Bytes wrap(byte[] array) {
        return new Bytes(array);
    }

    /** A copy of the array. */
    public static Bytes copyOf(byte[] array) {
        return new Bytes(array.clone());
    }

    /** The text in UTF-8. */
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The number of bytes. */
    public int size() {
        return array.length;
    }

    /** The byte at a position from 0 to {@code size() - 1}. */
    public byte at(int position) {
        return array[position];
    }

    /** A copy that the caller may change. */
    public byte[] toArray() {
        return array.clone();
    }

    /** A read-only view, without copying. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(array).asReadOnlyBuffer();
    }

    /** A copy of the part from {@code from} (inclusive) to {@code to} (exclusive). */
    public Bytes slice(int from, int to) {
        return new Bytes(Arrays.copyOfRange(array, from, to));
    }

    /**
     * The array itself, for callers that hand it to a function which only reads (a hash, a signature, a socket). Never
     * write to it.
     */
    public byte[] dangerArray() {
        return array;
    }

    /**
     * The text, if these bytes are well-formed UTF-8.
     *
     * @throws MalformedException {@link Fault#NOT_UTF8}
     */
    public String text() {
        String decoded = new String(array, StandardCharsets.UTF_8);
        return decoded.indexOf(REPLACEMENT) < 0 ? decoded : decodeStrictly();
    }

    /** The quick decoder replaces what is not well-formed; only where its mark stands is there anything to find out. */
    private String decodeStrictly() {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(array))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException(Fault.NOT_UTF8, "the bytes are not well-formed UTF-8");
        }
    }

    /** Lower-case hexadecimal. */
    public String hex() {
        return HexFormat.of().formatHex(array);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(array, that.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    /** Only the length: bytes may be secret and never print themselves. */
    @Override
    public String toString() {
        return array.length + " bytes";
    }
}
