package org.lmsbridge.sandbox.internal.function;

import java.util.regex.Pattern;
import org.lmsbridge.sandbox.internal.MoodleFailure;
import org.lmsbridge.sandbox.internal.declared.Parameters;
import org.lmsbridge.sandbox.internal.declared.Text;
import org.lmsbridge.sandbox.internal.site.Outbox;
import org.lmsbridge.sandbox.internal.site.Site;

/**
 * One call of a function, its parameters checked.
 *
 * @param site the site
 * @param caller who calls
 * @param parameters what was sent
 * @param outbox the mails that the call causes
 * @param raw whether names are wanted as stored, not as shown
 */
public record Call(Site site, Caller caller, Parameters parameters, Outbox outbox, boolean raw) {

    private static final Pattern BARE_AMPERSAND = Pattern.compile("&(?![a-zA-Z0-9#]{1,8};)");

    /**
     * A name as it is shown: tags removed, bare ampersands and what is left of angle brackets escaped.
     *
     * @param stored the name as it is stored
     * @return the name to answer
     */
    String shown(String stored) {
        if (raw) {
            return stored;
        }
        String escaped = BARE_AMPERSAND.matcher(stored).replaceAll("&amp;");
        return Text.withoutTags(escaped).replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * Asks for a capability.
     *
     * @param capability such as {@code moodle/course:update}
     * @throws MoodleFailure if the token's user lacks it
     */
    void require(String capability) {
        if (!site.may(capability)) {
            throw MoodleFailure.noPermission(CapabilityNames.of(capability));
        }
    }
}
