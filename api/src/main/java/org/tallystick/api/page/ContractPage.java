package org.tallystick.api.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The contract, as it is written and as a page. */
public final class ContractPage {
    private static final String FILE = "/org/tallystick/api/openapi.yaml";

    private final String yaml;
    private Optional<String> html = Optional.empty();

    private ContractPage(String yaml) {
        this.yaml = yaml;
    }

    /** Reads the contract that was built in. */
    public static ContractPage load() {
        try (InputStream in = ContractPage.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("spec/openapi.yaml was not built in: build the api module again");
            }
            return new ContractPage(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The contract as it is written: YAML. */
    public String yaml() {
        return yaml;
    }

    /** The page, made when it is first asked for. */
    public synchronized String html() {
        if (html.isEmpty()) {
            html = Optional.of(new HumanPage(Node.parse(yaml)).html());
        }
        return html.get();
    }
}
