package org.lmsbridge.examples.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lmsbridge.sandbox.MoodleSandbox;

/** What people see of the command. */
class DestinationCommandTest {
    private final MoodleSandbox sandbox = MoodleSandbox.start();
    private final Program program = Program.on(sandbox);

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String rejects() {
        return folder.resolve("rejects.csv").toString();
    }

    @Test
    void rowsComeFromTheStandardInputToo() {
        var result = program.reading("\uFEFFLogin;First name;Last name;email;password\n"
                        + "anne;Anne;\"O'Brien; née Müller\";anne@example.com;Passw0rd!\n")
                .run("create-users", "--from", "-", "--map", "Login=username", "--rejects", rejects());

        assertThat(result.status()).as(result.all()).isZero();
        assertThat(sandbox.state().user("anne").orElseThrow().lastname()).isEqualTo("O'Brien; née Müller");
        assertThat(Files.exists(folder.resolve("rejects.csv"))).isFalse();
    }

    @Test
    void otherCharsetsAreRead() throws IOException {
        var file = folder.resolve("latin.csv");
        Files.write(
                file,
                "username,firstname,lastname,email,password\nanne,Anne,Müller,anne@example.com,Passw0rd!\n"
                        .getBytes(StandardCharsets.ISO_8859_1));

        program.run("create-users", "--from", file.toString(), "--charset", "ISO-8859-1");

        assertThat(sandbox.state().user("anne").orElseThrow().lastname()).isEqualTo("Müller");
    }

    @Test
    void jsonLinesKeepTheirTypes() throws IOException {
        var file = file("people.jsonl", """
                {"username":"anne","firstname":"Anne","lastname":"A","email":"a@example.com","createpassword":true,"preferences":{"auth_forcepasswordchange":1}}
                {"username":"bob","firstname":"Bob","lastname":"B","email":"b@example.com","createpassword":"perhaps"}
                not json
                """);

        var result = program.run("create-users", "--from", file);

        assertThat(result.status()).as(result.all()).isEqualTo(1);
        assertThat(result.out()).startsWith("1 written, 0 already so, 2 rejected");
        assertThat(Files.readString(folder.resolve("people.rejected.jsonl")))
                .contains("\"username\":\"bob\"", "createpassword must be true or false", "\"reject_row\":2")
                .contains("\"reject_line\":\"not json\"", "the line holds no JSON object");
    }

