package org.lmsbridge.sandbox.internal.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lmsbridge.sandbox.SandboxVersion;
import org.lmsbridge.sandbox.internal.site.Pictures;
import org.lmsbridge.sandbox.internal.site.Site;
import org.lmsbridge.sandbox.internal.store.Row;

/** What a site tells about itself. */
final class SiteFunctions {

    private SiteFunctions() {}

    static List<WebFunction> all() {
        return List.of(WebFunction.read("core_webservice_get_site_info", SiteFunctions::siteInfo));
    }

    private static Map<String, @Nullable Object> siteInfo(Call call) {
        Site site = call.site();
        Row user = site.tables().users.find(call.caller().userId()).orElseThrow();
        Row frontPage = site.tables().courses.find(Site.FRONT_PAGE).orElseThrow();
        Map<String, @Nullable Object> info = new LinkedHashMap<>();
        info.put("sitename", frontPage.text("fullname"));
        info.put("username", user.text("username"));
        info.put("firstname", user.text("firstname"));
        info.put("lastname", user.text("lastname"));
        info.put("fullname", user.text("firstname") + ' ' + user.text("lastname"));
        info.put("lang", "en");
        info.put("userid", user.id());
        info.put("siteurl", site.url());
        info.put("userpictureurl", Pictures.large(site));
        info.put("functions", functions(call));
        info.put("downloadfiles", 1);
        info.put("uploadfiles", 1);
        info.put("release", site.version().release());
        info.put("version", site.version().number());
        info.put("mobilecssurl", "");
        info.put("advancedfeatures", features(site));
        info.put("usercanmanageownfiles", true);
        info.put("userquota", 0);
        info.put("usermaxuploadfilesize", -1);
        info.put("userhomepage", 1);
        info.put("userprivateaccesskey", "0123456789abcdef0123456789abcdef");
        info.put("siteid", Site.FRONT_PAGE);
        info.put("sitecalendartype", "gregorian");
        info.put("usercalendartype", "gregorian");
        info.put("userissiteadmin", site.isAdmin() && user.id() == Site.ADMIN);
        info.put("theme", "boost");
        info.put("limitconcurrentlogins", 0);
        if (site.version().atLeast(SandboxVersion.V4_5)) {
            info.put("policyagreed", 0);
        }
        return info;
    }

    private static List<Map<String, Object>> functions(Call call) {
        List<Map<String, Object>> functions = new ArrayList<>();
        call.caller().functions().stream()
                .sorted()
                .forEach(name -> functions.add(
                        Map.of("name", name, "version", call.site().version().number())));
        return functions;
    }

    private static List<Map<String, Object>> features(Site site) {
        List<Map<String, Object>> features = new ArrayList<>();
        for (String name : List.of("usecomments", "usetags", "enablenotes", "messaging", "enableblogs")) {
            features.add(Map.of("name", name, "value", 1));
        }
        features.add(Map.of("name", "enablecompletion", "value", site.isOn("enablecompletion", true) ? 1 : 0));
        features.add(Map.of("name", "enablebadges", "value", 1));
        features.add(Map.of("name", "messagingallusers", "value", 0));
        features.add(Map.of("name", "enablecustomreports", "value", site.isOn("enablecustomreports", true) ? 1 : 0));
        features.add(Map.of("name", "enableglobalsearch", "value", 0));
        if (!site.version().atLeast(SandboxVersion.V5_0)) {
            features.add(Map.of("name", "mnet_dispatcher_mode", "value", 0));
        }
        if (site.version().atLeast(SandboxVersion.V4_5)) {
            features.add(Map.of("name", "enablecompetencies", "value", 1));
        }
        return features;
    }
}
