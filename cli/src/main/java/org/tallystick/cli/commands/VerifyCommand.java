package org.tallystick.cli.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Command;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Inputs;
import org.tallystick.cli.frame.Output;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.Json;
import org.tallystick.formats.keys.JdkSignatures;
import org.tallystick.formats.keys.PublicKey;
import org.tallystick.formats.policy.Policy;
import org.tallystick.formats.receipt.Receipt;
import org.tallystick.formats.receipt.ReceiptVerifier;
import org.tallystick.formats.state.StateProof;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a receipt, or a receipt with a state proof. Uses the formats alone: no node, no network, no clock. */
@CommandLine.Command(
        description =
                "Checks that an entry is in the log that a policy trusts, and says what is proven by that and what is"
                        + " not. With --state it checks a proof that a key of the state had a value, or none, as of the block"
                        + " whose header the receipt proves. Exit code 0: proven; 1: not proven; 4: a file cannot be read.",
        footer = {
            "  ./tally verify docs/examples/shared.tlog-proof --policy docs/examples/policy",
            "  ./tally verify docs/examples/shared.tlog-proof --policy docs/examples/policy"
                    + " \\%n      --account-key docs/examples/account.jwk",
            "  ./tally verify docs/examples/header.tlog-proof --policy docs/examples/policy"
                    + " \\%n      --state docs/examples/grant.state-proof"
        })
public final class VerifyCommand implements Command {
    @Parameters(paramLabel = "RECEIPT", description = "The receipt, a c2sp.org/tlog-proof file.")
    private Path receipt = Path.of("");

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            required = true,
            description =
                    "Whom you trust: a c2sp.org/tlog-policy file. Get it from someone you trust, not with the receipt.")
    private Path policy = Path.of("");

    @Option(
            names = "--account-key",
            paramLabel = "FILE",
            description = "Also check the transaction's own signature with this public key (a JSON Web Key).")
    private @Nullable Path accountKey;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "A state proof (JSON); the receipt is of a block's header.")
    private @Nullable Path state;

    @Override
    public Exit run(Output out) throws IOException {
        if (state != null && accountKey != null) {
            throw Failure.usage(
                    "--state and --account-key do not go together",
                    "a state proof stands on a block's header, which no account signs",
                    "leave one of them out");
        }
        Bytes file = Inputs.read(receipt, "the receipt", Receipt.MAX_SIZE);
        ReceiptVerifier verifier = new ReceiptVerifier(policy(), new JdkSignatures());
        VerdictReport report = new VerdictReport(out);
        if (state != null) {
            return report.state(verifier.verifyState(stateProof(state), file));
        }
        Optional<PublicKey> key = Optional.ofNullable(accountKey).map(VerifyCommand::accountKey);
        return report.receipt(
                key.map(present -> verifier.verify(file, present)).orElseGet(() -> verifier.verify(file)));
    }

    private Policy policy() {
        Bytes text = Inputs.read(policy, "the policy", Policy.MAX_SIZE);
        return Inputs.parsed(
                Policy.parse(text), policy, "no policy", "get the policy that the network's members hand out");
    }

    private static StateProof stateProof(Path file) {
        Bytes text = Inputs.read(file, "the state proof", Receipt.MAX_SIZE);
        return Inputs.parsed(StateProof.parse(text), file, "no state proof", "ask a node for it again");
    }

    private static PublicKey accountKey(Path file) {
        Bytes text = Inputs.read(file, "the account's key", 10_000);
        return Inputs.parsed(
                Parsed.of(() -> PublicKey.fromJwk(Json.parseObject(text).orThrow())),
                file,
                "no public key",
                "give a JSON Web Key (RFC 8037)");
    }
}
