package org.tallystick.cli.commands;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.tallystick.cli.demo.Cast;
import org.tallystick.cli.frame.Output;
import org.tallystick.cli.wallet.Home;
import org.tallystick.formats.id.MemberId;

/** What to try on a running network: three commands, and the same with curl. */
final class NextSteps {
    private final Map<MemberId, URI> addresses;

    NextSteps(Map<MemberId, URI> addresses) {
        this.addresses = addresses;
    }

    void print(Home home, Output out) throws IOException {
        URI lab = addresses.get(Cast.LABORATORY);
        out.line("");
        out.line("Ivo of the laboratory (" + id(home, "ivo", Cast.LABORATORY) + ") shares a file about Ana");
        out.line("(" + id(home, Cast.PATIENT, Cast.LABORATORY) + "); she lets Dr Okafor of the clinic");
        out.line("(" + id(home, "dr-okafor", Cast.CLINIC) + ") read it:");
        out.line("");
        if (!home.root().equals(Path.of(".tally/network"))) {
            out.line("  export TALLY_HOME=" + home.root().toAbsolutePath());
        }
        out.line("  ./tally share demo/files/lab-values.csv --as ivo --about ana");
        out.line("  ./tally grant --as ana --at lab-north --to dr-okafor --all");
        out.line("  ./tally read RECORD --as dr-okafor -o copy.csv");
        out.line("");
        out.line("The same with curl; only signing is left to tally, for keys stay here:");
        out.line("");
        out.line("  F=demo/files/lab-values.csv; LAB=" + lab);
        out.line("  J='Content-Type: application/json'");
        out.line("  B='Content-Type: application/octet-stream'");
        out.line("  T=$(./tally token --as ivo --for 'POST /v1/payloads' --body $F)");
        out.line("  curl -sH \"Authorization: Bearer $T\" -H \"$B\" --data-binary @$F \\");
        out.line("    $LAB/v1/payloads >up");
        out.line("  ./tally share $F --as ivo --about ana --stored up --print |");
        out.line("    curl -sH \"$J\" --data-binary @- \"$LAB/v1/transactions?wait=commit\"");
        out.line("  ./tally grant --as ana --at lab-north --to dr-okafor --all --print |");
        out.line("    curl -sH \"$J\" --data-binary @- \"$LAB/v1/transactions?wait=commit\"");
        out.line("  curl -sH \"Authorization: Bearer $(./tally token --as ivo)\" $LAB/v1/records");
        out.line("");
        out.line("A receipt, checked by a verifier that others wrote (needs Go):");
        out.line("");
        out.line("  ./tally receipt TRANSACTION --as ivo -o share.tlog-proof");
        out.line("  ./tally policy --as ivo -o trust.policy");
        out.line("  (cd tools/interop &&");
        out.line("    go run ./verify-receipt ../../trust.policy ../../share.tlog-proof)");
    }

    private static String id(Home home, String name, MemberId member) throws IOException {
        return home.accountsOf(name).stream()
                .filter(account -> account.member().equals(member))
                .findFirst()
                .orElseThrow()
                .toString();
    }
}
