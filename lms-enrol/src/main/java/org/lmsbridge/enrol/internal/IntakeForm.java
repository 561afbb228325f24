package org.lmsbridge.enrol.internal;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lmsbridge.core.spi.RegistrationIntake;
import org.lmsbridge.moodle.model.Participant;
import org.lmsbridge.moodle.model.User;

/**
 * How enrolments of the site are written for the records.
 *
 * @param formId the form
 * @param processPathId the process path
 * @param processStepId the step on it
 * @param fieldIds by {@code firstname}, {@code lastname}, {@code username}, {@code email} and {@code phone}: the id of the
 *     field
 */
public record IntakeForm(
        Optional<String> formId,
        Optional<String> processPathId,
        Optional<String> processStepId,
        Map<String, String> fieldIds) {
    /** Copies the ids. */
    public IntakeForm {
        fieldIds = Map.copyOf(fieldIds);
    }

    boolean wantsPhone() {
        return fieldIds.containsKey("phone");
    }

    RegistrationIntake.Form of(Participant person, Optional<User> account) {
        var fields = new TreeMap<String, String>();
        put(fields, "firstname", person.firstname());
        put(fields, "lastname", person.lastname());
        put(fields, "username", person.username());
        put(fields, "email", person.email());
        put(fields, "phone", account.flatMap(User::phone1));
        return new RegistrationIntake.Form(formId, processPathId, processStepId, fields);
    }

    private void put(Map<String, String> fields, String name, Optional<String> value) {
        var id = fieldIds.get(name);
        if (id != null) {
            value.ifPresent(text -> fields.put(id, text));
        }
    }
}
