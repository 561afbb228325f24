package org.lmsbridge.examples.quickstart.csv;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A folder with one sound row in each file, in which a test changes what it is about. */
public final class RecordsFolder {
    /** When the records are read. */
    public static final Instant NOW = Instant.parse("2027-01-05T00:00:00Z");

    private static final ZoneId BRISBANE = ZoneId.of("Australia/Brisbane");

    private final Path folder;

    private RecordsFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes the sound rows. */
    public static RecordsFolder in(Path folder) throws IOException {
        return new RecordsFolder(folder)
                .with(CsvFile.COURSE_CATEGORIES, "id,name,parent_id,moodle_category_id", "10,First Aid,,1")
                .with(CsvFile.COURSE_MASTERS, "id,name,category_id,public,moodle_course_id", "20,CPR,10,true,")
                .with(
                        CsvFile.COURSE_DATES,
                        "id,master_id,start,end,venue,status,public,delivery_mode",
                        "30,20,2027-02-01T09:00,2027-02-01T16:00,Brisbane,scheduled,true,classroom")
                .with(
                        CsvFile.CONTACTS,
                        "id,first_name,last_name,email,active,password,city,country",
                        "40,Kim,Lee,kim@example.org,true,Wattle-2027,Cairns,AU")
                .with(CsvFile.REGISTRATIONS, "id,contact_id,course_date_id,role,status", "50,40,30,student,registered");
    }

    /** Writes a file anew. */
    public RecordsFolder with(CsvFile file, String... lines) throws IOException {
        return with(file, StandardCharsets.UTF_8, lines);
    }

    RecordsFolder with(CsvFile file, Charset charset, String... lines) throws IOException {
        Files.writeString(folder.resolve(file.fileName()), String.join("\n", lines) + "\n", charset);
        return this;
    }

    /** Adds rows to a file. */
    public RecordsFolder plus(CsvFile file, String... lines) throws IOException {
        var path = folder.resolve(file.fileName());
        Files.writeString(path, Files.readString(path) + String.join("\n", lines) + "\n");
        return this;
    }

    /** Deletes a file. */
    public RecordsFolder without(CsvFile file) throws IOException {
        Files.delete(folder.resolve(file.fileName()));
        return this;
    }

    /** Reads the folder. */
    public CsvRecords read() {
        return CsvRecords.read(folder, BRISBANE, Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
