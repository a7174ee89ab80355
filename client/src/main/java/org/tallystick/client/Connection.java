package org.tallystick.client;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tallystick.decision.Terms;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.formats.id.WebAddress;
import org.tallystick.formats.json.JsonArray;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Binding;
import org.tallystick.formats.tx.TokenSigner;

/**
 * One account at one node. Every method is a request; those that change the ledger come back when the transaction is
 * committed, and say as a value whether its contract carried it out. Safe for use by several threads.
 *
 * <p>Throws {@link ProblemException} where the node says no ({@link LedgerAheadException} where its ledger's time is why), {@link UnreachableException} where no node answers, {@link
 * UntrustedException} where the one that answers does not prove over TLS that it is the node. Close it when done: that ends
 * what it has open, the connections made by {@link #at} included.
 */
public final class Connection implements AutoCloseable {
    private final HttpClient http;
    private final URI base;
    private final NodeHttp node;
    private final Identity identity;
    private final Drafts drafts;
    private final Source source;
    private final Pending pending;
    private final Submitter submitter;

    Connection(HttpClient http, URI base, MemberId member, Identity identity, Source source, Pending pending) {
        this.http = http;
        this.base = base;
        this.identity = identity;
        this.source = source;
        this.pending = pending;
        this.drafts = new Drafts(identity, source);
        Wire wire = new Wire(http, base, source);
        NodeId of = new NodeId(identity.network(), member);
        this.node = new NodeHttp(wire, of, new TokenSigner(identity.account(), identity.signing()), source);
        this.submitter = new Submitter(wire, source, pending);
    }

    /**
     * The same, keeping what it signs in a folder until it is known what became of it: {@link UnreachableException#kept}
     * then names the file, and {@link Tally#submit} sends the very same again.
     */
    public Connection keeping(Path folder) {
        return new Connection(http, base, node.member(), identity, source, Pending.in(folder));
    }

    /**
     * The same, dating what it signs by the ledger's time where that is ahead of this computer's clock. It is the node that says
     * what the time is; one that lies could keep what was signed until it becomes valid. So say how far you believe it.
     *
     * @throws LedgerAheadException if the ledger is further ahead
     */
    public Connection datedByLedger(Duration atMost) {
        Source dated = new LedgerTime(node, source).within(atMost);
        return new Connection(http, base, node.member(), identity, dated, pending);
    }

    /** By how much what it signs is dated ahead of this computer's clock. */
    public Duration ahead() {
        return source.ahead();
    }

    /** Who speaks here. */
    public Identity identity() {
        return identity;
    }

    /** The address of the node. */
    public URI address() {
        return base;
    }

    /**
     * Shares a file as a new record, or as the next version of one: into the member's vault first, then onto the ledger. Older
     * versions stay in the record's history.
     */
    public Shared share(Path file, NewRecord meta, Progress progress) throws IOException {
        Stored stored = upload(file, progress);
        return stored.shared(meta, submit(draftShare(meta, stored)).orThrow());
    }

    /**
     * The next version of a record, described as its newest is: to be shared so, or where something is wrong with that, described
     * otherwise.
     *
     * @return empty if the node does not show this account what the record is; then it cannot correct it either
     */
    public Optional<NewRecord> following(Handle record) {
        return NewRecord.following(get("/v1/records/" + record));
    }

    /** Puts a file into the member's vault. A record must name it within the hour. */
    public Stored upload(Path file, Progress progress) throws IOException {
        return new Upload(node).store(file, progress);
    }

    /** The transaction that shares what is in the vault. */
    public Draft draftShare(NewRecord meta, Stored stored) {
        return new ShareDrafts(drafts, source).draft(meta, stored);
    }

    /** A new record about a subject, under a fresh identifier. */
    public NewRecord newRecord(Handle subject, String type, String label, String mediaType) {
        return new NewRecord(source.handle(), 1, subject, Description.of(type, label, mediaType), Optional.empty());
    }

    /** Takes a record out of use: it is not released any more, and its history stays. */
    public Submitted retire(Handle record, String reason) {
        JsonObject args = JsonObject.with("record", record.value()).build();
        return submit("records.retire", args, JsonObject.with("reason", reason).build());
    }

    /** Says which collections a record belongs to from now on; all of them, or none. */
    public Submitted collect(Handle record, List<Handle> collections) {
        JsonObject args = JsonObject.with("record", record.value()).build();
        JsonArray all =
                JsonArray.ofStrings(collections.stream().map(Handle::value).toList());
        return submit(
                "records.collect", args, JsonObject.with("collections", all).build());
    }

