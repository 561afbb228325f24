package org.lmsbridge.examples.destination;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.BulkCall;
import org.lmsbridge.moodle.destination.Destination;
import org.lmsbridge.moodle.destination.DestinationBuilder;
import org.lmsbridge.moodle.destination.FieldType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The sub-commands, one for each destination. */
final class Commands {
    private Commands() {}

    @Command(
            name = "create-users",
            description = "Create accounts. Needed: username, firstname, lastname, email, and "
                    + "password or createpassword.")
    static final class CreateUsers extends SendCommand {
        @Override
        DestinationBuilder<Map<String, ?>> destination(MoodleClient client) {
            return Destination.createUsers(client);
        }
    }

    @Command(
            name = "update-users",
            description = "Change accounts. Needed: id, or user.username, user.email or user.idnumber.")
    static final class UpdateUsers extends SendCommand {
        @Override
        DestinationBuilder<Map<String, ?>> destination(MoodleClient client) {
            return Destination.updateUsers(client);
        }
    }

    @Command(
            name = "enrol-users",
            description = "Enrol people. Needed: userid or a look-up of the user, courseid or a look-up of the course.")
    static final class EnrolUsers extends SendCommand {
        @Option(
                names = "--role",
                paramLabel = "ROLE",
                description = "student, teacher, editingteacher, manager as on a stock site, or a number. "
                        + "Default: student.")
        private String role = "student";

        @Override
        DestinationBuilder<Map<String, ?>> destination(MoodleClient client) {
            var number = switch (role.toLowerCase(Locale.ROOT)) {
                case "student" -> "5";
                case "teacher" -> "4";
                case "editingteacher" -> "3";
                case "manager" -> "1";
                default -> role;
            };
            return Destination.enrolUsers(client).defaultTo("roleid", number);
        }
    }

    @Command(
            name = "unenrol-users",
            description = "Remove enrolments, and grades, groups and roles in the course with them. Asks first. "
                    + "Needed: as for enrol-users.")
    static final class UnenrolUsers extends SendCommand {
        @Option(names = "--yes", description = "Do not ask; needed where nobody sits in front of a terminal.")
        private boolean yes;

        @Override
        DestinationBuilder<Map<String, ?>> destination(MoodleClient client) {
            return Destination.unenrolUsers(client);
        }

        @Override
        boolean confirmed() {
            return yes || asked("Type yes to remove the enrolments: ");
        }
    }

    @Command(
            name = "create-courses",
            description = "Create courses. Needed: fullname, shortname, and categoryid, category.idnumber or "
                    + "category.path.")
    static final class CreateCourses extends SendCommand {
        @Override
        DestinationBuilder<Map<String, ?>> destination(MoodleClient client) {
            return Destination.createCourses(client);
        }
    }

    @Command(name = "manual", description = "Call any function that writes. Each row is the parameters of a call.")
    static final class Manual extends SendCommand {
        @Parameters(paramLabel = "FUNCTION", description = "The web service function.")
        private String function = "";

        @Option(names = "--list", paramLabel = "NAME", description = "The list parameter that takes the rows.")
        private @Nullable String list;

        @Option(
                names = "--all-or-nothing",
                description = "The function undoes everything when one row is bad, so that many may travel in a call.")
        private boolean allOrNothing;

        @Option(names = "--repeatable", description = "The same call twice does no harm.")
        private boolean repeatable;

        @Option(
                names = "--type",
                paramLabel = "FIELD=TYPE",
                description = "What a field holds: ${COMPLETION-CANDIDATES}. Default: sent as it is.")
        private Map<String, FieldType> types = new LinkedHashMap<>();

        @Override
        DestinationBuilder<Map<String, ?>> destination(MoodleClient client) {
            var builder = Destination.manual(
                    client, new BulkCall(function, Optional.ofNullable(list), allOrNothing, repeatable));
            types.forEach(builder::type);
            return builder;
        }
    }
}
