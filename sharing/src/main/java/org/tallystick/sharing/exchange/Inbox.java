package org.tallystick.sharing.exchange;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.tallystick.formats.Base64Text;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Fault;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.tx.TokenSigner;
import org.tallystick.sealing.hpke.Binding;

/** Takes details that other members deliver: opens them, checks them against the entry, keeps them, acknowledges. */
final class Inbox {
    private static final int MOST_WAITING = 64;
    private static final long ACKNOWLEDGEMENT_SECONDS = 600;
    private static final int JTI = 16;

    /** What the answer's {@code Retry-After} says. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Identity self;
    private final Papers papers;
    private final Events events;
    private final CommitWatch watch;
    private final TokenSigner signer;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Duration patience;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /** @param patience how long to wait for an entry that has not come yet */
    Inbox(Identity self, Papers papers, CommitWatch watch, Surroundings around, Duration patience) {
        this.self = self;
        this.papers = papers;
        this.watch = watch;
        this.events = around.events();
        this.clock = around.clock();
        this.random = around.random();
        this.patience = patience;
        this.signer = new TokenSigner(AccountId.nodeOf(self.member()), self.signing());
    }

    Answer.Given receive(MemberId sender, Message message) throws IOException, InterruptedException {
        Binding binding = new Binding.Details(self.network(), message.transaction(), message.digest(), self.member());
        Optional<Bytes> opened = self.vault().open(binding, message.sealed());
        if (opened.isEmpty()) {
            return new Answer.Refused("cannot-open", "it was not sealed to this member's vault key for this entry");
        }
        return switch (Details.parse(opened.get())) {
            case Parsed.Bad<Details>(Fault fault, String detail) -> new Answer.Refused(fault.code(), detail);
            case Parsed.Ok<Details>(Details details) -> receive(sender, message, details);
        };
    }

    private Answer.Given receive(MemberId sender, Message message, Details details)
            throws IOException, InterruptedException {
        if (!details.digest().equals(message.digest())) {
            return new Answer.Refused(Fault.DETAILS_DIGEST.code(), "the document has another digest");
        }
        Optional<Entry.Executed> entry = find(message);
        if (entry.isEmpty()) {
            return new Answer.NotYet(RETRY_AFTER);
        }
        Optional<Fault> mismatch = details.mismatch(entry.get().transaction());
        if (mismatch.isPresent()) {
            return new Answer.Refused(mismatch.get().code(), "the entry names other details");
        }
        papers.keep(details);
        events.arrived(entry.get(), details);
        return new Answer.Acknowledged(acknowledge(sender, details));
    }

    private Optional<Entry.Executed> find(Message message) throws InterruptedException {
        Optional<Entry.Executed> here = watch.find(message.transaction());
        if (here.isPresent() || !waiting.tryAcquire()) {
            return here;
        }
        try {
            return watch.await(message.transaction(), patience);
        } finally {
            waiting.release();
        }
    }

    private Bytes acknowledge(MemberId sender, Details details) {
        byte[] jti = new byte[JTI];
        random.nextBytes(jti);
        long now = clock.instant().getEpochSecond();
        return signer.acknowledge(
                new NodeId(self.network(), sender),
                details.transaction(),
                details.digest(),
                new TokenSigner.Stamp(Base64Text.encodeUrl(jti), now, now + ACKNOWLEDGEMENT_SECONDS));
    }
}
