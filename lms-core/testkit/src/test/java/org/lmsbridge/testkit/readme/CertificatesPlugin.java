package org.lmsbridge.testkit.readme;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.schedule.Timetable;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.state.Delivery;

/** A plugin with work of each kind. */
final class CertificatesPlugin implements Plugin {
    final List<String> done = new ArrayList<>();

    @Override
    public PluginType type() {
        return PluginType.LOCAL;
    }

    @Override
    public String component() {
        return "local_certificates";
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of();
    }

    @Override
    public void setUp(PluginContext context) {
        var schedule = context.schedule("moodle.example.org");
        schedule.recurring("sync", Timetable.parse("0 30 2 * * *"), this::sync); // or "15m", or "never"
        schedule.contactChanged("contact", this::syncOne); // bridge.changed(contactId)
        var steps = schedule.deliveries("steps", this::issue); // call-backs
        steps.store("registration:17", "certificate", Optional.of(new ContactId("4711")), "{}");
    }

    private void sync() {
        done.add("sync");
    }

    private void syncOne(ContactId contact) {
        done.add("sync " + contact);
    }

    private void issue(Delivery delivery) {
        done.add("issue " + delivery.subject());
    }
}
