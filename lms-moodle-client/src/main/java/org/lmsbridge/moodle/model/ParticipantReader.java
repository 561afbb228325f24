package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads participants token by token. Theirs is the one answer with as many records as a course has people, and Jackson's
 * way through builders by reflection allocates twice as much as the values themselves.
 */
final class ParticipantReader extends StdDeserializer<Participant> {
    private static final long serialVersionUID = 1;
    private static final long ABSENT = -1;
    private static final Optional<String> UNNAMED = Optional.of("");

    ParticipantReader() {
        super(Participant.class);
    }

    @Override
    public Participant deserialize(JsonParser in, DeserializationContext context) throws IOException {
        enter(in, context, Participant.class);
        Participant.Builder person = builder(context);
        for (String field = next(in); field != null; field = next(in)) {
            switch (field) {
                case "id" -> person.id(_parseLongPrimitive(in, context));
                case "username" -> person.username(text(in, context));
                case "firstname" -> person.firstname(text(in, context));
                case "lastname" -> person.lastname(text(in, context));
                case "fullname" -> person.fullname(text(in, context));
                case "email" -> person.email(text(in, context));
                case "idnumber" -> person.idnumber(text(in, context));
                case "roles" -> roles(person, in, context);
                case "groups" -> groups(person, in, context);
                case "firstaccess" -> time(in, person::firstaccess);
                case "lastaccess" -> time(in, person::lastaccess);
                case "lastcourseaccess" -> time(in, person::lastcourseaccess);
                case "customfields" -> person.customfields(new CustomFields.Reply().deserialize(in, context));
                default -> in.skipChildren();
            }
        }
        try {
            return person.build();
        } catch (IllegalStateException e) {
            throw context.instantiationException(Participant.class, e);
        }
    }

    /** One builder serves a whole answer; its lists are a large part of what a participant would cost otherwise. */
    private static Participant.Builder builder(DeserializationContext context) {
        if (context.getAttribute(ParticipantReader.class) instanceof Participant.Builder kept) {
            return kept.clear();
        }
        Participant.Builder fresh = Participant.builder();
        context.setAttribute(ParticipantReader.class, fresh);
        return fresh;
    }

    private void roles(Participant.Builder person, JsonParser in, DeserializationContext context) throws IOException {
        enterList(in, context);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            person.addRoles(role(in, context));
        }
    }

    private CourseRole role(JsonParser in, DeserializationContext context) throws IOException {
        enter(in, context, CourseRole.class);
        long roleid = ABSENT;
        Optional<String> name = Optional.empty();
        String shortname = null;
        for (String field = next(in); field != null; field = next(in)) {
            switch (field) {
                case "roleid" -> roleid = _parseLongPrimitive(in, context);
                case "name" -> name = roleName(text(in, context));
                case "shortname" -> shortname = text(in, context);
                default -> in.skipChildren();
            }
        }
        if (roleid == ABSENT || shortname == null) {
            return context.reportInputMismatch(CourseRole.class, "a role without roleid or shortname");
        }
        return ImmutableCourseRole.of(roleid, name, shortname);
    }

    /** Few courses have names of their own for roles. */
    private static Optional<String> roleName(String name) {
        return name.isEmpty() ? UNNAMED : Optional.of(name);
    }

    private void groups(Participant.Builder person, JsonParser in, DeserializationContext context) throws IOException {
        enterList(in, context);
        while (in.nextToken() != JsonToken.END_ARRAY) {
            person.addGroups(group(in, context));
        }
    }

    private ParticipantGroup group(JsonParser in, DeserializationContext context) throws IOException {
        enter(in, context, ParticipantGroup.class);
        long id = ABSENT;
        String name = null;
        for (String field = next(in); field != null; field = next(in)) {
            switch (field) {
                case "id" -> id = _parseLongPrimitive(in, context);
                case "name" -> name = text(in, context);
                default -> in.skipChildren();
            }
        }
        if (id == ABSENT || name == null) {
            return context.reportInputMismatch(ParticipantGroup.class, "a group without id or name");
        }
        return ImmutableParticipantGroup.of(id, name);
    }

    private static void enter(JsonParser in, DeserializationContext context, Class<?> type) throws IOException {
        if (!in.isExpectedStartObjectToken()) {
            context.handleUnexpectedToken(type, in);
        }
    }

    private static void enterList(JsonParser in, DeserializationContext context) throws IOException {
        if (!in.isExpectedStartArrayToken()) {
            context.handleUnexpectedToken(Iterable.class, in);
        }
    }

    /** Goes to the value of the next field that has one; a null is as good as none. */
    private static @Nullable String next(JsonParser in) throws IOException {
        String field = in.nextFieldName();
        while (field != null && in.nextToken() == JsonToken.VALUE_NULL) {
            field = in.nextFieldName();
        }
        return field;
    }

    private String text(JsonParser in, DeserializationContext context) throws IOException {
        return _parseString(in, context, this);
    }

    /** Moodle says 0 for never. */
    private static void time(JsonParser in, Consumer<Instant> taker) throws IOException {
        long seconds = in.getValueAsLong();
        if (seconds != 0) {
            taker.accept(Instant.ofEpochSecond(seconds));
        }
    }
}
