package org.tallystick.sharing.holder;

import java.time.InstantSource;
import org.tallystick.decision.Decision;
import org.tallystick.decision.Question;
import org.tallystick.decision.Verdict;
import org.tallystick.formats.id.AccountId;
import org.tallystick.formats.id.Handle;
import org.tallystick.formats.id.MemberId;
import org.tallystick.sharing.accesses.Access;
import org.tallystick.sharing.accesses.Accesses;
import org.tallystick.sharing.accesses.Answer;
import org.tallystick.sharing.accesses.Release;
import org.tallystick.sharing.details.DetailsShelf;

/**
 * What a member releases. Whoever comes for a payload that was allowed to them is put to the decision again, as everything
 * stands at that moment: a denial, a role taken away, a grant that is over, or details that are not at hand close what an
 * answer opened. Only the grants that the answer named may open it. Asked by many threads at once.
 */
public final class Releases {
    private final MemberId holder;
    private final Library library;
    private final InstantSource clock;

    public Releases(MemberId holder, DetailsShelf shelf, InstantSource clock) {
        this.holder = holder;
        this.library = new Library(shelf);
        this.clock = clock;
    }

    /** Whether that account may fetch what was allowed, with the state as that view has it. */
    public Release check(Ledger.View view, AccountId reader, Handle access) {
        long now = clock.millis();
        return switch (Release.check(view, holder, reader, access, now)) {
            case Release.Open open -> again(view, access, now, open);
            case Release.Closed closed -> closed;
            case Release.Overturned overturned -> overturned;
        };
    }

    private Release again(Ledger.View view, Handle handle, long now, Release.Open open) {
        Access access = Accesses.access(view, handle).orElseThrow();
        Answer.Allowance allowance = access.answer().flatMap(Answer::allowance).orElseThrow();
        Question question = new Clerk(view, library, holder)
                .gather(handle, access, now)
                .question()
                .restingOn(allowance.grants());
        return switch (Decision.decide(question)) {
            case Verdict.Allowed _ -> open;
            case Verdict.Refused refused -> new Release.Overturned(refused.rule());
        };
    }
}
