package org.tallystick.sharing.exchange;

import java.security.SecureRandom;
import java.time.InstantSource;
import org.tallystick.formats.keys.SignatureVerifier;

/** What the exchange works with. */
public record Surroundings(
        CommittedLedger ledger,
        MemberTransport transport,
        Events events,
        SignatureVerifier signatures,
        InstantSource clock,
        SecureRandom random) {}
