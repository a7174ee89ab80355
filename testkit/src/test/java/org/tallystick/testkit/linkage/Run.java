package org.tallystick.testkit.linkage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tallystick.cli.demo.Cast;
import org.tallystick.cli.demo.Stage;
import org.tallystick.cli.wallet.People;
import org.tallystick.client.Connection;
import org.tallystick.client.Identity;
import org.tallystick.client.Stored;
import org.tallystick.client.Tally;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.json.JsonObject;

/**
 * A real network on which the scene is played again and again, while the hospital, which none of it concerns, spies. Files
 * are uploaded before a batch of trials and fetched behind it, in any order: so the time that this takes, which shows how
 * large they are, stands between other people's entries and not between those of one trial.
 */
final class Run {
    private static final int BATCH = 20;

    private record Played(Secrets secrets, Unpadded unpadded, Spy.Gathered gathered) {}

    private final Troupe troupe;
    private final Spy spy;
    private final Random random;
    private final List<Played> played = new ArrayList<>();
    private long end;

    private Run(Stage stage, Path folder, Random random) throws IOException {
        People people = new People(stage.home());
        this.random = random;
        this.troupe = new Troupe(people, folder, random);
        this.spy = spy(people, stage.home().network().member(Cast.HOSPITAL).root());
        this.end = spy.size() - 1;
    }

    /** @param folder for the network and the files of its people */
    static List<Trial> play(int trials, Path folder, long seed) throws IOException {
        try (Stage stage = Stage.found(folder.resolve("network"))) {
            Run run = new Run(stage, folder, new Random(seed));
            while (run.played.size() < trials) {
                run.playBatch(Math.min(BATCH, trials - run.played.size()));
            }
            return run.trials();
        }
    }

    private static Spy spy(People people, Path folder) throws IOException {
        Connection administrator = people.administrator(Cast.HOSPITAL);
        Identity identity = administrator.registration().register("a spy", List.of("doctor"));
        Connection own = Tally.connect(administrator.address(), identity);
        SortedMap<MemberId, Connection> others = new TreeMap<>();
        others.put(Cast.LABORATORY, own.at(Cast.LABORATORY));
        others.put(Cast.CLINIC, own.at(Cast.CLINIC));
        return new Spy(own, others, folder);
    }

    /** Secrets with the two files of their scene. */
    private record Prepared(Secrets secrets, Stored small, Stored ofAnySize) {}

    private void playBatch(int count) throws IOException {
        List<Prepared> prepared = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Secrets secrets = Secrets.draw(random);
            prepared.add(new Prepared(secrets, troupe.store(false), troupe.store(secrets.is(Question.SIZE))));
        }
        Collections.shuffle(prepared, random);
        List<Scene.Opened> open = new ArrayList<>();
        for (Prepared next : prepared) {
            Scene.Played done = new Scene(troupe, next.secrets(), random).play(next.small(), next.ofAnySize());
            Spy.Gathered gathered = spy.gather(end, done.last());
            end = gathered.end();
            played.add(new Played(next.secrets(), done.unpadded(), gathered));
            open.add(done.open());
        }
        Collections.shuffle(open, random);
        for (Scene.Opened one : open) {
            end = troupe.finish(one);
        }
        end = spy.gather(end - 1, end).end();
    }

    private List<Trial> trials() {
        List<Bytes> entries = spy.entries(end + 1);
        return played.stream().map(one -> trial(one, entries)).toList();
    }

    private static Trial trial(Played played, List<Bytes> entries) {
        Places places = new Places();
        List<Seen> seen = new ArrayList<>();
        long before = played.gathered().heard().getFirst().nanos();
        for (Wiretap.Heard heard : played.gathered().heard()) {
            String place =
                    places.next(heard.isHeader() ? "header" : heard.entry().string("call"));
            seen.add(new Seen(place, entries.get((int) heard.index()), heard.entry()));
            JsonObject gap = JsonObject.with("nanos", heard.nanos() - before).build();
            seen.add(new Seen("coming of " + place, Bytes.EMPTY, gap));
            before = heard.nanos();
        }
        seen.addAll(played.gathered().answers());
        return new Trial(played.secrets(), seen, played.unpadded());
    }
}
