package org.tallystick.decision;

import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.Role;
import org.tallystick.formats.json.JsonObject;

/**
 * Whom a grant is about: one account, all of a role at a member, or a whole member. A denial reaches all of them. What opens
 * to a role or to a member opens to those alone who work there: not to the member's patients, nor to who has no role.
 */
public sealed interface ReaderTerm {
    /** One account. */
    record OneAccount(AccountId account) implements ReaderTerm {}

    /** Every account of the member that has the role while it asks. */
    record RoleAt(Role role, MemberId member) implements ReaderTerm {}

    /** Every account of the member. */
    record Everyone(MemberId member) implements ReaderTerm {}

    /** The member whose accounts these are. */
    default MemberId member() {
        return switch (this) {
            case OneAccount one -> one.account().member();
            case RoleAt some -> some.member();
            case Everyone all -> all.member();
        };
    }

    /** True if a grant to these opens to that account, with the roles it has now. */
    default boolean opensTo(Question.Reader reader) {
        return switch (this) {
            case OneAccount _ -> reaches(reader);
            case RoleAt _, Everyone _ -> reaches(reader) && reader.worksForMember();
        };
    }

    /** True if that account, with the roles it has now, is one of them: so far does a denial go. */
    default boolean reaches(Question.Reader reader) {
        return switch (this) {
            case OneAccount(AccountId account) -> account.equals(reader.account());
            case RoleAt(Role role, MemberId member) ->
                member.equals(reader.account().member()) && reader.roles().contains(role.value());
            case Everyone(MemberId member) -> member.equals(reader.account().member());
        };
    }

    /** Reads {@code {account}}, {@code {member,role}} or {@code {member}}. @throws MalformedException */
    static ReaderTerm of(JsonObject json) {
        if (json.has("account")) {
            json.allowOnly("account");
            return new OneAccount(AccountId.of(json.string("account")));
        }
        json.allowOnly("member", "role");
        MemberId member = new MemberId(json.string("member"));
        return json.has("role") ? new RoleAt(new Role(json.string("role")), member) : new Everyone(member);
    }

    /** The form that {@link #of} reads. */
    default JsonObject json() {
        return switch (this) {
            case OneAccount(AccountId account) ->
                JsonObject.with("account", account.toString()).build();
            case RoleAt(Role role, MemberId member) ->
                JsonObject.with("member", member.value())
                        .with("role", role.value())
                        .build();
            case Everyone(MemberId member) ->
                JsonObject.with("member", member.value()).build();
        };
    }
}
