package org.tallystick.sealing.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A PEM file (RFC 7468): blocks of base64, each under a label; whatever stands between them is ignored. */
record Pem(Path file, List<Block> blocks) {
    private static final long LONGEST = 1 << 20;
    private static final String DASHES = "-----";
    private static final String BEGIN = DASHES + "BEGIN ";
    private static final String END = DASHES + "END ";

    /** What stands between the lines of a label. */
    record Block(String label, String text) {
        /** Where the content is encrypted in the manner of before PKCS #8, headers say so. */
        boolean isEncrypted() {
            return label.startsWith("ENCRYPTED") || text.contains("ENCRYPTED");
        }

        byte[] bytes() {
            return Base64.getMimeDecoder().decode(text);
        }

        @Override
        public String toString() {
            return "a block of " + label;
        }
    }

    Pem {
        blocks = List.copyOf(blocks);
    }

    static Pem read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new PemException(file, "is longer than 1 MiB: it is no PEM file");
        }
        // Any bytes are a text in this character set; what is not PEM is ignored.
        return parse(file, Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    static Pem parse(Path file, String text) {
        List<Block> blocks = new ArrayList<>();
        String label = "";
        StringBuilder content = new StringBuilder();
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith(BEGIN) && line.endsWith(DASHES)) {
                label = line.substring(BEGIN.length(), line.length() - DASHES.length());
                content.setLength(0);
            } else if (line.equals(END + label + DASHES)) {
                blocks.add(new Block(label, content.toString()));
                label = "";
            } else {
                content.append(line).append('\n');
            }
        }
        return new Pem(file, blocks);
    }

    /** Its certificates, in order; at least one. */
    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label().equals("CERTIFICATE")) {
                certificates.add(certificate(block));
            }
        }
        if (certificates.isEmpty()) {
            throw new PemException(file, "has no certificate: name a PEM file with '-----BEGIN CERTIFICATE-----'");
        }
        return certificates;
    }

    private X509Certificate certificate(Block block) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.bytes()));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new PemException(file, "has a certificate that cannot be read: have it issued again");
        }
    }
}
