package org.lmsbridge.examples.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.lmsbridge.core.event.AccountLinked;
import org.lmsbridge.core.plugin.Plugin;
import org.lmsbridge.core.plugin.PluginContext;
import org.lmsbridge.core.plugin.PluginType;
import org.lmsbridge.core.plugin.Upgrade;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.report.PluginLog;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.core.state.SavedSettings;

/**
 * Adds a line to a CSV file whenever a contact is given an account, for a front desk that prints welcome letters. Events
 * are hints: after a kill a line may be missing, so this is for what is nice to have.
 */
public final class NewAccountsPlugin implements Plugin {
    static final String COMPONENT = "local_newaccounts";

    /** The file. */
    public static final Setting<String> FILE =
            Setting.ofMandatoryString("file", "The CSV file that new accounts are added to.");

    /** Whether accounts that were there already are listed too. */
    public static final Setting<Boolean> ADOPTED_TOO = Setting.ofBoolean(
            "adoptedToo", false, "Whether accounts that Moodle had already, and that were linked, are listed too.");

    private static final String OLD_NAME_OF_FILE = "path";

    @Override
    public PluginType type() {
        return PluginType.LOCAL;
    }

    @Override
    public String component() {
        return COMPONENT;
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(FILE, ADOPTED_TOO);
    }

    /** Off until somebody switches it on: it writes a file, and cannot guess where. */
    @Override
    public boolean enabledByDefault() {
        return false;
    }

    @Override
    public long version() {
        return 2026112100;
    }

    /** Before this version the setting {@code file} was called {@code path}. */
    @Override
    public void upgrade(Upgrade upgrade) {
        var saved = upgrade.saved();
        saved.find(COMPONENT, OLD_NAME_OF_FILE).ifPresent(old -> {
            saved.save(List.of(new SavedSettings.Value(COMPONENT, FILE.name(), old.value(), false)), old.who());
            saved.remove(COMPONENT, OLD_NAME_OF_FILE);
        });
    }

    @Override
    public List<String> check(Settings settings) {
        var directory = Path.of(settings.get(FILE)).toAbsolutePath().getParent();
        return directory == null || Files.isDirectory(directory)
                ? List.of()
                : List.of("%s.file lies in %s, which is no directory: make it, or name another file"
                        .formatted(COMPONENT, directory));
    }

    @Override
    public void setUp(PluginContext context) {
        var settings = context.settings();
        var desk = new FrontDesk(
                Path.of(settings.get(FILE)), context.require(Contacts.class), context.log(), context.clock());
        var adoptedToo = settings.get(ADOPTED_TOO);
        context.events().subscribe(AccountLinked.class, event -> {
            if (event.provenance() == Provenance.CREATED || adoptedToo) {
                desk.add(event);
            }
        });
    }

    /** Who keeps the file. Listeners are called one event at a time, so it needs no lock. */
    private record FrontDesk(Path file, Contacts contacts, PluginLog log, Clock clock) {
        void add(AccountLinked event) {
            for (var contact : contacts.byIds(Set.of(event.contact()))) {
                var line = "%s,%s,%s,%s\n"
                        .formatted(
                                clock.instant(),
                                quoted(contact.id().value()),
                                event.lmsUserId(),
                                quoted(contact.firstName() + " " + contact.lastName()));
                try {
                    Files.writeString(
                            file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    log.debug(() -> "listed contact " + contact.id());
                } catch (IOException e) {
                    log.tell(Finding.error(
                            "new-account-not-listed",
                            "contact:" + contact.id(),
                            "could not be added to the list of new accounts",
                            "See that " + file + " can be written; then write the letter by hand."));
                }
            }
        }

        private static String quoted(String text) {
            return '"' + text.replace("\"", "\"\"") + '"';
        }
    }
}
