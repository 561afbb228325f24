package org.lmsbridge.auth;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.auth.account.NoticeTemplate;
import org.lmsbridge.auth.account.UpdateRules;
import org.lmsbridge.auth.profile.ProfileSettings;
import org.lmsbridge.auth.signin.SignInSettings;
import org.lmsbridge.core.schedule.Timetable;
import org.lmsbridge.core.setting.Setting;
import org.lmsbridge.core.setting.Settings;

/** The settings of accounts that exist, and of the notice to new students. */
public final class UpdateSettings {
    /** Whether adopted accounts are changed. */
    public static final Setting<Boolean> CHANGE_ADOPTED = Setting.ofBoolean(
            "changeAdopted",
            false,
            "Whether accounts that were taken over are updated, renamed and suspended like those that were made.");

    /** When accounts are brought up to date. */
    public static final Setting<Timetable> ACCOUNT_TIMES = Setting.of(
            "accountTimes",
            "delay such as `15m`, six cron fields, or `never`",
            Timetable.every(Duration.ofHours(1)),
            "1h",
            "When a bridge that was started brings the accounts that exist up to date by itself.",
            Timetable::parse);

    /** Whether usernames follow. */
    public static final Setting<Boolean> FOLLOW_USERNAMES = Setting.ofBoolean(
            "followUsernames", true, "Whether an account is renamed when the records call for another username.");

    /** Whether inactive contacts are shut out. */
    public static final Setting<Boolean> SUSPEND_INACTIVE = Setting.ofBoolean(
            "suspendInactive",
            true,
            "Whether the account of an inactive contact is suspended, and opened again with the contact.");

    /** The first sequential number. */
    public static final Setting<Long> FIRST_NUMBER = Setting.ofNumber(
            "firstNumber", 100_001, 1, 999_999_999_999L, "The first username, where usernames are sequential numbers.");

    /** Whether new students are told. */
    public static final Setting<Boolean> NOTICE = Setting.ofBoolean(
            "signInNotice",
            false,
            "Whether people are told through the host's notifier how to sign in: once for a new account, and again when"
                    + " its username changes.");

    /** The subject. */
    public static final Setting<String> NOTICE_SUBJECT =
            Setting.ofString("signInNoticeSubject", "Your sign-in for {site}", "The subject of that notice.");

    /** The text. */
    public static final Setting<String> NOTICE_TEXT = Setting.ofString(
            "signInNoticeText",
            "Hello {firstname},\\n\\nyour courses are at {site}\\nYour username is {username}\\nSet your password at"
                    + " {passwordlink}",
            "Its text; `\\n` begins a line, and a line with `{passwordlink}` is left out without passwordChangeUrl.");

    /** All of them, in the order in which they are shown. */
    public static final List<Setting<?>> ALL = List.of(
            CHANGE_ADOPTED,
            ACCOUNT_TIMES,
            FOLLOW_USERNAMES,
            SUSPEND_INACTIVE,
            FIRST_NUMBER,
            NOTICE,
            NOTICE_SUBJECT,
            NOTICE_TEXT);

    private UpdateSettings() {}

    static UpdateRules rules(Settings settings) {
        return new UpdateRules(
                ProfileSettings.rules(settings),
                settings.get(CHANGE_ADOPTED),
                settings.get(FOLLOW_USERNAMES),
                settings.get(SUSPEND_INACTIVE));
    }

    static Optional<NoticeTemplate> notice(Settings settings, String site) {
        return settings.get(NOTICE)
                ? Optional.of(new NoticeTemplate(
                        settings.get(NOTICE_SUBJECT),
                        settings.get(NOTICE_TEXT),
                        site,
                        settings.get(SignInSettings.PASSWORD_CHANGE_URL).map(URI::toString)))
                : Optional.empty();
    }
}
