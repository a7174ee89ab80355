package org.tallystick.api.auth;

import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tallystick.api.problem.Code;
import org.tallystick.api.problem.Problem;
import org.tallystick.api.problem.ProblemException;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.NodeId;
import org.tallystick.formats.tx.Binding;
import org.tallystick.formats.tx.RequestToken;
import org.tallystick.ledger.accounts.Signatory;
import org.tallystick.ledger.contract.Account;

/**
 * Finds out who asks from the {@code Authorization} header: a token for this node and this very request, timely, signed by an
 * active account and never seen before; or one with a scope that covers it. The cheap questions come first.
 */
public final class Authenticator {
    /** A request as a token binds it. */
    public record Target(String method, String target, boolean hasBody) {}

    /**
     * Who asks, and which body the token vouches for.
     *
     * @param body the SHA-256 that the body must have, if there is a body
     */
    public record Credentials(Viewer viewer, Optional<Hash> body) {
        static final Credentials NONE = new Credentials(new Viewer.Stranger(), Optional.empty());
    }

    private static final String SCHEME = "Bearer ";
    private static final long CLOCK_SKEW_SECONDS = 10;

    private final NodeId node;
    private final Function<AccountId, Optional<Signatory>> signatories;
    private final ReplayTable replays;
    private final InstantSource clock;
    /** Tokens from before this second are refused, for they may be replays. */
    private volatile long since;

    /**
     * Accepts tokens for that node.
     *
     * @param signatories finds an account of the ledger, as the last block left it
     * @param clock what the node takes for the time; tokens from before this moment are refused, for they may be replays
     */
    public Authenticator(
            NodeId node,
            Function<AccountId, Optional<Signatory>> signatories,
            ReplayTable replays,
            InstantSource clock) {
        this.node = node;
        this.signatories = signatories;
        this.replays = replays;
        this.clock = clock;
        this.since = clock.instant().getEpochSecond();
    }

    /**
     * Who asks.
     *
     * @throws ProblemException if there is a token and it is not accepted
     */
    public Credentials authenticate(Optional<String> authorization, Target target, Access access) {
        if (access == Access.OPEN || authorization.isEmpty()) {
            return Credentials.NONE;
        }
        RequestToken token = parse(authorization.get());
        requireThisNode(token);
        requireTimely(token);
        return switch (token.binding()) {
            case Binding.Request request -> {
                requireThisRequest(request, target);
                Account account = requireSigned(token);
                requireUnused(token, account);
                yield new Credentials(new Viewer.Known(account), request.body());
            }
            case Binding.Scope scope -> {
                Account account = requireSigned(token);
                requireScope(scope, access.scopes());
                yield new Credentials(new Viewer.Known(account), Optional.empty());
            }
        };
    }

    private static RequestToken parse(String authorization) {
        ProblemException.unless(
                authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length()),
                Code.TOKEN_MALFORMED,
                "the Authorization header has the form 'Bearer <token>'");
        Bytes jws = Bytes.utf8(authorization.substring(SCHEME.length()).strip());
        return switch (RequestToken.parse(jws)) {
            case Parsed.Ok<RequestToken>(RequestToken token) -> token;
            case Parsed.Bad<RequestToken>(var fault, var detail) ->
                throw Problem.of(Code.TOKEN_MALFORMED, new MalformedException(fault, detail))
                        .exception();
        };
    }

    private void requireThisNode(RequestToken token) {
        ProblemException.unless(
                token.node().equals(node),
                Code.TOKEN_WRONG_NODE,
                "this node is " + node + ", the token's aud is another");
    }

    private void requireTimely(RequestToken token) {
        long now = clock.instant().getEpochSecond();
        if (now < since - CLOCK_SKEW_SECONDS) {
            since = now - CLOCK_SKEW_SECONDS; // the clock was set back: that was no time to count from
        }
        ProblemException.unless(
                now <= token.expiresAt(),
                Code.TOKEN_EXPIRED,
                "its exp lies " + (now - token.expiresAt()) + " s in the past by this node's clock");
        ProblemException.unless(
                token.issuedAt() <= now + CLOCK_SKEW_SECONDS,
                Code.TOKEN_NOT_YET_VALID,
                "its iat lies " + (token.issuedAt() - now) + " s in the future by this node's clock");
    }

    private void requireThisRequest(Binding.Request bound, Target target) {
        ProblemException.unless(
                bound.method().equals(target.method()), Code.TOKEN_WRONG_REQUEST, "its htm is another method");
        ProblemException.unless(
                bound.target().equals(target.target()), Code.TOKEN_WRONG_REQUEST, "its htu is another path or query");
        ProblemException.unless(
                bound.body().isPresent() == target.hasBody(),
                Code.TOKEN_WRONG_BODY,
                "bth is there if and only if the request has a body");
    }

    private Account requireSigned(RequestToken token) {
        Account account = signatories
                .apply(token.issuer())
                .filter(signatory -> signatory.key().verify(token.signingInput(), token.signature()))
                .map(Signatory::account)
                .orElseThrow(() -> new ProblemException(
                        Code.TOKEN_BAD_SIGNATURE, "no account of that name has a key under which it verifies"));
        ProblemException.unless(account.isActive(), Code.ACCOUNT_SUSPENDED, "its member suspended it");
        return account;
    }

    private void requireUnused(RequestToken token, Account account) {
        ProblemException.unless(
                token.issuedAt() >= since,
                Code.TOKEN_REPLAYED,
                "it was signed before this node started, which cannot tell whether it was used");
        switch (replays.use(account, token.jti())) {
            case FIRST -> {}
            case AGAIN -> throw new ProblemException(Code.TOKEN_REPLAYED, "its jti was used before");
            case TOO_MANY ->
                throw new ProblemException(
                        Code.RATE_LIMITED,
                        "the account, or its member, used more tokens in these minutes than it has room for");
        }
    }

    private static void requireScope(Binding.Scope scope, Set<String> wanted) {
        ProblemException.unless(
                !wanted.isEmpty(),
                Code.TOKEN_SCOPE,
                "this takes a token signed for this one request, not one with a scope");
        ProblemException.unless(
                !Collections.disjoint(scope.words(), wanted),
                Code.TOKEN_SCOPE,
                "this takes the scope "
                        + String.join(" or ", wanted.stream().sorted().toList()));
    }
}
