package org.tallystick.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.sharing.details.DetailsShelf;

/** Details in a map, which can be made to have no more room. */
final class MapShelf implements DetailsShelf {
    final Map<TransactionId, Details> details = new ConcurrentHashMap<>();
    volatile boolean full;

    @Override
    public Optional<Details> find(TransactionId transaction) {
        return Optional.ofNullable(details.get(transaction));
    }

    @Override
    public void keep(Details document) {
        if (full) {
            throw new UncheckedIOException(new IOException("No space left on device"));
        }
        details.put(document.transaction(), document);
    }
}
