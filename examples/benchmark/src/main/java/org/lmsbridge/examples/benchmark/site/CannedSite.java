package org.lmsbridge.examples.benchmark.site;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site whose answers are made once and then repeated. A course has as many participants as its number says; accounts
 * get created whatever they hold.
 */
public final class CannedSite {
    private static final Pattern COURSE = Pattern.compile("courseid=(\\d+)");
    private static final Pattern FROM = Pattern.compile("=limitfrom&[^=]+=(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("=limitnumber&[^=]+=(\\d+)");
    private static final Pattern USERNAME = Pattern.compile("\\[username\\]=student0*(\\d+)");
    private static final byte[] INFO = Answers.info("core_user_create_users", "core_enrol_get_enrolled_users");
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();

    private CannedSite() {}

    /**
     * Prints the port and serves until the standard input ends, which it does when the parent process is gone.
     *
     * @param arguments none
     * @throws IOException if there is no port
     */
    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        CannedSite site = new CannedSite();
        server.createContext("/", site::serve);
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Nothing is said on it.
        }
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            byte[] answer = answer(exchange.getRequestURI().getQuery(), body);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private byte[] answer(String query, String body) {
        if (query.contains("core_enrol_get_enrolled_users")) {
            int from = number(FROM, body);
            int to = Math.min(number(COURSE, body), from + number(NUMBER, body));
            return answers.computeIfAbsent("page " + from + " " + to, key -> Answers.participants(from, to));
        }
        if (query.contains("core_user_create_users")) {
            int from = number(USERNAME, body);
            // The same people always come in the same calls, so that counting them once is enough.
            return answers.computeIfAbsent(
                    "people " + from + " " + body.length(),
                    key -> Answers.created(
                            from, from + (int) USERNAME.matcher(body).results().count()));
        }
        return INFO;
    }

    private static int number(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        if (!matcher.find()) {
            throw new IllegalArgumentException("a call without " + pattern);
        }
        return Integer.parseInt(matcher.group(1));
    }
}
