package org.lmsbridge.auth.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.lmsbridge.auth.account.Candidate;
import org.lmsbridge.auth.account.Desired;
import org.lmsbridge.auth.account.ProfileValues;
import org.lmsbridge.auth.finding.AuthFinding;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.setting.Setting;

/**
 * The profile fields, beside names and address, that a site requires and that are locked. Moodle sends whoever has one of
 * them empty to the profile form, where a locked field cannot be filled: such a person would get no further. Immutable.
 *
 * @param names Moodle's names, custom fields with {@link ProfileValues#CUSTOM}
 */
public record RequiredFields(Set<String> names) {
    /** The setting that names what the site requires. */
    public static final Setting<Optional<String>> REQUIRED = Setting.ofOptionalString(
            "requiredFields",
            "The profile fields that Moodle requires beside names and address, separated by commas; custom ones as"
                    + " `profile_field_` and the short name. A contact without a value for one that is locked gets no"
                    + " account.");

    private static final Pattern CUSTOM = Pattern.compile(ProfileValues.CUSTOM + "[a-zA-Z0-9_-]+");

    public RequiredFields {
        names = Set.copyOf(names);
    }

    /**
     * Reads which of the required fields are locked.
     *
     * @param required what the setting says
     * @param locks whose each field is
     * @return those that only the records can fill
     */
    public static RequiredFields of(Optional<String> required, ProfileRules locks) {
        var locked = new TreeSet<>(split(required));
        locked.removeIf(name -> locks.of(name) != FieldLock.LOCKED);
        return new RequiredFields(locked);
    }

    /**
     * Looks for names that are no profile fields.
     *
     * @param required what the setting says
     * @return a sentence for each
     */
    public static List<String> faults(Optional<String> required) {
        return split(required).stream()
                .filter(name -> !CUSTOM.matcher(name).matches()
                        && MoodleField.named(name).filter(MoodleField::current).isEmpty())
                .map(name -> "auth_records.requiredFields: " + name
                        + " is no profile field; allowed: Moodle's names such as city, or profile_field_ and a short"
                        + " name")
                .toList();
    }

    private static List<String> split(Optional<String> required) {
        return required.stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /**
     * Says what keeps a contact from being given an account that it could not use.
     *
     * @param candidate the contact
     * @return the first field that is empty, in order of names; empty if there is none
     */
    public Optional<Finding> refusal(Candidate candidate) {
        var values = Desired.of(candidate, false).values();
        return new TreeSet<>(names)
                .stream()
                        .filter(name -> values.getOrDefault(name, "").isBlank())
                        .findFirst()
                        .map(name -> AuthFinding.REQUIRED_FIELD_EMPTY.about(candidate.id(), name));
    }

    /** {@return a warning for each of the fields: who lacks it is refused} */
    public List<Finding> warnings() {
        return new TreeSet<>(names)
                .stream()
                        .map(name -> Finding.warning(
                                "required-field-locked",
                                "setting:auth_records." + lock(name),
                                "Moodle requires the field " + name
                                        + ", which is locked: contacts without a value for it get no account",
                                "Make sure that the records have it for everybody, or set the lock to"
                                        + " unlocked-if-empty, so that people can fill it in themselves."))
                        .toList();
    }

    private static String lock(String name) {
        return MoodleField.named(name)
                .map(field -> ProfileSettings.lockOf(field).name())
                .orElse(ProfileSettings.CUSTOM.name());
    }
}
