package org.tallystick.ledger.contract;

import java.util.List;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.Role;
import org.tallystick.formats.keys.PublicKey;

/**
 * An account as the ledger knows it: never a name.
 *
 * @param id who it is, and of which member
 * @param signingKey what its transactions and request tokens verify under, Ed25519
 * @param encryptionKey what is sealed for it: X25519 (32 bytes) or X-Wing (1,216 bytes)
 * @param roles short words such as {@code doctor}, sorted; they mean something to grants, and two of them to sharing
 * @param status whether its transactions are taken
 * @param custody who holds its private keys
 */
public record Account(
        AccountId id, PublicKey signingKey, Bytes encryptionKey, List<String> roles, Status status, Custody custody) {

    /** The role of a person's alias, which never works for the member. An account has it from its registration on, or never. */
    public static final String SUBJECT = Role.SUBJECT;

    /** Whether an account's transactions are taken. */
    public enum Status {
        ACTIVE,
        SUSPENDED
    }

    /** Who holds an account's private keys; decides whether its word counts as the person's own. It only ever turns to the member's. */
    public enum Custody {
        PERSON,
        MEMBER
    }

    public Account {
        roles = List.copyOf(roles);
    }

    /** The member that answers for it. */
    public MemberId member() {
        return id.member();
    }

    /** True for {@code node@member}. */
    public boolean isNode() {
        return id.isNode();
    }

    /** True for {@code admin@member}. */
    public boolean isAdmin() {
        return id.isAdmin();
    }

    /** True if its member gave it that role. */
    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    /** True if its transactions are taken. */
    public boolean isActive() {
        return status == Status.ACTIVE;
    }

    /** The same account with other roles. */
    public Account with(List<String> newRoles) {
        return new Account(id, signingKey, encryptionKey, newRoles, status, custody);
    }

    /** The same account with another status. */
    public Account with(Status newStatus) {
        return new Account(id, signingKey, encryptionKey, roles, newStatus, custody);
    }

    /** The same account with another signing key. */
    public Account with(PublicKey newSigningKey) {
        return new Account(id, newSigningKey, encryptionKey, roles, status, custody);
    }

    /** The same account with its keys in other hands. */
    public Account with(Custody newCustody) {
        return new Account(id, signingKey, encryptionKey, roles, status, newCustody);
    }

    /** The same account with another encryption key. */
    public Account withEncryption(Bytes newEncryptionKey) {
        return new Account(id, signingKey, newEncryptionKey, roles, status, custody);
    }
}
