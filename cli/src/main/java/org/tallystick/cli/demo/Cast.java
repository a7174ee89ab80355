package org.tallystick.cli.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
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

    private static final int FIRST_PORT = 7101;

    private Cast() {}

    /** The members, each with an address of its own on this machine: the usual ports, or any where those are taken. */
    public static List<Founder> founders() throws IOException {
        List<Founder> founders = new ArrayList<>();
        int port = FIRST_PORT;
        for (MemberId member : List.of(HOSPITAL, LABORATORY, CLINIC)) {
            founders.add(new Founder(member, "eu", URI.create("http://127.0.0.1:" + free(port++))));
        }
        return founders;
    }

    private static int free(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (java.net.BindException taken) {
            try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return any.getLocalPort();
            }
        }
    }
}
