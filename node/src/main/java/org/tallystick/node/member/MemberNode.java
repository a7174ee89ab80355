package org.tallystick.node.member;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.tallystick.api.Api;
import org.tallystick.api.Listen;
import org.tallystick.api.port.Services;
import org.tallystick.decision.Purpose;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.entry.Entry;
import org.tallystick.formats.entry.Outcome;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.keys.SignatureVerifier;
import org.tallystick.formats.tx.Transaction;
import org.tallystick.ledger.engine.CommittedBlock;
import org.tallystick.node.folder.MemberKeyring;
import org.tallystick.node.folder.NetworkDirectory;
import org.tallystick.node.settings.MemberSettings;
import org.tallystick.sealing.Bulk;
import org.tallystick.sealing.hpke.Hpke;
import org.tallystick.sealing.tls.Authorities;
import org.tallystick.sharing.details.Addenda;
import org.tallystick.sharing.documents.DocumentStore;
import org.tallystick.sharing.exchange.Events;
import org.tallystick.sharing.exchange.Exchange;
import org.tallystick.sharing.exchange.Identity;
import org.tallystick.sharing.exchange.MemberTransport;
import org.tallystick.sharing.exchange.Surroundings;
import org.tallystick.sharing.exchange.Trouble;
import org.tallystick.sharing.holder.HolderLoop;
import org.tallystick.sharing.holder.Papers;
import org.tallystick.sharing.holder.Pen;
import org.tallystick.sharing.vault.Damage;
import org.tallystick.sharing.vault.Upkeep;
import org.tallystick.sharing.vault.Vault;

