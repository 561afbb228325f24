package org.lmsbridge.auth.ldap.internal;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lmsbridge.auth.account.AccountRules;
import org.lmsbridge.auth.account.Candidate;
import org.lmsbridge.auth.account.ProfileValues;
import org.lmsbridge.auth.profile.MoodleField;
import org.lmsbridge.core.plugin.SignInName;

/** Writes what is known of people as entries. Stateless. */
final class Entries {
    /** The attribute that custom profile fields are carried by, before their short name. */
    static final String CUSTOM = "lmsField-";

    /** Days since 1970 after which the password is to be changed, as in RFC 2307. */
    static final String EXPIRE = "shadowExpire";

    private static final String NOTHING = "1.1";
    private static final String EVERYTHING = "*";
    private static final String LONG_AGO = "1";

    private final DN base;
    private final AccountRules rules;

    Entries(DN base, AccountRules rules) {
        this.base = base;
        this.rules = rules;
    }

    DN nameOf(SignInName person) {
        return new DN(new RDN(Query.UID, person.username()), base);
    }

    Entry of(SignInName person, boolean mustChangePassword) {
        var contact = person.contact();
        var attributes = new ArrayList<Attribute>();
        attributes.add(new Attribute(Query.OBJECT_CLASS, "top", "person", "organizationalPerson", "inetOrgPerson"));
        attributes.add(new Attribute(Query.UID, person.username()));
        attributes.add(new Attribute(
                "cn", contact.firstName().strip() + " " + contact.lastName().strip()));
        add(attributes, MoodleField.FIRST_NAME, Optional.of(contact.firstName()));
        add(attributes, MoodleField.LAST_NAME, Optional.of(contact.lastName()));
        var candidate = Candidate.of(contact, rules);
        add(attributes, MoodleField.EMAIL, candidate.email());
        add(attributes, MoodleField.ID_NUMBER, Optional.of(candidate.idnumber()));
        ProfileValues.of(contact).values().forEach((name, value) -> attributes.add(profile(name, value)));
        if (mustChangePassword) {
            attributes.add(new Attribute(EXPIRE, LONG_AGO));
        }
        return new Entry(nameOf(person), attributes);
    }

    Entry ofBase() {
        return new Entry(
                base,
                new Attribute(Query.OBJECT_CLASS, "top", "organizationalUnit"),
                new Attribute(
                        base.getRDN().getAttributeNames()[0], base.getRDN().getAttributeValues()[0]));
    }

    Entry ofRoot(boolean startTls) {
        var attributes = new ArrayList<>(List.of(
                new Attribute(Query.OBJECT_CLASS, "top"),
                new Attribute("namingContexts", base.toString()),
                new Attribute("supportedLDAPVersion", "3"),
                new Attribute("supportedControl", SimplePagedResultsControl.PAGED_RESULTS_OID)));
        if (startTls) {
            attributes.add(new Attribute("supportedExtension", StartTLSExtendedRequest.STARTTLS_REQUEST_OID));
        }
        return new Entry(DN.NULL_DN, attributes);
    }

    /** Leaves what was asked for, by names in any case; PHP asks for an empty name among them. */
    static Entry reduced(Entry entry, List<String> asked, boolean typesOnly) {
        var names = new HashSet<String>();
        asked.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        var everything = names.isEmpty() || names.contains(EVERYTHING);
        var kept = new ArrayList<Attribute>();
        for (var attribute : entry.getAttributes()) {
            if (everything || names.contains(attribute.getName().toLowerCase(Locale.ROOT))) {
                kept.add(typesOnly ? new Attribute(attribute.getName()) : attribute);
            }
        }
        return new Entry(entry.getDN(), names.contains(NOTHING) && names.size() == 1 ? List.of() : kept);
    }

    private static Attribute profile(String name, String value) {
        var attribute = name.startsWith(ProfileValues.CUSTOM)
                ? CUSTOM + name.substring(ProfileValues.CUSTOM.length())
                : MoodleField.named(name).map(MoodleField::attribute).orElse(name);
        return new Attribute(attribute, value);
    }

    private static void add(List<Attribute> attributes, MoodleField field, Optional<String> value) {
        value.map(String::strip)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> attributes.add(new Attribute(field.attribute(), text)));
    }
}
