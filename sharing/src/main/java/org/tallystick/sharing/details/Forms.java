package org.tallystick.sharing.details;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.ledger.accounts.AccountsContract;
import org.tallystick.ledger.contract.Shape;

/** The bodies that this module reads itself, by call. What other contracts put into details it only passes on. */
final class Forms {
    /** How a body looks, and what reads one that does. */
    record Form(Shape shape, Function<JsonObject, Body> reader) {}

    static final SortedMap<String, Form> ALL = Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
            "accounts.register", new Form(AccountsContract.DETAILS, AccountBody::read),
            "records.enrol", new Form(SubjectBody.SHAPE, SubjectBody::read),
            "records.share", new Form(ShareBody.SHAPE, ShareBody::read),
            "records.correct", new Form(CorrectBody.SHAPE, CorrectBody::read),
            "records.collect", new Form(CollectBody.SHAPE, CollectBody::read),
            "records.retire", new Form(RetireBody.SHAPE, RetireBody::read),
            "grants.give", new Form(GrantBody.SHAPE, GrantBody::read),
            "accesses.request", new Form(RequestBody.SHAPE, RequestBody::read),
            "accesses.answer", new Form(AnswerBody.SHAPE, AnswerBody::read))));

    private Forms() {}

    static Optional<Form> of(String call) {
        return Optional.ofNullable(ALL.get(call));
    }
}
