package org.lmsbridge.auth.ldap;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.lmsbridge.auth.account.ProfileValues;
import org.lmsbridge.auth.profile.FieldLock;
import org.lmsbridge.auth.profile.MoodleField;
import org.lmsbridge.auth.profile.ProfileRules;

/**
 * What the administrator of a stock Moodle enters under <i>Site administration &gt; Plugins &gt; Authentication &gt;
 * LDAP server</i>, so that it asks the endpoint. Immutable; holds no password.
 */
public final class MoodleLdapSettings {
    /** Stands where the administrator enters the password. */
    public static final String BIND_PASSWORD = "(the value of ldapBindPassword)";

    private static final String COMPONENT = "auth_ldap";

    private final Map<String, String> values;

    private MoodleLdapSettings(Map<String, String> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Works them out.
     *
     * @param config how the endpoint listens
     * @param port the port on which it does
     * @param profile the locks of profile fields
     * @param customFields short names of the custom profile fields that the records deliver
     * @param passwordChangeUrl where people choose another password
     * @return the settings
     */
    public static MoodleLdapSettings of(
            LdapConfig config,
            int port,
            ProfileRules profile,
            SortedSet<String> customFields,
            Optional<URI> passwordChangeUrl) {
        var values = new LinkedHashMap<String, String>();
        var scheme = config.security() == LdapSecurity.LDAPS ? "ldaps" : "ldap";
        values.put("host_url", scheme + "://" + config.address().getHostAddress() + ":" + port);
        values.put("ldap_version", "3");
        values.put("start_tls", config.security() == LdapSecurity.START_TLS ? "1" : "0");
        values.put("ldapencoding", "utf-8");
        values.put("pagesize", "250");
        values.put("preventpassindb", "1");
        values.put("bind_dn", config.bindDn());
        values.put("bind_pw", BIND_PASSWORD);
        values.put("user_type", "rfc2307");
        values.put("contexts", config.baseDn());
        values.put("search_sub", "0");
        values.put("opt_deref", "0");
        values.put("user_attribute", "uid");
        values.put("suspended_attribute", "");
        values.put("objectclass", "(objectClass=inetOrgPerson)");
        values.put("forcechangepassword", "0");
        values.put("stdchangepassword", "0");
        values.put("changepasswordurl", passwordChangeUrl.map(URI::toString).orElse(""));
        values.put("expiration", passwordChangeUrl.isPresent() ? "1" : "0");
        values.put("expireattr", passwordChangeUrl.isPresent() ? "shadowExpire" : "");
        values.put("expiration_warning", "0");
        values.put("gracelogins", "0");
        values.put("auth_user_create", "0");
        values.put("removeuser", "1");
        values.put("sync_suspended", "0");
        for (var field : MoodleField.values()) {
            if (field.current()) {
                put(values, field.moodleName(), field.attribute(), profile.of(field.moodleName()));
            }
        }
        for (var custom : customFields) {
            put(values, ProfileValues.CUSTOM + custom, "lmsField-" + custom, profile.custom());
        }
        return new MoodleLdapSettings(values);
    }

    /** Moodle writes an empty value at every sign-in too, so what people may fill in themselves comes once only. */
    private static void put(Map<String, String> values, String field, String attribute, FieldLock lock) {
        values.put("field_map_" + field, attribute.toLowerCase(java.util.Locale.ROOT));
        values.put("field_updatelocal_" + field, lock == FieldLock.LOCKED ? "onlogin" : "oncreate");
        values.put("field_updateremote_" + field, "0");
        values.put("field_lock_" + field, lock.moodleName());
    }

    /** {@return the values, by Moodle's name of the setting; in the order of Moodle's page} */
    public Map<String, String> values() {
        return values;
    }

    /** {@return a table of names and values} */
    public String asTable() {
        var table = new StringBuilder("| setting | value |\n| --- | --- |\n");
        values.forEach((name, value) ->
                table.append("| `").append(name).append("` | ").append(value).append(" |\n"));
        return table.toString();
    }

    /** {@return commands for the directory of the site's code, for those who would rather not type} */
    public String asCommands() {
        var commands = new StringBuilder();
        values.forEach((name, value) -> commands.append("php admin/cli/cfg.php --component=")
                .append(COMPONENT)
                .append(" --name=")
                .append(name)
                .append(" --set='")
                .append(value.replace("'", "'\\''"))
                .append("'\n"));
        return commands.toString();
    }

    /** {@return the table} */
    @Override
    public String toString() {
        return asTable();
    }
}
