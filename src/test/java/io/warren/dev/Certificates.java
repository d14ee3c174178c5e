package io.warren.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate authority of a test's own, and the certificate of one server that it vouches for, as PEM files. */
public final class Certificates {
    private static final String STORE = "keys.p12";
    private static final String PASSWORD = "of-a-test";

    private final Path folder;
    private final KeyStore store;

    private Certificates(Path folder, KeyStore store) {
        this.folder = folder;
        this.store = store;
    }

    /** Makes them in that folder, by the keytool of the JDK that runs. */
    public static Certificates of(Path folder, String host) {
        try {
            Files.createDirectories(folder);
            keytool(folder, "-alias", "authority", "-dname", "CN=Authority of a test", "-ext", "bc:c");
            keytool(
                    folder,
                    "-alias",
                    "server",
                    "-dname",
                    "CN=" + host,
                    "-ext",
                    "san=dns:" + host,
                    "-signer",
                    "authority");
            var store = KeyStore.getInstance("PKCS12");
            try (var in = Files.newInputStream(folder.resolve(STORE))) {
                store.load(in, PASSWORD.toCharArray());
            }
            var made = new Certificates(folder.toAbsolutePath(), store);
            made.write();
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificates of a test cannot be made in " + folder, e);
        }
    }

    public Path authority() {
        return folder.resolve("authority.pem");
    }

    public Path certificate() {
        return folder.resolve("server.pem");
    }

    public Path key() {
        return folder.resolve("server.key");
    }

    /** Settings of an SSL bundle that trusts this authority. */
    public List<String> trusting(String bundle) {
        return List.of("spring.ssl.bundle.pem.%s.truststore.certificate=file:%s".formatted(bundle, authority()));
    }

    /** Settings of an SSL bundle by which a server shows this certificate. */
    public List<String> showing(String bundle) {
        var pem = "spring.ssl.bundle.pem.%s.keystore.".formatted(bundle);
        return List.of(pem + "certificate=file:" + certificate(), pem + "private-key=file:" + key());
    }

    /** What a server shows, or a client, and whom either trusts. */
    public SSLContext context() {
        return context(this);
    }

    /** Shows this certificate, and trusts those of others. */
    public SSLContext context(Certificates trusted) {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(known(), PASSWORD.toCharArray());
            return context(keys.getKeyManagers(), trusted);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The certificates in " + folder + " cannot be used", e);
        }
    }

    /** Shows nothing, and trusts these. */
    public SSLContext trust() {
        try {
            return context(new KeyManager[0], this);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The certificates in " + folder + " cannot be used", e);
        }
    }

    private static SSLContext context(KeyManager[] keys, Certificates trusted)
            throws GeneralSecurityException, IOException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted.known());
        var context = SSLContext.getInstance("TLS");
        context.init(keys, trust.getTrustManagers(), null);
        return context;
    }

    /** Without the authority's own key, which a server would show as well. */
    private KeyStore known() throws GeneralSecurityException, IOException {
        char[] password = PASSWORD.toCharArray();
        var known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("authority", store.getCertificate("authority"));
        known.setKeyEntry("server", store.getKey("server", password), password, store.getCertificateChain("server"));
        return known;
    }

    private void write() throws IOException, GeneralSecurityException {
        Key key = store.getKey("server", PASSWORD.toCharArray());
        Certificate server = store.getCertificate("server");
        Files.writeString(
                authority(),
                pem("CERTIFICATE", store.getCertificate("authority").getEncoded()));
        Files.writeString(certificate(), pem("CERTIFICATE", server.getEncoded()));
        Files.writeString(key(), pem("PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(String what, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(what, lines);
    }

    private static void keytool(Path folder, String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve(STORE).toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(more));
        var tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.onExit().join().exitValue() != 0) {
            throw new IOException("keytool failed: " + said);
        }
    }
}
