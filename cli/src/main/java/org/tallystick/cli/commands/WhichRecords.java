package org.tallystick.cli.commands;

import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Failure;
import org.tallystick.client.Connection;
import org.tallystick.client.ProblemException;
import org.tallystick.decision.Scope;
import org.tallystick.formats.id.Handle;
import picocli.CommandLine.Option;

/** The options that say which of a subject's records a grant is about; picocli asks for exactly one. */
final class WhichRecords {
    private static final int NOT_FOUND = 404;

    @Option(names = "--record", paramLabel = "RECORD", required = true, description = "One record.")
    private @Nullable String record;

    @Option(names = "--type", paramLabel = "TYPE", required = true, description = "Every record of a type.")
    private String type = "";

    @Option(names = "--collection", paramLabel = "ID", required = true, description = "Every record of a collection.")
    private @Nullable String collection;

    @Option(names = "--all", required = true, description = "Every record, those to come included.")
    private boolean all;

    Scope scope(Connection node) {
        if (record != null) {
            return new Scope.OneRecord(known(node, Targets.handle("record", record)));
        }
        if (collection != null) {
            return new Scope.OneCollection(Targets.handle("collection", collection));
        }
        return all ? Scope.All.ALL : new Scope.OfType(Targets.type(type));
    }

    /** A grant for a record that is not there would look live and never open anything. */
    private static Handle known(Connection node, Handle record) {
        try {
            node.get("/v1/records/" + record);
            return record;
        } catch (ProblemException e) {
            if (e.problem().status() == NOT_FOUND) {
                throw Failure.refused(
                        "there is no record " + record,
                        "none of that identifier is on the ledger, or this account may not see it",
                        "copy it from where it was printed, or choose with --type or --all");
            }
            throw e;
        }
    }
}
