package org.tallystick.sharing.exchange;

/** Carries a message to another member's node, authenticated as this node: {@code POST /v1/exchange/details}. */
@FunctionalInterface
public interface MemberTransport {
    /**
     * Delivers and waits for the answer, for half a minute at the longest ({@code spec/exchange.md}). What went wrong on the way is {@link
     * Answer.Unreachable}, never an exception.
     */
    Answer deliver(Contact to, Message message) throws InterruptedException;
}
