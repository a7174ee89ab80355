package org.tallystick.api.port;

import java.io.IOException;
import org.tallystick.formats.id.MemberId;
import org.tallystick.sharing.exchange.Answer;
import org.tallystick.sharing.exchange.Message;

/** Takes details that other members deliver: {@link org.tallystick.sharing.exchange.Exchange#receive}. */
@FunctionalInterface
public interface Inbox {
    /**
     * What becomes of a message.
     *
     * @param sender whose node it comes from: its request token is checked
     */
    Answer.Given receive(MemberId sender, Message message) throws IOException, InterruptedException;
}
