package org.tallystick.api;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tallystick.formats.details.Details;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.sharing.details.DetailsShelf;

/** Details in a map. */
final class MapShelf implements DetailsShelf {
    final Map<TransactionId, Details> details = new ConcurrentHashMap<>();

    @Override
    public Optional<Details> find(TransactionId transaction) {
        return Optional.ofNullable(details.get(transaction));
    }

    @Override
    public void keep(Details document) {
        details.put(document.transaction(), document);
    }
}
