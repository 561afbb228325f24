package org.lmsbridge.examples.benchmark.sidebyside;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lmsbridge.core.records.ProfileField;
import org.lmsbridge.examples.benchmark.enrol.MadeUpRecords;

/** Records as form variables, with the same fields as the library sends. */
record Forms(MadeUpRecords records) {
    private static final String STUDENT = "5";

    LinkedHashMap<String, String> lookUpCourse(int date) {
        return new LinkedHashMap<>(Map.of(
                "field", "idnumber", "value", records.courseDate(date).id().value()));
    }

    LinkedHashMap<String, String> course(int date, int place) {
        var course = records.courseDate(date);
        var form = new LinkedHashMap<String, String>();
        var record = "courses[" + place + "]";
        form.put(record + "[fullname]", "Provide first aid " + course.id().value());
        form.put(record + "[shortname]", course.id().value());
        form.put(record + "[categoryid]", "1");
        form.put(record + "[idnumber]", course.id().value());
        form.put(record + "[visible]", "1");
        form.put(
                record + "[startdate]",
                String.valueOf(Optional.ofNullable(course.start())
                        .orElseThrow()
                        .atZone(ZoneId.of("Australia/Brisbane"))
                        .toEpochSecond()));
        return form;
    }

    LinkedHashMap<String, String> lookUpUser(String field, int contact) {
        var form = new LinkedHashMap<>(Map.of("field", field));
        addValue(form, field, contact, 0);
        return form;
    }

    void addValue(Map<String, String> form, String field, int contact, int place) {
        form.put(
                "values[" + place + "]",
                field.equals("idnumber") ? records.contact(contact).id().value() : records.email(contact));
    }

    LinkedHashMap<String, String> user(int number, int place) {
        var contact = records.contact(number);
        var form = new LinkedHashMap<String, String>();
        var record = "users[" + place + "]";
        form.put(record + "[username]", records.email(number));
        form.put(record + "[auth]", "ldap");
        form.put(record + "[firstname]", contact.firstName());
        form.put(record + "[lastname]", contact.lastName());
        form.put(record + "[email]", records.email(number));
        form.put(record + "[idnumber]", contact.id().value());
        form.put(record + "[city]", contact.profile().get(ProfileField.CITY));
        return form;
    }

    static LinkedHashMap<String, String> enrolment(long user, long course, int place) {
        var form = new LinkedHashMap<String, String>();
        var record = "enrolments[" + place + "]";
        form.put(record + "[roleid]", STUDENT);
        form.put(record + "[userid]", String.valueOf(user));
        form.put(record + "[courseid]", String.valueOf(course));
        form.put(record + "[timestart]", "0");
        form.put(record + "[timeend]", "0");
        form.put(record + "[suspend]", "0");
        return form;
    }
}
