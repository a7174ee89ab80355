package org.tallystick.api.resource;

import java.util.List;
import org.tallystick.api.frame.Endpoint;
import org.tallystick.api.page.ContractPage;
import org.tallystick.api.port.Services;
import org.tallystick.formats.id.MemberId;
import org.tallystick.ledger.Ledger;
import org.tallystick.ledger.engine.Announcer;
import org.tallystick.ledger.execution.CommittedState;
import org.tallystick.sharing.details.Addenda;
import org.tallystick.sharing.holder.Releases;

/** All resources, wired. */
public final class Routes implements AutoCloseable {
    private final List<Endpoint.Resource> resources;
    private final Feed feed;
    private final Announcer.Subscription subscription;

    private Routes(List<Endpoint.Resource> resources, Feed feed, Announcer.Subscription subscription) {
        this.resources = resources;
        this.feed = feed;
        this.subscription = subscription;
    }

    /**
     * Wires all resources.
     *
     * @param streams event streams of one account
     */
    public static Routes of(Services services, int streams) {
        MemberId here = services.member();
        Services.Network network = services.network();
        Services.Holdings holdings = services.holdings();
        Ledger ledger = network.ledger();
        CommittedState state = ledger.state();
        Knowledge knowledge = new Knowledge(state, holdings.shelf(), holdings.register());
        Sight sight = new Sight(here, network.open(), state, knowledge);
        Shown shown = new Shown(sight, knowledge);
        Feed feed = new Feed(ledger.store());
        Sealed sealed = new Sealed(here, state, network.checkpoints(), network.witnesses());
        Releases releases =
                new Releases(here, holdings.shelf(), services.operation().clock());
        Handout handout = new Handout(state, releases, holdings.vault(), holdings.hpke());
        DetailsDesk desk = new DetailsDesk(
                here, knowledge, new PayloadDesk(state, holdings.vault()), new Addenda(network.contracts()));
        var about = new NetworkResource.About(here, network.open(), network.engine(), network.purposes());
        List<Endpoint.Resource> resources = List.of(
                new SubmitResource(ledger.engine(), desk, feed),
                new TransactionsResource(state, sight, knowledge),
                new EntriesResource(ledger.store(), sight),
                new NetworkResource(about, state, services.operation().health(), holdings.vault()),
                new AccountsResource(state, sight, shown, knowledge),
                new CallsResource(network.contracts()),
                new SubjectsResource(state, sight, shown, holdings.register()),
                new RecordsResource(state, sight, shown, knowledge),
                new GrantsResource(state, sight, shown),
                new AccessesResource(state, sight, shown, knowledge),
                new PayloadsResource(holdings.vault(), handout),
                new ProofsResource(here, state, sight, sealed),
                new EventsResource(state, sight, feed, new Shares(streams)),
                new LogResource(ledger.store(), sealed, network.open()),
                new ExchangeResource(holdings.inbox()),
                new OperationResource(ContractPage.load(), services.operation()));
        return new Routes(resources, feed, ledger.subscribe(feed));
    }

    /** What is served. */
    public List<Endpoint> endpoints() {
        return resources.stream()
                .flatMap(resource -> resource.endpoints().stream())
                .toList();
    }

    /** Ends what would go on by itself. */
    @Override
    public void close() {
        subscription.close();
        feed.close();
    }
}
