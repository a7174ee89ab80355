package org.tallystick.sealing;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Security;
import javax.crypto.Cipher;

/**
 * AES-256-GCM and SHA-256 from one provider. Amazon's (AWS-LC) is at full speed from the first byte but takes a quarter of
 * a second to load; the JDK's is there at once but slow until the compiler has warmed up. Both give the same bytes.
 */
public final class Bulk {
    /** From this many bytes on loading Amazon's provider pays for itself. */
    private static final long WORTH_LOADING = 16 << 20;

    private final Provider ciphers;
    private final Provider digests;
    private final String name;

    private Bulk(Provider ciphers, Provider digests, String name) {
        this.ciphers = ciphers;
        this.digests = digests;
        this.name = name;
    }

    /** The JDK's own. */
    public static Bulk jdk() {
        return new Bulk(Security.getProvider("SunJCE"), Security.getProvider("SUN"), "JDK");
    }

    /** Amazon Corretto Crypto Provider where it runs, else the JDK's; {@link #name} says which. */
    public static Bulk fastest() {
        return Fastest.BULK;
    }

    /** What suits a single use on that many bytes: a command that reads a letter should not load a native library. */
    public static Bulk forOnce(long bytes) {
        return bytes >= WORTH_LOADING ? fastest() : jdk();
    }

    /** Which provider it is, for logs and metrics. */
    public String name() {
        return name;
    }

    /** A fresh AES-GCM cipher (NIST SP 800-38D), not yet initialised. */
    public Cipher aesGcm() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding", ciphers);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(name + " has no AES-GCM", e);
        }
    }

    /** A fresh SHA-256 (FIPS 180-4). */
    public MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256", digests);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(name + " has no SHA-256", e);
        }
    }

    /** Loaded on first use, once. */
    private static final class Fastest {
        static final Bulk BULK = load();

        private static Bulk load() {
            try {
                AmazonCorrettoCryptoProvider corretto = AmazonCorrettoCryptoProvider.INSTANCE;
                corretto.assertHealthy();
                return new Bulk(corretto, corretto, "Amazon Corretto Crypto Provider " + corretto.getVersionStr());
            } catch (RuntimeException | LinkageError e) {
                return jdk();
            }
        }
    }
}