    /** Puts new keys in the place of this account's; keep them before, for from then on the old are good no more. */
    public Submitted rotate(Identity fresh) {
        return submit(
                "accounts.rotate",
                JsonObject.with("account", identity.account().toString())
                        .with("signing", fresh.signing().publicKey().url())
                        .with("encryption", fresh.encryption().publicKey().url())
                        .build());
    }

    /** Gives a grant or a denial about a subject's records; an allowance opens once the holder has acknowledged it. */
    public Submitted grant(Handle grant, Handle subject, Terms terms) {
        return submit(draftGrant(grant, subject, terms));
    }

    /** The transaction that gives a grant. */
    public Draft draftGrant(Handle grant, Handle subject, Terms terms) {
        JsonObject args = JsonObject.with("grant", grant.value())
                .with("subject", subject.value())
                .build();
        return drafts.withDetails("grants.give", args, terms.json());
    }

    /**
     * Waits until the holder has acknowledged a grant, which then opens.
     *
     * @return false if that has not come about in time
     */
    public boolean awaitLive(Handle grant, Duration atMost) {
        return new Acknowledgement(this, source).await(grant, atMost);
    }

    /** Takes a grant back, at once. */
    public Submitted revoke(Handle grant) {
        return submit("grants.revoke", JsonObject.with("grant", grant.value()).build());
    }

    /** Asks to read a record, waits for the holder's answer, and fetches and opens the content if it is allowed. */
    public Reading read(ReadRequest request, Path into, Progress progress) throws IOException {
        return new Reader(this, source).read(request, into, progress);
    }

    /** Registers people, for a connection whose identity is the member's administrator. */
    public Registration registration() {
        return new Registration(this, source);
    }

    /** Submits a call without details, and waits until it is committed. */
    public Submitted submit(String call, JsonObject args) {
        return submit(drafts.open(call, args));
    }

    /** Submits a call with details, and waits until it is committed. */
    public Submitted submit(String call, JsonObject args, JsonObject details) {
        return submit(drafts.withDetails(call, args, details));
    }

    /** Submits what was drafted, and waits until it is committed. Submitting it again changes nothing. */
    public Submitted submit(Draft draft) {
        try {
            return submitter.submit(draft);
        } catch (ProblemException e) {
            throw new LedgerTime(node, source).explained(e);
        }
    }

    /** Who read or asked to: what concerns this account, or with a record its accesses. */
    public Stream<Access> accesses(Optional<Handle> record) {
        String target = record.map(one -> "/v1/accesses?record=" + one).orElse("/v1/accesses");
        return list(target).stream().map(Access::of);
    }

    /** What this account asked to read, the newest first. */
    public Stream<Access> asked() {
        return list("/v1/accesses?reader=" + identity.account()).stream().map(Access::of);
    }

    /** Who keeps the network. */
    public List<Member> members() {
        return list("/v1/members").stream().map(Member::of).toList();
    }

    /** Any document of the API, by its path and query. */
    public JsonObject get(String target) {
        return node.get(target);
    }

    /** Every item of a list, page after page. */
    public Pages list(String target) {
        return new Pages(node, target);
    }

    /** The receipt of a transaction, once a quorum has cosigned it: a {@code .tlog-proof} file. */
    public String receipt(TransactionId id) {
        return node.text("/v1/receipts/" + id.issuer() + "/" + id.jti());
    }

    /** The same with the cosignatures of outside witnesses. @throws ProblemException if the network asks none */
    public String witnessedReceipt(TransactionId id) {
        return node.text("/v1/receipts/" + id.issuer() + "/" + id.jti() + "?witnesses=required");
    }

    /** The trust root as this node sees it: a tlog-policy file. */
    public String policy() {
        return node.text("/v1/policy");
    }

    /** The same, demanding the cosignatures of outside witnesses. @throws ProblemException if the network asks none */
    public String witnessedPolicy() {
        return node.text("/v1/policy?witnesses=required");
    }

    /** Entries as they are committed, from after an index on; -1 for the first. Close it when done. */
    public Events events(long after) {
        return new Events(node, after);
    }

    /** A token for one request that another program makes. */
    public Bytes token(Binding.Request request) {
        return node.token(request);
    }

    /** A bearer token for a program that cannot sign, such as {@code log:read} for monitors. */
    public Bytes token(Binding.Scope scope, long lifetimeSeconds) {
        long now = source.seconds();
        return node.scopedToken(scope, new TokenSigner.Stamp(source.jti(), now, now + lifetimeSeconds));
    }

    /** The same account at the node of another member, found by the address on the ledger. */
    public Connection at(MemberId member) {
        URI address = WebAddress.parse(get("/v1/members/" + member).string("address"));
        return new Connection(http, address, member, identity, source, pending);
    }

    /** A fresh random identifier, for a grant or a subject. */
    public Handle newHandle() {
        return source.handle();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    NodeHttp node() {
        return node;
    }
}
