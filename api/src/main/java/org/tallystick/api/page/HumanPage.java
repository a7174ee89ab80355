package org.tallystick.api.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contract as one page of HTML that loads nothing and runs nothing, for a telephone as for a desk. */
final class HumanPage {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:light-dark(#1d2320,#e7ebe8);--paper:light-dark(#fbfaf6,#161a18);
            --soft:light-dark(#5d6762,#9aa6a0);--line:light-dark(#dcdcd2,#303834);--card:light-dark(#fff,#1d2320);
            --mark:light-dark(#0f6b4f,#6fd0ac);--post:light-dark(#8a4b08,#e8b06a)}
            *{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);
            font:16px/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
            header,main,footer{max-width:62rem;margin:0 auto;padding:1rem}header{padding-top:2.5rem}
            h1{font-size:1.9rem;margin:0;letter-spacing:-.02em}h2{margin:2.5rem 0 .25rem;font-size:1.25rem}
            p{margin:.5rem 0}a{color:var(--mark)}.lead{color:var(--soft);max-width:44rem}
            nav{display:flex;flex-wrap:wrap;gap:.4rem .9rem;margin:1rem 0}
            details{border:1px solid var(--line);border-radius:.5rem;background:var(--card);margin:.5rem 0}
            summary{cursor:pointer;padding:.6rem .8rem;display:flex;flex-wrap:wrap;gap:.2rem .7rem;align-items:baseline}
            details>div{padding:0 .8rem .8rem;border-top:1px solid var(--line)}
            code,pre{font:.86em/1.5 ui-monospace,monospace}pre{white-space:pre-wrap;background:var(--paper);
            border:1px solid var(--line);border-radius:.4rem;padding:.6rem;margin:.5rem 0}
            .m{font-weight:700;color:var(--mark);min-width:2.6rem}.post{color:var(--post)}.s{color:var(--soft)}
            dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.25rem .9rem;margin:.5rem 0}
            dt{font-family:ui-monospace,monospace;font-size:.86em}dd{margin:0;color:var(--soft)}
            @media(max-width:34rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}h1{font-size:1.5rem}}
            """;

    private final Node contract;
    private final StringBuilder out = new StringBuilder(1 << 16);

    private record Operation(String method, String path, Node node, List<Node> parameters) {}

    HumanPage(Node contract) {
        this.contract = contract;
    }

    String html() {
        Node info = contract.get("info").orElseThrow();
        Map<String, List<Operation>> byTag = operations();
        out.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .append("<title>Tallystick API</title><style>")
                .append(STYLE)
                .append("</style></head><body><header><h1>")
                .append(escape(info.text("title")))
                .append(" API</h1><p class=\"lead\">")
                .append(words(info.text("summary")))
                .append(" Version ")
                .append(escape(info.text("version")))
                .append("; <a href=\"/openapi.yaml\">the same as OpenAPI 3.1</a>.</p><nav>");
        byTag.keySet()
                .forEach(tag -> out.append("<a href=\"#")
                        .append(tag)
                        .append("\">")
                        .append(tag)
                        .append("</a>"));
        out.append("<a href=\"#schemas\">schemas</a></nav>");
        paragraphs(info.text("description"));
        out.append("</header><main>");
        contract.items("tags").forEach(tag -> tag(tag, byTag.getOrDefault(tag.text("name"), List.of())));
        schemas();
        return out.append("</main><footer class=\"s\">This page loads nothing and runs nothing.</footer></body></html>")
                .toString();
    }

    private Map<String, List<Operation>> operations() {
        Map<String, List<Operation>> byTag = new LinkedHashMap<>();
        contract.items("tags").forEach(tag -> byTag.put(tag.text("name"), new ArrayList<>()));
        contract.get("paths")
                .orElseThrow()
                .each((path, item) -> item.each((method, operation) -> {
                    if (method.equals("get") || method.equals("post")) {
                        List<Node> parameters = new ArrayList<>(item.items("parameters"));
                        parameters.addAll(operation.items("parameters"));
                        String tag = operation.items("tags").getFirst().toString();
                        byTag.computeIfAbsent(tag, _ -> new ArrayList<>())
                                .add(new Operation(method, path, operation, parameters));
                    }
                }));
        return byTag;
    }

    private void tag(Node tag, List<Operation> operations) {
        out.append("<h2 id=\"").append(tag.text("name")).append("\">").append(tag.text("name"));
        out.append("</h2><p class=\"s\">")
                .append(words(tag.text("description")))
                .append("</p>");
        operations.forEach(this::operation);
    }

    private void operation(Operation operation) {
        out.append("<details id=\"")
                .append(operation.node().text("operationId"))
                .append("\"><summary><span class=\"m ");
        out.append(operation.method()).append("\">").append(operation.method().toUpperCase(java.util.Locale.ROOT));
        out.append("</span><code>").append(escape(operation.path())).append("</code><span class=\"s\">");
        out.append(words(operation.node().text("summary"))).append("</span></summary><div>");
        paragraphs(operation.node().text("description"));
        parameters(operation.parameters());
        operation.node().get("requestBody").ifPresent(body -> content("Body", body));
        out.append("<dl>");
        operation
                .node()
                .get("responses")
                .ifPresent(all -> all.each((status, response) -> {
                    out.append("<dt>").append(status).append("</dt><dd>").append(words(response.text("description")));
                    response.get("content")
                            .ifPresent(content -> content.each((type, media) -> {
                                out.append(" <code>").append(escape(type)).append("</code>");
                                media.reference("schema").ifPresent(this::link);
                            }));
                    out.append("</dd>");
                }));
        out.append("</dl></div></details>");
    }

    private void parameters(List<Node> parameters) {
        if (!parameters.isEmpty()) {
            out.append("<dl>");
            for (Node parameter : parameters) {
                out.append("<dt>").append(escape(parameter.text("name"))).append("</dt><dd>in ");
                out.append(escape(parameter.text("in"))).append(". ").append(words(parameter.text("description")));
                parameter.get("schema").ifPresent(schema -> out.append(' ').append(escape(kind(schema))));
                out.append("</dd>");
            }
            out.append("</dl>");
        }
    }

    private void content(String title, Node holder) {
        holder.get("content")
                .ifPresent(content -> content.each((type, media) -> {
                    out.append("<p>")
                            .append(title)
                            .append(": <code>")
                            .append(escape(type))
                            .append("</code>");
                    media.reference("schema").ifPresent(this::link);
                    out.append("</p>");
                }));
    }

    private void schemas() {
        out.append("<h2 id=\"schemas\">schemas</h2>");
        Node schemas =
                contract.get("components").flatMap(node -> node.get("schemas")).orElseThrow();
        schemas.each((name, schema) -> {
            out.append("<details id=\"schema-")
                    .append(name)
                    .append("\"><summary><code>")
                    .append(name);
            out.append("</code><span class=\"s\">").append(words(schema.text("description")));
            out.append("</span></summary><div><p class=\"s\">")
                    .append(escape(kind(schema)))
                    .append("</p><dl>");
            schema.get("properties")
                    .ifPresent(properties -> properties.each((field, property) -> {
                        out.append("<dt>").append(escape(field)).append("</dt><dd>");
                        out.append(words(property.text("description")))
                                .append(' ')
                                .append(escape(kind(property)));
                        out.append("</dd>");
                    }));
            out.append("</dl></div></details>");
        });
    }

    private void link(String schema) {
        out.append(" <a href=\"#schema-")
                .append(schema)
                .append("\">")
                .append(schema)
                .append("</a>");
    }

    private static String kind(Node schema) {
        List<String> words = new ArrayList<>();
        for (String name : List.of("type", "const", "enum", "pattern", "minimum", "maximum", "default")) {
            Optional.of(schema.text(name))
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> words.add(name.equals("type") ? text : name + " " + text));
        }
        return words.isEmpty() ? "" : "(" + String.join(", ", words) + ")";
    }

    /** Paragraphs of words: of Markdown only what the contract uses: bold and code. */
    private void paragraphs(String text) {
        for (String paragraph : text.strip().split("\n\\s*\n", -1)) {
            if (!paragraph.isBlank()) {
                out.append("<p>").append(words(paragraph)).append("</p>");
            }
        }
    }

    private static String words(String text) {
        return escape(text)
                .replaceAll("\\*\\*([^*]+)\\*\\*", "<strong>$1</strong>")
                .replaceAll("`([^`]+)`", "<code>$1</code>");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
