package org.tallystick.cli.commands;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tallystick.cli.frame.Failure;
import org.tallystick.formats.MalformedException;
import org.tallystick.formats.id.MemberId;
import org.tallystick.node.founding.Founder;
import picocli.CommandLine.Option;

/** The options that say who founds a network, where their nodes are reached and where their vaults stand. */
final class FounderOptions {
    private static final String ADDRESS = "https?://[a-z0-9.-]{1,200}(:[0-9]{1,5})?/?";
    private static final String REGION = "[a-z][a-z-]{0,23}";
    private static final int HIGHEST_PORT = 65_535;

    @Option(
            names = "--member",
            paramLabel = "ID=URL",
            required = true,
            description = "A founder and the address of its node, http or https; give it once for each.")
    private Map<String, String> members = new LinkedHashMap<>();

    @Option(
            names = "--region",
            paramLabel = "[ID=]WORD",
            description = "Where their vaults stand, or one's. Default: eu.")
    private List<String> regions = List.of();

    /** Who founds, in the order in which they were named. */
    List<Founder> founders() {
        Map<String, String> regionOf = regions();
        List<Founder> founders = new ArrayList<>();
        Set<String> taken = new TreeSet<>();
        members.forEach((id, text) -> {
            URI address = address(text);
            if (!taken.add(address.getHost() + ":" + port(address))) {
                throw Failure.usage(
                        "two members cannot have one address",
                        "the node of " + id + " could not listen on " + address.getAuthority(),
                        "give each its own port");
            }
            String region = Optional.ofNullable(regionOf.get(id)).orElse(regionOf.getOrDefault("", "eu"));
            founders.add(founder(id, region, text));
        });
        return founders;
    }

    /** By member; under the empty name what stands for all others. */
    private Map<String, String> regions() {
        Map<String, String> regionOf = new TreeMap<>();
        for (String text : regions) {
            int equals = text.indexOf('=');
            String id = text.substring(0, Math.max(0, equals));
            String region = text.substring(equals + 1);
            if (!id.isEmpty() && !members.containsKey(id)) {
                throw Failure.usage(
                        "'" + text + "' is of no founder", "there are " + members.keySet(), "check --region");
            }
            regionOf.put(id, region);
        }
        return regionOf;
    }

    /** A member as it introduces itself. */
    static Founder founder(String id, String region, String address) {
        if (!region.matches(REGION)) {
            throw Failure.usage("'" + region + "' is no region", "it is a word of a-z and '-'", "such as eu");
        }
        return new Founder(member(id), region, address(address));
    }

    private static MemberId member(String id) {
        try {
            return new MemberId(id);
        } catch (MalformedException e) {
            throw Failure.usage("'" + id + "' cannot name a member", e.detail(), "such as st-mary");
        }
    }

    private static URI address(String text) {
        if (text.matches(ADDRESS)) {
            URI address = URI.create(text);
            if (address.getHost() != null && address.getPort() != 0 && port(address) <= HIGHEST_PORT) {
                return address;
            }
        }
        throw Failure.usage(
                "'" + text + "' is no address of a node",
                "it is http or https, a host in lower case, and a port unless it is the usual one",
                "such as http://127.0.0.1:7101 or https://ledger.st-mary.example");
    }

    private static int port(URI address) {
        int usual = address.getScheme().equals("https") ? 443 : 80;
        return address.getPort() < 0 ? usual : address.getPort();
    }
}
