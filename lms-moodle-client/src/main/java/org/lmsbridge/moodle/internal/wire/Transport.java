package org.lmsbridge.moodle.internal.wire;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.lmsbridge.moodle.MoodleSite;
import org.lmsbridge.moodle.api.Function.Kind;

/**
 * OkHttp with Moodle's habits in mind: nothing is followed and nothing repeated behind the caller's back, each kind of
 * function has its own time-out, and idle connections are dropped before web servers drop them.
 */
final class Transport implements Client {
    private static final Duration IDLE = Duration.ofSeconds(4);
    private final Map<Kind, Client> clients = new EnumMap<>(Kind.class);
    private final Map<Kind, Request.Options> options = new EnumMap<>(Kind.class);
    private final OkHttpClient plain;

    Transport(MoodleSite site) {
        plain = base(site);
        add(Kind.READ, site.connectTimeout(), site.readTimeout());
        add(Kind.WRITE, site.connectTimeout(), site.writeTimeout());
        add(Kind.SLOW, site.connectTimeout(), site.slowTimeout());
    }

    private void add(Kind kind, Duration connect, Duration read) {
        OkHttpClient client =
                plain.newBuilder().connectTimeout(connect).readTimeout(read).build();
        clients.put(kind, new feign.okhttp.OkHttpClient(client));
        options.put(
                kind,
                new Request.Options(
                        connect.toMillis(), TimeUnit.MILLISECONDS, read.toMillis(), TimeUnit.MILLISECONDS, false));
    }

    /** {@return the HTTP client, for what is not a web service call: files and sign-in} */
    OkHttpClient plain() {
        return plain;
    }

    @Override
    @SuppressWarnings("NullAway") // every kind has its entry
    public Response execute(Request request, Request.Options ignored) throws IOException {
        Kind kind = Called.kind(request);
        return clients.get(kind).execute(request, options.get(kind));
    }

    private static OkHttpClient base(MoodleSite site) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(site.connectTimeout())
                .readTimeout(site.readTimeout())
                .writeTimeout(site.writeTimeout())
                .callTimeout(Duration.ZERO)
                .dispatcher(new Dispatcher())
                .socketFactory(new PromptSockets())
                .connectionPool(new ConnectionPool(site.concurrency(), IDLE.toMillis(), TimeUnit.MILLISECONDS));
        site.proxy().ifPresent(proxy -> builder.proxy(proxy(proxy)));
        if (!site.verifyTls()) {
            trustAll(builder);
        }
        return builder.build();
    }

    private static Proxy proxy(URI address) {
        int port = address.getPort() < 0 ? 3128 : address.getPort();
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port));
    }

    private static void trustAll(OkHttpClient.Builder builder) {
        X509TrustManager everybody = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {
                // The operator switched verification off.
            }

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {
                // The operator switched verification off.
            }

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, List.of(everybody).toArray(new TrustManager[0]), null);
            builder.sslSocketFactory(context.getSocketFactory(), everybody).hostnameVerifier((host, session) -> true);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }
}
