package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;
import org.lmsbridge.moodle.Secret;

/**
 * Changes of an account; {@code core_user_update_users}. Only what is present is sent.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableUserUpdate.class)
@JsonDeserialize(builder = UserUpdate.Builder.class)
public interface UserUpdate {
    /** {@return the account's number} */
    long id();

    /** {@return the new username} */
    Optional<String> username();

    /** {@return the new password; such a change travels in a call of its own} */
    Optional<Secret> password();

    /** {@return the new authentication method} */
    Optional<String> auth();

    /** {@return whether the account is shut; {@code true} ends its sessions} */
    Optional<Boolean> suspended();

    /** {@return the new first name} */
    Optional<String> firstname();

    /** {@return the new surname} */
    Optional<String> lastname();

    /** {@return the new email address} */
    Optional<String> email();

    /** {@return the new identifier in the student records; an empty text removes it} */
    Optional<String> idnumber();

    /** {@return the town or city} */
    Optional<String> city();

    /** {@return the country, two upper-case letters of ISO 3166} */
    Optional<String> country();

    /** {@return the language pack, such as {@code en}} */
    Optional<String> lang();

    /** {@return the time zone, such as {@code Australia/Perth}; {@code 99} is the time zone of the site} */
    Optional<String> timezone();

    /** {@return what the profile says about the person, HTML} */
    Optional<String> description();

    /** {@return the institution} */
    Optional<String> institution();

    /** {@return the department} */
    Optional<String> department();

    /** {@return the first telephone number} */
    Optional<String> phone1();

    /** {@return the mobile telephone number} */
    Optional<String> phone2();

    /** {@return the street address} */
    Optional<String> address();

    /** {@return the first name as spoken} */
    Optional<String> firstnamephonetic();

    /** {@return the surname as spoken} */
    Optional<String> lastnamephonetic();

    /** {@return the middle name} */
    Optional<String> middlename();

    /** {@return another name that the person goes by} */
    Optional<String> alternatename();

    /** {@return who may see the address: 0 nobody, 1 everybody, 2 members of the same courses} */
    Optional<Integer> maildisplay();

    /** {@return the format of mails: 0 plain text, 1 HTML} */
    Optional<Integer> mailformat();

    /** {@return interests, parted by commas} */
    Optional<String> interests();

    /** {@return the calendar, such as {@code gregorian}} */
    Optional<String> calendartype();

    /** {@return the theme, where the site lets people choose one} */
    Optional<String> theme();

    /** {@return values of custom profile fields by short name of the field} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSerialize(using = CustomFields.OfUser.class)
    Map<String, String> customfields();

    /** {@return preferences by name; {@code auth_forcepasswordchange} with value 1 asks for a new password} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSerialize(using = CustomFields.OfUser.class)
    Map<String, String> preferences();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link UserUpdate}. */
    class Builder extends ImmutableUserUpdate.Builder {
        Builder() {}
    }
}
