package org.tallystick.cli.commands;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tallystick.cli.frame.Exit;
import org.tallystick.cli.frame.Failure;
import org.tallystick.cli.frame.Inputs;
import org.tallystick.cli.frame.Output;
import org.tallystick.client.Connection;
import org.tallystick.formats.Bytes;
import org.tallystick.formats.Hash;
import org.tallystick.formats.Parsed;
import org.tallystick.formats.json.JsonObject;
import org.tallystick.formats.tx.Binding;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        description =
                "Prints a bearer token for programs that cannot sign each request, such as curl or a log monitor. It is "
                        + "good at this node only, for what its scope says, for at most a day.",
        footer = {
            "  ./tally token --as dr-chen --scope log:read",
            "  curl -H \"Authorization: Bearer $(./tally token --as dr-chen --scope read)\" \\%n      http://127.0.0.1:7101/v1/records"
        })
public final class TokenCommand extends NodeCommand {
    private static final List<String> SCOPES = List.of("read", "log:read", "metrics:read");

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            split = ",",
            defaultValue = "read",
            description = "read, log:read or metrics:read; several with commas. Default: read.")
    private List<String> scope = List.of("read");

    @Option(
            names = "--minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long it is good, at most 1440. Default: 60.")
    private long minutes = 60;

    @Option(
            names = "--for",
            paramLabel = "REQUEST",
            description = "For one request within a minute instead: method and path, such as 'POST /v1/payloads'.")
    private @Nullable String request;

    @Option(names = "--body", paramLabel = "FILE", description = "What that request will send.")
    private @Nullable Path body;

    @Override
    Exit talk(Connection node, Output out) throws IOException {
        if (!SCOPES.containsAll(scope)) {
            throw Failure.usage(
                    "'" + String.join(",", scope) + "' is no scope",
                    "there are " + String.join(", ", SCOPES),
                    "take one or more of these");
        }
        if (body != null) {
            Inputs.requireContent(body);
        }
        Optional<Hash> digest = body == null ? Optional.empty() : Optional.of(digest(body));
        Parsed<Bytes> token = Parsed.of(() -> request == null
                ? node.token(new Binding.Scope(scope), minutes * 60)
                : node.token(bound(request, digest)));
        switch (token) {
            case Parsed.Ok<Bytes>(Bytes jws) -> {
                out.line(jws.text());
                out.result(JsonObject.with("token", jws.text()).build());
            }
            case Parsed.Bad<Bytes> bad ->
                throw Failure.usage("that token cannot be made", bad.detail(), "'tally token --help' shows examples");
        }
        return Exit.OK;
    }

    private static Binding.Request bound(String request, Optional<Hash> body) {
        String[] parts = request.split(" ", 2);
        if (parts.length < 2 || !parts[1].startsWith("/")) {
            throw Failure.usage(
                    "'" + request + "' is no request",
                    "it is a method and a path, with a space between",
                    "write it like 'POST /v1/payloads'");
        }
        return new Binding.Request(parts[0], parts[1], body);
    }

    private static Hash digest(Path file) throws IOException {
        MessageDigest sha256 = Hash.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Hash.wrap(sha256.digest());
    }
}
