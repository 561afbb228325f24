package org.lmsbridge.sandbox.internal.site;

/** Addresses of the pictures that users and courses have before anybody gives them one. */
public final class Pictures {

    private Pictures() {}

    /**
     * A user's large picture.
     *
     * @param site the site
     * @return its address
     */
    public static String large(Site site) {
        return site.url() + "/theme/image.php/boost/core/1/u/f1";
    }

    /**
     * A user's small picture.
     *
     * @param site the site
     * @return its address
     */
    public static String small(Site site) {
        return site.url() + "/theme/image.php/boost/core/1/u/f2";
    }

    /**
     * A course's pattern.
     *
     * @param site the site
     * @param course the course
     * @return its address
     */
    public static String course(Site site, long course) {
        return site.url() + "/pluginfile.php/" + site.context("course", course) + "/course/generated/course.svg";
    }
}
