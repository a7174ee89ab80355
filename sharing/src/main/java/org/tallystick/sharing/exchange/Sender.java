package org.tallystick.sharing.exchange;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.tx.Acknowledgement;
import org.tallystick.sealing.hpke.Binding;
import org.tallystick.sealing.hpke.Hpke;

/** Delivers what is due to a member, and judges its answers. */
final class Sender {
    private final Identity self;
    private final Papers papers;
    private final CommittedLedger ledger;
    private final MemberTransport transport;
    private final Hpke hpke;
    private final SignatureVerifier signatures;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Events events;

    Sender(Identity self, Papers papers, Surroundings around) {
        this.self = self;
        this.papers = papers;
        this.ledger = around.ledger();
        this.transport = around.transport();
        this.hpke = new Hpke(around.random());
        this.signatures = around.signatures();
        this.clock = around.clock();
        this.random = around.random();
        this.events = around.events();
    }

    /** Tries what is due on that route. */
    void sendDue(Route route) throws InterruptedException {
        Optional<Route.Turn> turn = route.takeDue(clock.millis());
        while (turn.isPresent()) {
            send(route, turn.get());
            turn = route.takeDue(clock.millis());
        }
    }

    private void send(Route route, Route.Turn turn) throws InterruptedException {
        Parcel parcel = turn.parcel();
        try {
            Optional<Details> details = papers.details(parcel.digest());
            Optional<Contact> contact = ledger.contact(parcel.to());
            if (details.isEmpty()) {
                papers.drop(parcel);
                route.done(parcel);
            } else if (contact.isEmpty()) {
                refused(route, turn, "it is no member");
            } else {
                answered(route, turn, contact.get(), details.get());
            }
        } catch (IOException e) {
            refused(route, turn, "this node's disk: " + e.getMessage());
        } catch (RuntimeException e) {
            later(route, turn, Backoff.UNREACHABLE, Duration.ZERO);
            throw e;
        }
    }

    private void answered(Route route, Route.Turn turn, Contact contact, Details details)
            throws IOException, InterruptedException {
        switch (deliver(contact, details)) {
            case Answer.Acknowledged(Bytes jws) -> {
                route.reached();
                acknowledged(route, turn, contact, details, jws);
            }
            case Answer.NotYet(Duration atLeast) -> {
                route.reached();
                later(route, turn, Backoff.NOT_YET, atLeast);
            }
            case Answer.Refused(String code, String why) -> {
                route.reached();
                refused(route, turn, code + ": " + why);
            }
            case Answer.Unreachable(String why) -> {
                events.trouble(new Trouble(Optional.of(contact.member()), "does not answer: " + why));
                route.giveBack(turn);
                int missed = route.missed();
                route.pauseUntil(clock.millis() + Backoff.UNREACHABLE.after(missed, random));
            }
        }
    }

    private Answer deliver(Contact contact, Details details) throws InterruptedException {
        Binding binding =
                new Binding.Details(self.network(), details.transaction(), details.digest(), contact.member());
        try {
            Bytes sealed = hpke.seal(contact.vault(), binding, details.bytes());
            return transport.deliver(contact, new Message(details.transaction(), details.digest(), sealed));
        } catch (MalformedException e) {
            return new Answer.Refused("key", e.detail());
        }
    }

    private void acknowledged(Route route, Route.Turn turn, Contact contact, Details details, Bytes jws)
            throws IOException {
        if (isFrom(contact, details, jws)) {
            papers.delivered(turn.parcel(), jws);
            route.done(turn.parcel());
        } else {
            refused(route, turn, "its acknowledgement is not one");
        }
    }

    private boolean isFrom(Contact contact, Details details, Bytes jws) {
        return Acknowledgement.parse(jws) instanceof Parsed.Ok<Acknowledgement>(Acknowledgement ack)
                && ack.issuer().equals(AccountId.nodeOf(contact.member()))
                && ack.sender().equals(self.node())
                && ack.transaction().equals(details.transaction())
                && ack.details().equals(details.digest())
                && signatures.prepare(contact.node()).verify(ack.signingInput(), ack.signature());
    }

    private void refused(Route route, Route.Turn turn, String why) {
        events.trouble(new Trouble(Optional.of(turn.parcel().to()), why));
        later(route, turn, Backoff.REFUSED, Duration.ZERO);
    }

    private void later(Route route, Route.Turn turn, Backoff backoff, Duration atLeast) {
        int failures = turn.failures() + 1;
        long wait = Math.max(backoff.after(failures, random), atLeast.toMillis());
        route.giveBack(new Route.Turn(turn.parcel(), failures, clock.millis() + wait));
    }
}
