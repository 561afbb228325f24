package org.lmsbridge.examples.benchmark.handwritten;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Calls a site with OkHttp: the same requests as the library sends, one after the other. */
public final class SiteCalls {
    private static final MediaType FORM = MediaType.get("application/x-www-form-urlencoded");
    private final OkHttpClient http = new OkHttpClient.Builder()
            .followRedirects(false)
            .retryOnConnectionFailure(false)
            .readTimeout(Duration.ofSeconds(60))
            .eventListener(new Promptness())
            .build();
    private final JsonFactory json = new JsonFactory(new ObjectMapper());
    private final String url;
    private final String token;

    /**
     * Makes a caller.
     *
     * @param url the site's address
     * @param token the token
     */
    public SiteCalls(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /** What the library does too: without it every call of more than 8 KiB waits 40 ms for an acknowledgement. */
    private static final class Promptness extends EventListener {
        @Override
        public void connectionAcquired(Call call, Connection connection) {
            try {
                connection.socket().setTcpNoDelay(true);
            } catch (SocketException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Reads one answer. */
    private interface Reader<T> {
        T read(JsonParser in) throws IOException;
    }

    /**
     * Calls any function.
     *
     * @param function the function
     * @param parameters names and values as they travel, without the token
     * @return the answer
     * @throws IOException if the site could not be called, or answered with an error
     */
    public JsonNode call(String function, Map<String, String> parameters) throws IOException {
        var form = new StringBuilder();
        parameters.forEach((name, value) -> form.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        form.append("wstoken=").append(token);
        JsonNode answer =
                call(function, form.toString().getBytes(StandardCharsets.US_ASCII), JsonParser::readValueAsTree);
        if (answer != null && answer.has("errorcode")) {
            throw new IOException(function + ": " + answer);
        }
        return answer;
    }

    /**
     * Creates accounts.
     *
     * @param accounts the accounts
     * @param perCall how many travel in one call
     * @return their numbers
     * @throws IOException if the site could not be called
     */
    public List<Long> create(List<Account> accounts, int perCall) throws IOException {
        List<Long> ids = new ArrayList<>();
        for (int from = 0; from < accounts.size(); from += perCall) {
            List<Account> call = accounts.subList(from, Math.min(accounts.size(), from + perCall));
            ids.addAll(call("core_user_create_users", Form.create(call, token), SiteCalls::ids));
        }
        return ids;
    }

    /**
     * Reads the participants of a course.
     *
     * @param courseid the course
     * @param pageSize how many one call asks for
     * @param taker takes each of them
     * @throws IOException if the site could not be called
     */
    public void participants(long courseid, int pageSize, Consumer<Person> taker) throws IOException {
        List<Person> page;
        long from = 0;
        do {
            String body = "courseid=" + courseid
                    + "&options[0][name]=userfields&options[0][value]="
                    + "id%2Cusername%2Cfirstname%2Clastname%2Cemail%2Cidnumber%2Croles%2Cgroups%2Clastcourseaccess"
                    + "&options[1][name]=limitfrom&options[1][value]=" + from
                    + "&options[2][name]=limitnumber&options[2][value]=" + pageSize
                    + "&options[3][name]=sortby&options[3][value]=id"
                    + "&wstoken=" + token;
            page = call(
                    "core_enrol_get_enrolled_users",
                    body.getBytes(StandardCharsets.US_ASCII),
                    in -> new PersonReader(in).people());
            page.forEach(taker);
            from += pageSize;
        } while (!page.isEmpty());
    }

    private <T> T call(String function, byte[] body, Reader<T> reader) throws IOException {
        Request request = new Request.Builder()
                .url(url + "/webservice/rest/server.php?wsfunction=" + function + "&moodlewsrestformat=json")
                .header("Accept", "application/json")
                .post(RequestBody.create(body, FORM))
                .build();
        try (Response response = http.newCall(request).execute();
                JsonParser in = json.createParser(response.body().byteStream())) {
            if (response.code() != 200) {
                throw new IOException("the site answered with HTTP " + response.code());
            }
            return reader.read(in);
        }
    }

    private static List<Long> ids(JsonParser in) throws IOException {
        if (in.nextToken() != JsonToken.START_ARRAY) {
            throw new IOException("the site answered with an error");
        }
        List<Long> ids = new ArrayList<>();
        while (in.nextToken() == JsonToken.START_OBJECT) {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                if (name.equals("id")) {
                    ids.add(in.getLongValue());
                }
            }
        }
        return ids;
    }
}
