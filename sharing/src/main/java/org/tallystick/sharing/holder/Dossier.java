package org.tallystick.sharing.holder;

import java.util.Optional;
import java.util.Set;
import org.tallystick.decision.Question;
import org.tallystick.formats.Hash;
import org.tallystick.formats.id.MemberId;
import org.tallystick.formats.id.TransactionId;
import org.tallystick.sharing.details.ShareBody;

/**
 * All that a holder has about one request.
 *
 * @param question what is put to the decision
 * @param missing the transactions whose details are not at hand
 * @param opening what opens the record's commitment to its subject, if at hand
 * @param facts the digest of what was looked at in the state; empty while the subject is not known
 * @param subjectMember the member of the subject's own account, which is told of the answer
 */
record Dossier(
        Question question,
        Set<TransactionId> missing,
        Optional<ShareBody> opening,
        Optional<Hash> facts,
        Optional<MemberId> subjectMember) {}
