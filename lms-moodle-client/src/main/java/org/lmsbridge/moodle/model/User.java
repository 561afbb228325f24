package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * An account as the site shows it; what the token may not see is absent, which is not the same as empty.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableUser.class)
@JsonDeserialize(builder = User.Builder.class)
public interface User {
    /** {@return the account's number} */
    long id();

    /** {@return the username} */
    Optional<String> username();

    /** {@return the authentication method} */
    Optional<String> auth();

    /** {@return the first name} */
    Optional<String> firstname();

    /** {@return the surname} */
    Optional<String> lastname();

    /** {@return the name as the site writes it} */
    Optional<String> fullname();

    /** {@return the email address} */
    Optional<String> email();

    /** {@return the identifier in the student records; Moodle leaves an empty one out} */
    Optional<String> idnumber();

    /** {@return whether the account is shut} */
    Optional<Boolean> suspended();

    /** {@return whether the account is confirmed} */
    Optional<Boolean> confirmed();

    /** {@return when the person was first here; absent for never} */
    Optional<Instant> firstaccess();

    /** {@return when the person was last here; absent for never} */
    Optional<Instant> lastaccess();

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

    /** {@return values of custom profile fields by short name of the field} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonSerialize(using = CustomFields.OfUser.class)
    @JsonDeserialize(using = CustomFields.Reply.class)
    Map<String, String> customfields();

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link User}. */
    class Builder extends ImmutableUser.Builder {
        Builder() {}
    }
}
