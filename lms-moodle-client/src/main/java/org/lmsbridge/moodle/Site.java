package org.lmsbridge.moodle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lmsbridge.moodle.api.EnrolmentApi;
import org.lmsbridge.moodle.api.SiteApi;
import org.lmsbridge.moodle.model.FunctionCheck;
import org.lmsbridge.moodle.model.FunctionCheck.Advice;
import org.lmsbridge.moodle.model.FunctionCheck.Availability;
import org.lmsbridge.moodle.model.SiteInfo;

/** The site itself. Thread-safe. */
public final class Site {
    /** The first build of 4.4 in which manual enrolment mails a welcome; its development began after 4.3. */
    private static final long WELCOME_MAILS = 2023100900L;

    private static final String WHERE =
            " under Site administration > Server > Web services > External services > Functions.";

    private final Area area;
    private final SiteApi api;

    Site(Area area) {
        this.area = area;
        this.api = area.api(SiteApi.class);
    }

    /**
     * Asks the site about itself; {@code core_webservice_get_site_info}.
     *
     * @return what it tells
     */
    public SiteInfo info() {
        return api.info();
    }

    /**
     * Tells which functions the token may call, and what its administrator should know beforehand.
     *
     * @param functions the functions that are wanted
     * @return the state of each, and findings
     */
    public FunctionCheck checkFunctions(Collection<String> functions) {
        area.wire().knowledge().forget();
        Optional<SiteInfo> info = area.wire().knowledge().info();
        FunctionCheck.Builder check = FunctionCheck.builder();
        for (String function : functions) {
            check.putFunctions(
                    function,
                    info.map(known -> known.offers(function) ? Availability.OFFERED : Availability.MISSING)
                            .orElse(Availability.UNKNOWN));
        }
        return check.findings(findings(functions, info)).build();
    }

    private static List<Advice> findings(Collection<String> functions, Optional<SiteInfo> info) {
        List<Advice> findings = new ArrayList<>();
        if (info.isEmpty()) {
            findings.add(new Advice(
                    "site-info-missing",
                    "The token's service lacks " + SiteApi.INFO
                            + ", so that missing functions show only when they are called.",
                    "Add it" + WHERE));
        }
        boolean mails = info.flatMap(SiteInfo::version).map(Site::build).orElse(0L) > WELCOME_MAILS;
        if (functions.contains(EnrolmentApi.ENROL) && mails) {
            findings.add(
                    new Advice(
                            "welcome-mails",
                            "Moodle 4.4 and later mails people at every enrolment call.",
                            "To keep them quiet, set 'Send course welcome message' to 'No' under Site administration > Plugins >"
                                    + " Enrolments > Manual enrolments, and in the manual enrolment method of courses that exist."));
        }
        String missing = info.map(known -> functions.stream()
                        .filter(function -> !known.offers(function))
                        .distinct()
                        .collect(Collectors.joining(", ")))
                .orElse("");
        if (!missing.isEmpty()) {
            findings.add(new Advice(
                    "functions-missing", "The token's service lacks " + missing + ".", "Add what is missing" + WHERE));
        }
        return findings;
    }

    private static long build(String version) {
        String digits = version.replaceAll("\\..*", "");
        return digits.matches("\\d{10}") ? Long.parseLong(digits) : 0;
    }
}
