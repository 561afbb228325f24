package org.lmsbridge.moodle;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.lmsbridge.moodle.api.FileApi;
import org.lmsbridge.moodle.error.MoodleException;
import org.lmsbridge.moodle.internal.wire.Plain;
import org.lmsbridge.moodle.model.UploadedFile;

/** Files of a site. Thread-safe. */
public final class Files {
    private final Area area;
    private final FileApi api;

    Files(Area area) {
        this.area = area;
        this.api = area.api(FileApi.class);
    }

    /**
     * Uploads a small file into a new draft area of the account behind the token; {@code core_files_upload}. Other
     * functions take the number of the draft area.
     *
     * @param filename the name
     * @param content the content; in the call it takes a third more room
     * @return the file in the draft area
     */
    public UploadedFile upload(String filename, byte[] content) {
        long userid = new Site(area).info().userid();
        String base64 = Base64.getEncoder().encodeToString(content);
        return area.writer()
                .gate()
                .send(
                        FileApi.UPLOAD,
                        List.of("file:" + filename),
                        () -> api.upload("user", "draft", 0, "/", filename, base64, "user", userid),
                        file -> Map.of("file:" + filename, Long.toString(file.itemid())));
    }

    /**
     * Downloads a file. The token travels in the body, and to this site only.
     *
     * @param url the file's address, as web services give it
     * @param target takes the content; is not closed
     * @throws IOException if the target fails
     * @throws MoodleException if the site does
     */
    public void download(URI url, OutputStream target) throws IOException {
        new Plain(area.wire()).download(url, target);
    }
}
