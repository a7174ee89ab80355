package org.tallystick.bench;

import java.io.IOException;
import java.util.List;
import org.tallystick.formats.keys.PreparedKey;
import org.tallystick.formats.keys.SignatureVerifier;

/** Has clients send what is signed, between two counts of how many of its signatures all cores check a second. */
record Rally(HttpLoad load, SignatureVerifier verifier) {
    /** What was committed, what it took the clients, and how long they waited. */
    record Score(Round round, Spent clients, Latencies latencies) {
        static final Score NOTHING = new Score(Round.NOTHING, Spent.NOTHING, Latencies.NONE);

        Score plus(Score other) {
            return new Score(round.plus(other.round), clients.plus(other.clients), latencies.plus(other.latencies));
        }
    }

    Score send(ShareDesk.Shares shares, HttpLoad.Shape shape) throws IOException {
        List<PreparedKey> keys = shares.keys().stream().map(verifier::prepare).toList();
        Checks checks = Checks.of(keys, shares.signed());
        Rate before = checks.count();
        double nodeBefore = Spent.processorSecondsSoFar();
        HttpLoad.Took took = load.send(shares.documents(), shape);
        double node = Spent.processorSecondsSoFar() - nodeBefore;
        Rate committed =
                new Rate(shares.signed().size(), new Spent(took.clients().seconds(), node));
        return new Score(new Round(committed, before.plus(checks.count())), took.clients(), took.latencies());
    }
}
