package org.lmsbridge.moodle.internal.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.Request;
import okhttp3.Response;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.error.Fault;
import org.lmsbridge.moodle.error.InvalidRequestException;
import org.lmsbridge.moodle.error.MoodleException.Arrival;
import org.lmsbridge.moodle.error.TransportException;

/** Requests beside the web service: files and the sign-in for a token. Secrets travel in bodies, never in URLs. */
public final class Plain {
    private static final String DOWNLOAD = "pluginfile.php";
    private static final String LOGIN = "login/token.php";
    private final Wire wire;

    /**
     * Makes a sender.
     *
     * @param wire the site
     */
    public Plain(Wire wire) {
        this.wire = wire;
    }

    /**
     * Signs in for a token.
     *
     * @param username the username
     * @param password the password
     * @param service the short name of the service
     * @return the answer, free of errors
     */
    public JsonNode login(String username, Secret password, String service) {
        FormBody form = new FormBody.Builder()
                .add("username", username)
                .add("password", password.reveal())
                .add("service", service)
                .build();
        try (Response response = post(wire.site().url() + "/login/token.php", form)) {
            if (response.code() != 200) {
                throw refused(LOGIN, response.code());
            }
            JsonNode answer = json(response.body().byteStream());
            if (Envelopes.isError(answer)) {
                throw Envelopes.exception(LOGIN, answer, password.reveal());
            }
            return answer;
        } catch (IOException e) {
            throw ConnectionFaults.of(LOGIN, wire.site().url().toString(), e);
        }
    }

    private JsonNode json(InputStream in) throws IOException {
        try {
            JsonNode answer = wire.mapper().readTree(in);
            if (answer.isObject()) {
                return answer;
            }
        } catch (JsonProcessingException e) {
            // Told below; the original message would quote the answer, which may hold a token.
        }
        throw new TransportException(Fault.of(
                LOGIN,
                "the site did not answer in JSON.",
                "Check that the address is the site's own, without /login at its end.",
                Arrival.UNKNOWN));
    }

    /**
     * Downloads a file.
     *
     * @param url the address
     * @param target takes the content
     * @throws IOException if the target fails
     */
    public void download(URI url, OutputStream target) throws IOException {
        requireOwn(url);
        FormBody form = new FormBody.Builder()
                .add("token", wire.site().token().reveal())
                .build();
        try (Response response = request(url, form)) {
            if (response.code() != 200) {
                throw refused(DOWNLOAD, response.code());
            }
            InputStream in = response.body().byteStream();
            if (String.valueOf(response.header("Content-Type")).startsWith("application/json")) {
                byte[] content = in.readAllBytes();
                JsonNode answer = wire.mapper().readTree(content);
                if (answer != null && answer.has("errorcode") && answer.has("error")) {
                    throw Envelopes.exception(
                            DOWNLOAD, answer, wire.site().token().reveal());
                }
                target.write(content);
                return;
            }
            in.transferTo(target);
        }
    }

    private Response request(URI url, FormBody form) {
        try {
            return post(url.toString(), form);
        } catch (IOException e) {
            throw ConnectionFaults.of(DOWNLOAD, wire.site().url().toString(), e);
        }
    }

    private Response post(String url, FormBody form) throws IOException {
        Request.Builder request = new Request.Builder().url(url).post(form);
        Map<String, String> headers = wire.site().headers();
        headers.forEach(request::header);
        return wire.http().newCall(request.build()).execute();
    }

    private void requireOwn(URI url) {
        if (!url.toString().startsWith(wire.site().url() + "/")) {
            throw new InvalidRequestException(Fault.of(
                    DOWNLOAD,
                    "the file lies outside the site.",
                    "Download it without this client; the token goes to its own site only.",
                    Arrival.NOT_SENT));
        }
    }

    private static TransportException refused(String function, int status) {
        return new TransportException(Fault.of(
                function,
                "the site refused (HTTP " + status + ").",
                "Check the address; it must be the one that the site calls its own.",
                Arrival.REFUSED));
    }
}
