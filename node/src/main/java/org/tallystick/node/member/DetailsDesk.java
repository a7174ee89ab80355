package org.tallystick.node.member;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.sharing.details.DetailsShelf;
import org.tallystick.sharing.exchange.Exchange;
import org.tallystick.sharing.holder.Courier;

/** The member's details: found, kept, and sent off to those concerned, all by the exchange. */
final class DetailsDesk implements DetailsShelf, Courier {
    private final Exchange exchange;

    DetailsDesk(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public Optional<Details> find(TransactionId transaction) {
        try {
            return exchange.find(transaction);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keep(Details details) {
        try {
            exchange.keep(details);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keepAll(List<Details> details) {
        try {
            exchange.keepAll(details);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void deliver(Details details, NavigableSet<MemberId> to) {
        try {
            exchange.keep(details, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
