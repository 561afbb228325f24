package org.lmsbridge.moodle.api;

import org.lmsbridge.moodle.model.SiteInfo;

/** The site itself. */
public interface SiteApi {
    /** {@code core_webservice_get_site_info}. */
    String INFO = "core_webservice_get_site_info";

    /**
     * Calls {@code core_webservice_get_site_info}.
     *
     * @return what the site tells of itself
     */
    @Function(INFO)
    SiteInfo info();
}
