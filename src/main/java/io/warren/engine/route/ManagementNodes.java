package io.warren.engine.route;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/** The nodes at which the management API answers: the one that did last is asked first, then the others. */
final class ManagementNodes {
    private final HttpClient http;
    private final List<URI> urls;
    private volatile int first;

    /** @param trust whom to trust; where there is none, whom Java trusts */
    ManagementNodes(List<URI> urls, @Nullable SslBundle trust) {
        this.urls = List.copyOf(urls);
        this.http = client(trust);
    }

    private static HttpClient client(@Nullable SslBundle trust) {
        // HTTP/2 upgrades break requests with a body against this API.
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(2));
        if (trust != null) {
            var options = trust.getOptions();
            client.sslContext(trust.createSslContext())
                    .sslParameters(new SSLParameters(options.getCiphers(), options.getEnabledProtocols()));
        }
        return client.build();
    }

    /** @throws IOException where no node answers, or the one that does says no */
    String send(HttpRequest.Builder request, String path) throws IOException {
        int began = first;
        IOException trouble = new IOException("warren.management.url names no address");
        for (int i = 0; i < urls.size(); i++) {
            int at = (began + i) % urls.size();
            try {
                var answer = answer(request, urls.get(at), path);
                first = at;
                return answer;
            } catch (Unanswered unanswered) {
                trouble = unanswered.why;
                if (!unanswered.another) {
                    break;
                }
            }
        }
        throw trouble;
    }

    private String answer(HttpRequest.Builder builder, URI url, String path) throws IOException, Unanswered {
        var request = builder.uri(URI.create(url.toString().replaceFirst("/+$", "") + path))
                .build();
        // What takes a message from a queue must not be asked of two.
        boolean again = !request.method().equals("POST");
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() < 300) {
                return answer.body();
            }
            var no = new IOException("%s answers %d".formatted(url, answer.statusCode()));
            throw new Unanswered(no, again && answer.statusCode() >= 500);
        } catch (ConnectException | HttpConnectTimeoutException unreachable) {
            throw new Unanswered(unreachable, true);
        } catch (IOException e) {
            throw new Unanswered(e, again);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + url, interrupted);
        }
    }

    /** A node did not answer, or could not. */
    private static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1L;

        private final IOException why;
        private final boolean another;

        /** @param another whether another node may be asked instead */
        Unanswered(IOException why, boolean another) {
            super(why);
            this.why = why;
            this.another = another;
        }
    }
}
