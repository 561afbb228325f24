package org.lmsbridge.examples.training.portal;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import org.lmsbridge.auth.AuthPlugin;
import org.lmsbridge.auth.hash.HashedCredentials;
import org.lmsbridge.auth.signin.SignIn;
import org.lmsbridge.auth.signin.SignInStatus;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.spi.ContactKey;
import org.lmsbridge.core.spi.CredentialVerdict;
import org.lmsbridge.examples.training.moodle.Host;
import org.lmsbridge.examples.training.records.Person;
import org.lmsbridge.examples.training.records.ProviderRecords;
import org.lmsbridge.examples.training.records.Students;
import org.lmsbridge.examples.training.web.FormTokens;

/** Who is at the other end of a session. */
public final class SignInDesk {
    private static final String CONTACT = "contact";

    private final Host host;
    private final Students students;
    private final ProviderRecords records;
    private final HashedCredentials verifier;

    /** A desk. */
    public SignInDesk(Host host, Students students, ProviderRecords records, HashedCredentials verifier) {
        this.host = host;
        this.students = students;
        this.records = records;
        this.verifier = verifier;
    }

    /** The person who signed in, if one did and is still active. */
    public Optional<Person> person(Context context) {
        return Optional.ofNullable(context.<String>sessionAttribute(CONTACT))
                .flatMap(id -> students.find(new ContactId(id)));
    }

    /** Checks a password through the bridge, which limits attempts; without its auth plugin, against the records alone. */
    SignInStatus signIn(Context context, String email, char[] password) {
        var signIn = check(context, email, password);
        if (signIn.status() == SignInStatus.ACCEPTED) {
            signIn.contact().ifPresent(contact -> enter(context, contact));
        }
        return signIn.status();
    }

    /** Whether this is the person's password. */
    boolean knows(ContactId contact, char[] password) {
        return verifier.verify(Optional.of(contact), password) == CredentialVerdict.ACCEPTED;
    }

    void enter(Context context, ContactId contact) {
        FormTokens.renew(context);
        context.sessionAttribute(CONTACT, contact.value());
    }

    void leave(Context context) {
        var session = context.req().getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    private SignIn check(Context context, String email, char[] password) {
        var plugin = host.running().active(AuthPlugin.class);
        if (plugin.isPresent()) {
            return plugin.get().authenticate(email, password, address(context));
        }
        var contact = records.having(ContactKey.EMAIL, email.strip().toLowerCase(Locale.ROOT)).stream()
                .filter(Contact::active)
                .map(Contact::id)
                .findFirst();
        var accepted = verifier.verify(contact, password) == CredentialVerdict.ACCEPTED;
        return accepted
                ? new SignIn(SignInStatus.ACCEPTED, contact, Optional.empty())
                : SignIn.of(SignInStatus.WRONG_CREDENTIALS);
    }

    private static InetAddress address(Context context) {
        try {
            return InetAddress.getByName(context.req().getRemoteAddr());
        } catch (UnknownHostException e) {
            return InetAddress.getLoopbackAddress();
        }
    }
}
