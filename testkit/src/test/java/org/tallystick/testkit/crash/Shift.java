package org.tallystick.testkit.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.tallystick.testkit.crash.Work.Act;

/** Everybody at work at once, each on a thread, until the network is taken away from under them. */
final class Shift {
    private final List<Thread> people = new ArrayList<>();
    private final ConcurrentLinkedQueue<Throwable> surprises = new ConcurrentLinkedQueue<>();
    private volatile boolean ending;

    /** Everybody begins. */
    static Shift begin(Staff staff, Journal journal, Evidence evidence, SplittableRandom random, Path desk) {
        Shift shift = new Shift();
        for (int i = 0; i < 5; i++) {
            int person = i;
            Work work = new Work(staff, journal, evidence, random.split(), desk.resolve("file-" + person));
            shift.people.add(Thread.ofPlatform().daemon().start(() -> shift.repeat(() -> act(person, staff, work))));
        }
        return shift;
    }

    private static void act(int person, Staff staff, Work work) throws IOException, InterruptedException {
        switch (person) {
            case 0 -> work.share(staff.technician(), staff.atLab(), Staff.OPEN_TYPE);
            case 1 -> work.share(staff.assistant(), staff.atLab(), "letter");
            case 2 -> work.share(staff.surgeon(), staff.atHospital(), "image");
            case 3 -> work.consent(staff.patient());
            default -> work.read(staff.reader());
        }
    }

    private void repeat(Act act) {
        try {
            while (!ending) {
                act.run();
            }
        } catch (RuntimeException | IOException | InterruptedException | AssertionError e) {
            if (!ending || e instanceof AssertionError) {
                surprises.add(e);
            }
        }
    }

    /** The network goes away now: from here on nobody is surprised that it does not answer. */
    void ends() {
        ending = true;
    }

    /** Waits until all have noticed. @throws AssertionError if somebody had a surprise while the network ran */
    void join() throws InterruptedException {
        for (Thread person : people) {
            person.join();
        }
        if (!surprises.isEmpty()) {
            throw new AssertionError("while the network ran", surprises.peek());
        }
    }
}
