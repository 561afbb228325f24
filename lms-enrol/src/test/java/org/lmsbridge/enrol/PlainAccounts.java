package org.lmsbridge.enrol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lmsbridge.core.event.Events;
import org.lmsbridge.core.event.SignedIn;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeHandler;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plan.PlanWriter;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.spi.AccountProvisioning;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.core.state.SiteState;
import org.lmsbridge.moodle.MoodleClient;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.model.NewUser;
import org.lmsbridge.moodle.model.UserField;

/** The least that may stand in for the auth plugin: every active contact has an account under its id. */
final class PlainAccounts implements Plugin, AccountProvisioning, ChangeHandler {
    private MoodleClient moodle;
    private Links links;
    private SiteState state;
    private Events events;

    @Override
    public PluginType type() {
        return PluginType.AUTH;
    }

    @Override
    public String component() {
        return "auth_plain";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of();
    }

    @Override
    public void setUp(PluginContext context) {
        moodle = context.require(MoodleClient.class);
        state = context.state().site(moodle.moodleSite().name());
        links = state.links();
        events = context.events();
        context.offer(AccountProvisioning.class, this);
        context.handle(this);
    }

    void signIn(String contact) {
        events.publish(new SignedIn(new ContactId(contact), Instant.EPOCH));
    }

    Events events() {
        return events;
    }

    SiteState state() {
        return state;
    }

    /** Gives the user of a contact to the contact under its new id, as a person decides in the auth plugin. */
    void rekey(String from, String to) {
        var link = links.find(LinkKind.ACCOUNT, "", List.of(from)).get(from);
        links.save(List.of(Link.builder().from(link).recordsId(to).build()));
        links.delete(List.of(link));
    }

    /** Links a second contact to the user of another. */
    void alias(String contact, String other) {
        var link = links.find(LinkKind.ACCOUNT, "", List.of(contact)).get(contact);
        links.save(List.of(Link.builder().from(link).recordsId(other).build()));
    }

    @Override
    public List<Decision> decide(List<Contact> contacts, PlanWriter plan) {
        var known = links.find(
                LinkKind.ACCOUNT,
                "",
                contacts.stream().map(contact -> contact.id().value()).toList());
        return contacts.stream().map(contact -> decide(contact, known, plan)).toList();
    }

    @Override
    public void accountGone(ContactId contact, long lmsUserId) {
        links.delete(links.find(LinkKind.ACCOUNT, "", List.of(contact.value())).values());
    }

    private Decision decide(Contact contact, Map<String, Link> known, PlanWriter plan) {
        var id = contact.id();
        if (!contact.active()) {
            return new Refused(id, Finding.info("contact-inactive", "contact:" + id, "the contact is not active"));
        }
        if (known.containsKey(id.value())) {
            return new Existing(id, known.get(id.value()).lmsId().orElseThrow());
        }
        var there = moodle.users().byField(UserField.USERNAME, List.of(id.value()));
        if (!there.isEmpty()) {
            SortedMap<String, String> values =
                    new TreeMap<>(Map.of("id", String.valueOf(there.get(0).id())));
            var owner = plan.claim("account", Map.of(id.value(), "link"));
            var link =
                    new Change(ChangeKind.ACCOUNT_LINK, "contact:" + id, new TreeMap<>(), values, List.of(id.value()));
            return new Planned(id, owner.containsValue("link") ? List.of(link) : List.of());
        }
        SortedMap<String, String> values = new TreeMap<>(Map.of("firstname", contact.firstName()));
        var change =
                new Change(ChangeKind.ACCOUNT_CREATE, "contact:" + id, new TreeMap<>(), values, List.of(id.value()));
        var owner = plan.claim("account", Map.of(id.value(), String.valueOf(System.identityHashCode(change))));
        var first = owner.containsValue(String.valueOf(System.identityHashCode(change)));
        return new Planned(id, first ? List.of(change) : List.of());
    }

    @Override
    public Set<ChangeKind> kinds() {
        return Set.of(ChangeKind.ACCOUNT_CREATE, ChangeKind.ACCOUNT_LINK);
    }

    @Override
    public void recover() {}

    @Override
    public List<ChangeOutcome> apply(String runId, List<Change> changes) {
        changes.stream()
                .filter(change -> change.kind() == ChangeKind.ACCOUNT_LINK)
                .forEach(change -> links.save(List.of(link(change))));
        create(changes.stream()
                .filter(change -> change.kind() == ChangeKind.ACCOUNT_CREATE)
                .toList());
        return changes.stream().map(ChangeOutcome::applied).toList();
    }

    private static Link link(Change change) {
        var id = change.subject().substring("contact:".length());
        return Link.builder()
                .kind(LinkKind.ACCOUNT)
                .recordsId(id)
                .naturalKey(id)
                .lmsId(Long.parseLong(change.value("id")))
                .provenance(Provenance.ADOPTED)
                .build();
    }

    private void create(List<Change> changes) {
        var ids = changes.stream()
                .map(change -> change.subject().substring("contact:".length()))
                .toList();
        var result = moodle.users().create(ids.stream().map(PlainAccounts::user).toList());
        var made = new ArrayList<Link>();
        for (int i = 0; i < ids.size(); i++) {
            made.add(Link.builder()
                    .kind(LinkKind.ACCOUNT)
                    .recordsId(ids.get(i))
                    .naturalKey(ids.get(i))
                    .lmsId(BulkResult.value(result.outcomes().get(i).verdict()).orElseThrow())
                    .provenance(Provenance.CREATED)
                    .build());
        }
        links.save(made);
    }

    private static NewUser user(String id) {
        return NewUser.builder()
                .username(id)
                .auth("ldap")
                .firstname("First")
                .lastname("Last")
                .email(id + "@example.com")
                .build();
    }
}
