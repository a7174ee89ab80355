package org.tallystick.sharing.grants;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tallystick.decision.Giver;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;

/**
 * The list of all grants and denials on a subject's handle that are not revoked. One value in the state, so that one proof
 * shows that nothing was left out. Each side has its own bound: the owner cannot fill the subject's room for denials.
 *
 * @param changes counts each giving, acknowledging and revoking, so that an answer can name the very list it looked at
 * @param bySubject those on the subject's word, oldest first
 * @param byOwner those on the owner's word, oldest first
 */
public record LiveGrants(long changes, List<Handle> bySubject, List<Handle> byOwner) {
    /** The most grants and denials that may live on a subject's handle on the word of either side. */
    public static final int MAX_EACH = 128;

    /** No grants, and never any. */
    public static final LiveGrants NONE = new LiveGrants(0, List.of(), List.of());

    public LiveGrants {
        bySubject = List.copyOf(bySubject);
        byOwner = List.copyOf(byOwner);
    }

    /** All of them. */
    public List<Handle> all() {
        return Stream.concat(bySubject.stream(), byOwner.stream()).toList();
    }

    boolean isFull(Giver by) {
        return of(by).size() >= MAX_EACH;
    }

    LiveGrants plus(Handle grant, Giver by) {
        List<Handle> more = new ArrayList<>(of(by));
        more.add(grant);
        return with(by, more);
    }

    LiveGrants minus(Handle grant, Giver by) {
        return with(by, of(by).stream().filter(other -> !other.equals(grant)).toList());
    }

    LiveGrants changed() {
        return new LiveGrants(changes + 1, bySubject, byOwner);
    }

    private List<Handle> of(Giver by) {
        return switch (by) {
            case SUBJECT -> bySubject;
            case OWNER -> byOwner;
        };
    }

    private LiveGrants with(Giver by, List<Handle> grants) {
        return switch (by) {
            case SUBJECT -> new LiveGrants(changes + 1, grants, byOwner);
            case OWNER -> new LiveGrants(changes + 1, bySubject, grants);
        };
    }

    static LiveGrants read(JsonObject json) {
        return new LiveGrants(json.integer("changes"), handles(json, "bySubject"), handles(json, "byOwner"));
    }

    private static List<Handle> handles(JsonObject json, String name) {
        return json.strings(name).stream().map(Handle::new).toList();
    }

    /** The value under which it stands in the state; also what the API shows. */
    public JsonObject json() {
        return JsonObject.with("changes", changes)
                .with("bySubject", array(bySubject))
                .with("byOwner", array(byOwner))
                .build();
    }

    private static JsonArray array(List<Handle> grants) {
        return JsonArray.ofStrings(grants.stream().map(Handle::value).toList());
    }
}
