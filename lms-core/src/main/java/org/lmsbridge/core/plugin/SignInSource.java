package org.lmsbridge.core.plugin;

import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.core.spi.RecordsUnavailableException;

/**
 * A way to sign in, which an auth plugin adds with {@link PluginContext#contribute}. All that were added are asked in the
 * order of the plugins. Whoever is accepted by one is let in; a source that does not know a name, or takes the password
 * for wrong, leaves it to the next. A name belongs to the contact under which the first source knows it: a later source
 * that knows it as another contact is asked as if it did not know it.
 *
 * <p>Called from many threads at once, and within bounded time: one that takes too long is interrupted. Attempts are
 * limited before it is asked. What it throws is taken for "cannot answer", and never for a wrong password.
 */
public interface SignInSource {
    /** {@return the component name of the plugin; no other source has it} */
    String component();

    /**
     * Finds whose a name is.
     *
     * @param username the name, in lower case and without spaces around it; may hold anything
     * @return whose it is, active or not; empty if this source does not know the name
     * @throws RecordsUnavailableException if it cannot answer
     */
    Optional<SignInName> find(String username);

    /**
     * Checks one password. Nobody may learn from the time it takes whether this source knows the name: for nobody, do
     * the same work as for a wrong password.
     *
     * @param who whose password it should be, as {@link #find} gave it; empty for nobody
     * @param password what was typed; never empty. Not to be kept: the caller overwrites it afterwards
     * @return the verdict; {@link CredentialVerdict#REJECTED} for nobody
     * @throws RecordsUnavailableException if it cannot answer
     */
    CredentialVerdict verify(Optional<SignInName> who, char[] password);

    /**
     * Lists everybody who may sign in, a part at a time. Sites suspend the accounts of those who are missing from the
     * listing, so one that cannot be read to the end has to fail.
     *
     * @param after where to go on, as the part before said; empty for the first part
     * @param limit how many people at most; 1 to 1,000
     * @return a part of the listing
     * @throws RecordsUnavailableException if it cannot answer in full
     */
    Listed list(Optional<String> after, int limit);

    /**
     * A part of a listing. Immutable.
     *
     * @param people active contacts, no name twice over all parts; may be none although more follow
     * @param next where the listing goes on; empty at its end
     */
    record Listed(List<SignInName> people, Optional<String> next) {
        public Listed {
            people = List.copyOf(people);
        }
    }
}
