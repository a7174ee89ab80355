package org.tallystick.api.frame;

/**
 * How large at most.
 *
 * @param document bytes of a JSON body
 * @param upload bytes of an upload
 * @param headers bytes of all headers of a request
 * @param target bytes of method, path and query
 */
public record Sizes(int document, long upload, int headers, int target) {
    /** What the contract promises. */
    public static final Sizes USUAL = new Sizes(8 << 20, 1L << 36, 16 << 10, 4 << 10);
}
