package org.tallystick.cli.demo;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.tallystick.formats.id.MemberId;
import org.tallystick.node.founding.Founder;

/** Who plays: a hospital, a laboratory and a clinic, and their people. */
public final class Cast {
    /** The hospital. */
    public static final MemberId HOSPITAL = new MemberId("st-mary");

    /** The laboratory. */
    public static final MemberId LABORATORY = new MemberId("lab-north");

    /** The clinic. */
    public static final MemberId CLINIC = new MemberId("clinic-west");

    /** The patient, with an account of her own wherever something is kept about her. */
    public static final String PATIENT = "ana";

    /** Someone with an account. */
    public record Player(String name, MemberId member, List<String> roles, boolean subject) {}

    /** Everyone, in the order in which they are registered. */
    public static final List<Player> PLAYERS = List.of(
            new Player("dr-chen", HOSPITAL, List.of("doctor"), false),
            new Player("ivo", LABORATORY, List.of("technician"), false),
            new Player("dr-okafor", CLINIC, List.of("doctor"), false),
            new Player(PATIENT, LABORATORY, List.of(), true),
            new Player(PATIENT, HOSPITAL, List.of(), true));

    private static final List<MemberId> MEMBERS = List.of(HOSPITAL, LABORATORY, CLINIC);

    private Cast() {}

    /** How many members there are. */
    static int size() {
        return MEMBERS.size();
    }

    /** The members, each with an address of its own. */
    static List<Founder> founders(List<URI> addresses) {
        return IntStream.range(0, MEMBERS.size())
                .mapToObj(i -> new Founder(MEMBERS.get(i), "eu", addresses.get(i)))
                .toList();
    }
}