/** One member, running: made of its own folder and keys, and told of every block. */
public final class MemberNode implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(MemberNode.class.getName());
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final MemberId member;
    private final Commons commons;
    private final RegisterKeeper register;
    private final Troubles troubles;
    private final DocumentStore documents;
    private final Vault vault;
    private final Upkeep upkeep;
    private final PayloadKeeper keeper;
    private final Exchange exchange;
    private final HolderLoop holder;
    private final HttpClient http;
    private final Api api;

    private MemberNode(
            NetworkDirectory.Member folder, MemberKeyring keys, Commons commons, MemberSettings settings, Listen listen)
            throws IOException {
        this.member = folder.id();
        this.commons = commons;
        this.troubles = new Troubles(member);
        this.http = client(settings.trust());
        this.documents = DocumentStore.open(folder.details(), keys.vault(), Bulk.fastest(), commons.random());
        this.vault = Vault.open(
                folder.vault(),
                settings.vault().bounds(),
                new Vault.VaultParts(keys.vault(), Bulk.fastest(), commons.random(), commons.clock(), this::damaged));
        this.upkeep = Upkeep.start(
                vault, new LedgerRecords(commons.ledger()), settings.vault().rhythm(), new VaultLog(member));
        this.keeper = PayloadKeeper.start("keeper-" + member, vault, this::troubled);
        this.exchange = startExchange(keys);
        this.register = RegisterKeeper.open(member, commons.ledger(), exchange, new RegisterShelf(documents), troubles);
        DetailsDesk desk = new DetailsDesk(exchange);
        Pen pen = new Pen(
                commons.network(),
                member,
                keys.node(),
                commons.random(),
                commons.clock(),
                () -> Instant.ofEpochMilli(commons.ledger().state().time()));
        this.holder = HolderLoop.start(pen, new OwnLedger(commons.ledger()), new Papers(desk, desk), troubles);
        PrometheusRegistry metrics = new PrometheusRegistry();
        new MemberMeter(metrics).show(exchange, holder, vault);
        this.api = Api.start(listen, services(desk, metrics));
    }

    /**
     * Starts a member's node; it serves at once, and answers once the ledger runs.
     *
     * @param listen where others reach it
     */
    public static MemberNode start(
            NetworkDirectory.Member folder, MemberKeyring keys, Commons commons, MemberSettings settings, Listen listen)
            throws IOException {
        return new MemberNode(folder, keys, commons, settings, listen);
    }

    private static HttpClient client(Optional<Path> trust) throws IOException {
        HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(CONNECT);
        return trust.isPresent()
                ? client.sslContext(Authorities.of(trust.get())).build()
                : client.build();
    }

    /** The port it listens on. */
    public int port() {
        return api.port();
    }

    /** Takes note of a block. Quick: it stays in memory, and hands on. */
    public void committed(CommittedBlock block) {
        for (Entry.Executed entry : block.entries()) {
            register.committed(entry);
            exchange.committed(entry);
            holder.committed(entry);
            if (entry.transaction().issuer().member().equals(member)) {
                ours(entry);
            }
        }
        register.reached(block.size());
    }

    /** A transaction of this member's: what came with it stays. */
    private void ours(Entry.Executed entry) {
        try {
            Transaction transaction = entry.transaction();
            if (entry.result().outcome() instanceof Outcome.Done
                    && transaction.args().has("commitment")) {
                keeper.keep(transaction.args().hash("commitment"));
            }
            exchange.find(entry).ifPresent(details -> register.learn(entry, details));
        } catch (IOException e) {
            troubled(e);
        }
    }

    private void troubled(IOException e) {
        LOG.log(Level.ERROR, "a file of " + member + " cannot be read or written", e);
    }

    private Exchange startExchange(MemberKeyring keys) throws IOException {
        Identity self = new Identity(new NodeId(commons.network(), member), keys.node(), keys.inbox());
        return Exchange.start(
                self,
                documents,
                new Surroundings(
                        new CommittedEntries(commons.ledger().state(), new Addenda(commons.contracts())),
                        transport(self),
                        new Hearing(),
                        SignatureVerifier.fastest(),
                        commons.clock(),
                        commons.random()));
    }

    private MemberTransport transport(Identity self) {
        MemberTransport carrier = new HttpMemberTransport(http, self, commons.clock(), commons.random());
        return (to, message) -> {
            commons.everybodyServes().await();
            return carrier.deliver(to, message);
        };
    }

    private final class Hearing implements Events {
        @Override
        public void failing(String loop, Throwable why) {
            troubles.failing(loop, why);
        }

        @Override
        public void recovered(String loop) {
            troubles.recovered(loop);
        }

        @Override
        public void arrived(Entry.Executed entry, Details details) {
            register.learn(entry, details);
            holder.arrived(entry.transaction().id());
        }

        @Override
        public void trouble(Trouble trouble) {
            LOG.log(
                    Level.WARNING,
                    member + " cannot deliver"
                            + trouble.to().map(to -> " to " + to).orElse("") + ": " + trouble.why());
        }
    }

    private Services services(DetailsDesk desk, PrometheusRegistry metrics) {
        return new Services(
                member,
                new Services.Network(
                        commons.ledger(),
                        commons.contracts(),
                        commons.checkpoints(),
                        commons.witnesses(),
                        "embedded",
                        Arrays.stream(Purpose.values()).map(Purpose::code).toList()),
                new Services.Holdings(desk, register.register(), vault, new Hpke(commons.random()), exchange::receive),
                new Services.Operation(
                        commons.clock(), () -> troubles.health(commons.health().get()), metrics));
    }

    private void damaged(Damage damage) {
        LOG.log(Level.ERROR, "a payload of " + member + " is damaged and was put aside: " + damage);
    }

    /** Answers and delivers nothing any more; what is left to do is done after the next start. */
    public void sendNoMore() {
        holder.close();
        exchange.close();
        http.shutdownNow();
    }

    /** Serves nobody any more. It still takes note of blocks. */
    public void serveNoMore() {
        api.close();
    }

    /** To be closed when it neither sends nor serves, and the ledger has stopped. */
    @Override
    public void close() {
        try {
            Closing.inOrder(http::close, register::close, documents::close, keeper::close, upkeep::close, vault::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
