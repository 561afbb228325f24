package org.lmsbridge.moodle;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;

/** A typed client for one Moodle site. Thread-safe. */
public final class MoodleClient {
    private MoodleClient() {}
    /** Makes a client. @param site the site @return the client */
    public static MoodleClient of(MoodleSite site) {
        return builder(site).build();
    }
    /** Starts a client. @param site the site @return a builder */
    public static Builder builder(MoodleSite site) {
        return new Builder();
    }
    /** {@return name} */
    public String name() {
        return "";
    }
    /** Gives a client that tells a log. @param log the log @return the client */
    public MoodleClient withWriteLog(WriteLog log) {
        return this;
    }
    /** Calls. @param function f @param parameters p @param type t @param <T> t @return the answer */
    public <T> T call(String function, Map<String, ?> parameters, Class<T> type) {
        throw new UnsupportedOperationException("not yet");
    }
    /** Calls. @param function f @param parameters p @param type t @param <T> t @return the answer */
    public <T> T call(String function, Map<String, ?> parameters, TypeReference<T> type) {
        throw new UnsupportedOperationException("not yet");
    }
    /** {@return accounts of a site} */
    public Users users() {
        return new Users();
    }

    /** {@return courses of a site} */
    public Courses courses() {
        return new Courses();
    }

    /** {@return course categories of a site} */
    public Categories categories() {
        return new Categories();
    }

    /** {@return who is in which course} */
    public Enrolments enrolments() {
        return new Enrolments();
    }

    /** {@return roles in contexts} */
    public Roles roles() {
        return new Roles();
    }

    /** {@return groups of courses} */
    public Groups groups() {
        return new Groups();
    }

    /** {@return who has completed what} */
    public Completion completion() {
        return new Completion();
    }

    /** {@return grades of learners} */
    public Grades grades() {
        return new Grades();
    }

    /** {@return custom reports} */
    public Reports reports() {
        return new Reports();
    }

    /** {@return cohorts of a site} */
    public Cohorts cohorts() {
        return new Cohorts();
    }

    /** {@return files} */
    public Files files() {
        return new Files();
    }

    /** {@return the site itself} */
    public Site site() {
        return new Site();
    }

    /** Builds a client. */
    public static final class Builder {
        private Builder() {}
        /** Sets the log. @param log the log @return this builder */
        public Builder writeLog(WriteLog log) {
            return this;
        }
        /** {@return the client} */
        public MoodleClient build() {
            return new MoodleClient();
        }
    }
}
