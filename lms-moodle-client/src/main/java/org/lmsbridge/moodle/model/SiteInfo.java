package org.lmsbridge.moodle.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What the site tells about itself and about the account behind the token; {@code core_webservice_get_site_info}.
 */
@Value.Immutable
@JsonSerialize(as = ImmutableSiteInfo.class)
@JsonDeserialize(builder = SiteInfo.Builder.class)
public interface SiteInfo {
    /** {@return the name of the site} */
    String sitename();

    /** {@return the address that the site gives itself} */
    String siteurl();

    /** {@return the username behind the token} */
    String username();

    /** {@return the account behind the token} */
    long userid();

    /** {@return the release in words, such as {@code 4.4 (Build: 20240422)}} */
    Optional<String> release();

    /** {@return the version, such as {@code 2024042200}} */
    Optional<String> version();

    /** {@return the language of the account} */
    Optional<String> lang();

    /** {@return the functions of the token} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<SiteFunction> functions();

    /** {@return optional parts and whether they are on} */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    List<AdvancedFeature> advancedfeatures();

    /** {@return whether the account administers the site} */
    Optional<Boolean> userissiteadmin();

    /** {@return the largest file in bytes; -1 for no limit} */
    Optional<Long> usermaxuploadfilesize();

    /**
     * Tells whether the token may call a function.
     *
     * @param function the function's name
     * @return whether it is among {@link #functions()}
     */
    default boolean offers(String function) {
        return functions().stream().anyMatch(offered -> offered.name().equals(function));
    }

    /** {@return a builder without values} */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a {@link SiteInfo}. */
    class Builder extends ImmutableSiteInfo.Builder {
        Builder() {}
    }
}
