package org.lmsbridge.examples.benchmark.handwritten;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an answer of {@code core_enrol_get_enrolled_users} token by token. */
public final class PersonReader {
    private final JsonParser in;
    private long id;
    private @Nullable String username;
    private @Nullable String firstname;
    private @Nullable String lastname;
    private @Nullable String fullname;
    private @Nullable String email;
    private @Nullable String idnumber;
    private List<Person.Role> roles = List.of();
    private List<Person.Group> groups = List.of();
    private @Nullable Instant lastaccess;
    private @Nullable Instant lastcourseaccess;
    private Map<String, String> customfields = Map.of();

    /**
     * Makes a reader.
     *
     * @param in the answer
     */
    public PersonReader(JsonParser in) {
        this.in = in;
    }

    /**
     * Reads the answer.
     *
     * @return the people
     * @throws IOException if the answer cannot be read, or is an error
     */
    public List<Person> people() throws IOException {
        if (in.nextToken() != JsonToken.START_ARRAY) {
            throw new IOException("the site answered with an error");
        }
        List<Person> people = new ArrayList<>();
        while (in.nextToken() == JsonToken.START_OBJECT) {
            people.add(person());
        }
        return people;
    }

    private Person person() throws IOException {
        clear();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "id" -> id = in.getLongValue();
                case "username" -> username = in.getText();
                case "firstname" -> firstname = in.getText();
                case "lastname" -> lastname = in.getText();
                case "fullname" -> fullname = in.getText();
                case "email" -> email = in.getText();
                case "idnumber" -> idnumber = in.getText();
                case "roles" -> roles = roles();
                case "groups" -> groups = groups();
                case "lastaccess" -> lastaccess = time();
                case "lastcourseaccess" -> lastcourseaccess = time();
                case "customfields" -> customfields = customfields();
                default -> in.skipChildren();
            }
        }
        return new Person(
                id,
                username,
                firstname,
                lastname,
                fullname,
                email,
                idnumber,
                roles,
                groups,
                lastaccess,
                lastcourseaccess,
                customfields);
    }

    private void clear() {
        id = 0;
        username = null;
        firstname = null;
        lastname = null;
        fullname = null;
        email = null;
        idnumber = null;
        roles = List.of();
        groups = List.of();
        lastaccess = null;
        lastcourseaccess = null;
        customfields = Map.of();
    }

    private @Nullable Instant time() throws IOException {
        long seconds = in.getLongValue();
        return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
    }

    private List<Person.Role> roles() throws IOException {
        List<Person.Role> roles = new ArrayList<>(1);
        while (in.nextToken() == JsonToken.START_OBJECT) {
            long roleid = 0;
            String name = null;
            String shortname = null;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                in.nextToken();
                switch (field) {
                    case "roleid" -> roleid = in.getLongValue();
                    case "name" -> name = in.getText();
                    case "shortname" -> shortname = in.getText();
                    default -> in.skipChildren();
                }
            }
            roles.add(new Person.Role(roleid, name, shortname));
        }
        return roles;
    }

    private List<Person.Group> groups() throws IOException {
        List<Person.Group> groups = new ArrayList<>(1);
        while (in.nextToken() == JsonToken.START_OBJECT) {
            long id = 0;
            String name = null;
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                in.nextToken();
                switch (field) {
                    case "id" -> id = in.getLongValue();
                    case "name" -> name = in.getText();
                    default -> in.skipChildren();
                }
            }
            groups.add(new Person.Group(id, name));
        }
        return groups;
    }

    private Map<String, String> customfields() throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        while (in.nextToken() == JsonToken.START_OBJECT) {
            String shortname = "";
            String value = "";
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                in.nextToken();
                switch (field) {
                    case "shortname" -> shortname = in.getText();
                    case "value" -> value = in.getText();
                    default -> in.skipChildren();
                }
            }
            fields.put(shortname, value);
        }
        return fields;
    }
}
