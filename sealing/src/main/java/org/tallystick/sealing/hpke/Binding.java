package org.tallystick.sealing.hpke;

import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NetworkName;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.json.JsonObject;

/**
 * What a sealed message belongs to. It is HPKE's {@code info}, canonical JSON, so that one that was made for one place
 * opens in no other. {@code use} keeps the kinds apart.
 */
public sealed interface Binding {
    /** HPKE's {@code info}: canonical JSON, different for any two bindings. */
    Bytes info();

    /**
     * The key of a payload on its way to a reader.
     *
     * @param entry the log index of the entry in which the holder's answer was committed
     */
    record Release(NetworkName network, Handle access, long entry, Handle record, long version, AccountId recipient)
            implements Binding {
        @Override
        public Bytes info() {
            return JsonObject.with("use", "tally-release")
                    .with("network", network.value())
                    .with("access", access.value())
                    .with("entry", entry)
                    .with("record", record.value())
                    .with("version", version)
                    .with("recipient", recipient.toString())
                    .build()
                    .canonical();
        }
    }

    /** The details of a transaction on their way to a member; {@code digest} is the one in the entry. */
    record Details(NetworkName network, TransactionId transaction, Hash digest, MemberId recipient) implements Binding {
        @Override
        public Bytes info() {
            return JsonObject.with("use", "tally-details")
                    .with("network", network.value())
                    .with("iss", transaction.issuer().toString())
                    .with("jti", transaction.jti())
                    .with("digest", digest)
                    .with("recipient", recipient.value())
                    .build()
                    .canonical();
        }
    }
}
