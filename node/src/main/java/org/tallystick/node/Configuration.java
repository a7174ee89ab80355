package org.tallystick.node;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.tallystick.api.TlsFiles;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.MemberId;

/**
 * What an operator may change, in {@code tallystick.yaml}. Everything has a default, and the file may be missing:
 *
 * <pre>
 * members:
 *   st-mary:
 *     listen: 0.0.0.0:7101          # default: the host and port of its address
 *     tls:                          # default: plain HTTP
 *       certificates: cert.pem      # its own first; relative to this file
 *       key: key.pem                # PKCS #8
 * </pre>
 */
record Configuration(Map<MemberId, Endpoint> members) {
    /** Where and how one member's node listens. */
    record Endpoint(Optional<InetSocketAddress> listen, Optional<TlsFiles> tls) {
        /** By the member's address, in the clear. */
        static final Endpoint USUAL = new Endpoint(Optional.empty(), Optional.empty());
    }

    /** Reads the file. @throws NodeException that names the line or the field that is wrong */
    static Configuration read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Configuration(Map.of());
        }
        try {
            Object root = new Load(
                            LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(Files.readString(file));
            return new Reader(file).read(root == null ? Map.of() : root);
        } catch (YamlEngineException e) {
            throw new NodeException(file + " is not YAML: " + e.getMessage());
        }
    }

    /** Where that member's node listens. */
    Endpoint endpoint(MemberId member) {
        return members.getOrDefault(member, Endpoint.USUAL);
    }

    private record Reader(Path file) {
        Configuration read(Object root) {
            Map<?, ?> fields = map("the file", root, Set.of("members"));
            Map<MemberId, Endpoint> members = new TreeMap<>();
            Object listed = fields.get("members");
            if (listed instanceof Map<?, ?> all) {
                all.forEach((name, endpoint) -> members.put(member(name), endpoint(String.valueOf(name), endpoint)));
            } else if (listed != null) {
                throw wrong("'members' must have members as its fields");
            }
            return new Configuration(members);
        }

        private MemberId member(Object name) {
            try {
                return new MemberId(String.valueOf(name));
            } catch (MalformedException e) {
                throw wrong("'" + name + "' is no member: " + e.detail());
            }
        }

        private Endpoint endpoint(String member, Object value) {
            Map<?, ?> fields = map(member, value, Set.of("listen", "tls"));
            return new Endpoint(
                    Optional.ofNullable(fields.get("listen")).map(text -> address(member, String.valueOf(text))),
                    Optional.ofNullable(fields.get("tls")).map(tls -> tls(member, tls)));
        }

        private InetSocketAddress address(String member, String text) {
            try {
                URI uri = URI.create("tcp://" + text);
                if (uri.getHost() != null && uri.getPort() >= 0) {
                    return new InetSocketAddress(uri.getHost(), uri.getPort());
                }
            } catch (IllegalArgumentException e) {
                throw wrong(member + "'s 'listen' is no host and port, such as 0.0.0.0:7101");
            }
            throw wrong(member + "'s 'listen' is no host and port, such as 0.0.0.0:7101");
        }

        private TlsFiles tls(String member, Object value) {
            Map<?, ?> fields = map(member + "'s 'tls'", value, Set.of("certificates", "key"));
            return new TlsFiles(pem(member, fields, "certificates"), pem(member, fields, "key"));
        }

        private Path pem(String member, Map<?, ?> fields, String name) {
            Object text = fields.get(name);
            if (text == null) {
                throw wrong(member + "'s 'tls' lacks '" + name + "'");
            }
            Path path = file.toAbsolutePath().resolveSibling(String.valueOf(text));
            if (!Files.isReadable(path)) {
                throw wrong(member + "'s '" + name + "' cannot be read: " + path);
            }
            return path;
        }

        private Map<?, ?> map(String what, Object value, Set<String> known) {
            if (!(value instanceof Map<?, ?> map)) {
                throw wrong(what + " must have fields");
            }
            for (Object name : map.keySet()) {
                if (!known.contains(String.valueOf(name))) {
                    throw wrong(what + " has the unknown field '" + name + "'; known are "
                            + new java.util.TreeSet<>(known));
                }
            }
            return map;
        }

        private NodeException wrong(String what) {
            return new NodeException(file + ": " + what);
        }
    }
}