    @Test
    void aDryRunShowsRequestsAndWritesNothing() throws IOException {
        var file = file(
                "people.csv",
                "username,firstname,lastname,email,password\nanne,Anne,A,a@example.com,Passw0rd!\nBob,B,B,b@example.com,x\n");

        var result = program.run("create-users", "--from", file, "--dry-run", "--header", "X-Key: 4711");

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out())
                .contains("POST " + sandbox.url() + "/webservice/rest/server.php?wsfunction=core_user_create_users")
                .contains("users[0][username]=anne", "X-Key: ***", "wstoken=***");
        assertThat(result.err()).contains("row 2: username must be lower case").contains("nothing was written");
        assertThat(result.all())
                .doesNotContain("Passw0rd")
                .doesNotContain("4711")
                .doesNotContain(sandbox.token());
        assertThat(sandbox.calls().writes()).isZero();
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().contains("progress"));
    }

    @Test
    void unenrollingWarnsAndWantsAWord() throws IOException {
        var course = sandbox.state().addCourse("C1", "First", 1);
        sandbox.state().enrol(course, sandbox.state().addUser("anne", "A", "B", "a@example.com"), 5);
        var file = file("leavers.csv", "user.username,course.shortname\nanne,C1\n");

        var asked = program.run("unenrol-users", "--from", file);

        assertThat(asked.status()).isEqualTo(2);
        assertThat(asked.err()).contains("loses grades, groups and roles", "give --yes");
        assertThat(sandbox.state().participants(course)).hasSize(1);
        assertThat(program.run("unenrol-users", "--from", file, "--yes").status())
                .isZero();
        assertThat(sandbox.state().participants(course)).isEmpty();
    }

    @Test
    void rolesHaveNames() throws IOException {
        var course = sandbox.state().addCourse("C1", "First", 1);
        sandbox.state().addUser("anne", "A", "B", "a@example.com");
        var file = file("staff.csv", "user.email,course.shortname,timestart\na@example.com,C1,2026-01-31\n");

        program.run("enrol-users", "--from", file, "--role", "editingteacher", "--zone", "Australia/Brisbane");

        assertThat(sandbox.state().participants(course)).singleElement().satisfies(person -> {
            assertThat(person.roles()).containsExactly("editingteacher");
            assertThat(person.timestart()).isEqualTo(1769781600);
        });
    }

    @Test
    void coursesAccountsAndAnyFunction() throws IOException {
        var courses = file("courses.csv", "fullname,shortname,category.path\nFirst,C1,Category 1\n");
        var id = sandbox.state().addUser("anne", "A", "B", "a@example.com");
        var changes = file("changes.csv", "user.email,lastname,city\na@example.com,New,\n");

        assertThat(program.run("create-courses", "--from", courses).status()).isZero();
        assertThat(program.run("update-users", "--from", changes).status()).isZero();
        assertThat(sandbox.state().user("anne").orElseThrow().lastname()).isEqualTo("New");
        var groups =
                file("groups.csv", "courseid,name,description\n%d,G1,x\n%d,G2,y\n".formatted(courseId(), courseId()));
        var result = program.run(
                "manual", "core_group_create_groups", "--from", groups, "--list", "groups", "--all-or-nothing");
        assertThat(result.status()).as(result.all()).isZero();
        assertThat(sandbox.state().groups(courseId())).hasSize(2);
        assertThat(sandbox.calls().of("core_group_create_groups").calls()).isOne();
        assertThat(id).isPositive();
    }

    private long courseId() {
        return sandbox.state().course("C1").orElseThrow().id();
    }

    @Test
    void tokensComeFromAFileAndNeverFromTheCommandLine() throws IOException {
        var people = file("people.csv", "username,firstname,lastname,email,password\na,A,A,a@example.com,Passw0rd!\n");
        var token = file("token", sandbox.token() + "\n");
        var elsewhere = new Program(Map.of(), "");

        assertThat(elsewhere
                        .run("create-users", "--from", people, "--token", sandbox.token())
                        .err())
                .contains("Unknown option");
        assertThat(elsewhere
                        .run(
                                "create-users",
                                "--from",
                                people,
                                "--moodle-url",
                                sandbox.url().toString())
                        .err())
                .contains("set MOODLE_TOKEN");
        assertThat(elsewhere
                        .run(
                                "create-users",
                                "--from",
                                people,
                                "--moodle-url",
                                sandbox.url().toString(),
                                "--token-file",
                                token)
                        .status())
                .isZero();
        assertThat(program.run("create-users", "--from", people, "--anew", "--set", "password=x")
                        .err())
                .contains("can be seen by others");
    }

    @Test
    void rejectedRowsAreForTheirOwnerOnly() throws IOException {
        var people = file("people.csv", "username,firstname,lastname,email,password\nA,A,A,a@example.com,Passw0rd!\n");

        program.run("create-users", "--from", people);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("people.rejected.csv"))))
                .isEqualTo("rw-------");
    }

    @Test
    void mistakesAreToldInOneLine() throws IOException {
        var people = file("people.csv", "username,username\na,b\n");

        assertThat(program.run(
                                "create-users",
                                "--from",
                                folder.resolve("none.csv").toString())
                        .err())
                .startsWith("Nothing was done: the file")
                .hasLineCount(1);
        assertThat(program.run("create-users", "--from", people).err()).contains("a heading stands twice");
        assertThat(program.run("create-users", "--from", people, "--map", "a=nosuch")
                        .err())
                .contains("there is no field 'nosuch' in core_user_create_users");
        assertThat(program.run("create-users", "--from", people, "--header", "x")
                        .err())
                .contains("NAME:VALUE");
        assertThat(program.run("--help").out()).contains("create-users", "unenrol-users", "manual");
    }

    @Test
    void anotherInputIsNotTakenForTheRest() throws IOException {
        var head = "username,firstname,lastname,email,password\n";
        var people = file("people.csv", head + "a,A,A,a@example.com,Passw0rd!\nb,B,B,b@example.com,Passw0rd!\n");
        program.run("create-users", "--from", people);
        file("people.csv", head + "c,C,C,c@example.com,Passw0rd!\nb,B,B,b@example.com,Passw0rd!\n");

        var other = program.run("create-users", "--from", people);

        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err()).contains("not the input that the flow was stopped in");
        assertThat(program.run("create-users", "--from", people, "--anew").out())
                .startsWith("1 written, 1 already so");
    }
}
