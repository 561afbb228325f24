package org.lmsbridge.moodle.api;

import org.lmsbridge.moodle.model.UploadedFile;

/** Files. */
public interface FileApi {
    /** {@code core_files_upload}. */
    String UPLOAD = "core_files_upload";

    /**
     * Calls {@code core_files_upload}.
     *
     * @param component {@code user}
     * @param filearea {@code draft}
     * @param itemid the draft area; 0 for a new one
     * @param filepath the folder, such as {@code /}
     * @param filename the name
     * @param filecontent the content in base64
     * @param contextlevel {@code user}
     * @param instanceid the account behind the token
     * @return the file in the draft area
     */
    @Function(value = UPLOAD, kind = Function.Kind.WRITE)
    UploadedFile upload(
            @Parameter("component") String component,
            @Parameter("filearea") String filearea,
            @Parameter("itemid") long itemid,
            @Parameter("filepath") String filepath,
            @Parameter("filename") String filename,
            @Parameter("filecontent") String filecontent,
            @Parameter("contextlevel") String contextlevel,
            @Parameter("instanceid") long instanceid);
}
