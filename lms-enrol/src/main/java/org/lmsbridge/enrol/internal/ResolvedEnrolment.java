package org.lmsbridge.enrol.internal;

import java.util.List;
import org.lmsbridge.core.plan.Change;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.enrol.rule.DesiredEnrolment;
import org.lmsbridge.moodle.model.Enrolment;
import org.lmsbridge.moodle.model.RoleAssignment;

/** A planned enrolment with the numbers of the course and the user that it refers to. */
record ResolvedEnrolment(Change change, long courseid, long userid, ContactId contact, String username) {
    private DesiredEnrolment wanted() {
        return DesiredEnrolment.of(change.values());
    }

    /** The link of an enrolment that is as the change calls for. */
    Link link() {
        return link(wanted().fingerprint(), false);
    }

    /** The link of an enrolment that is there, but not, or not known to be, as the change calls for: planned again. */
    Link unfinished() {
        return link("", false);
    }

    /**
     * The link while the request is under way. Whether a new enrolment arrived can be seen in the course; of an update
     * only that somebody is in it. So an update in doubt carries no fingerprint, and is planned again.
     */
    Link doubtful() {
        return link(change.kind() == ChangeKind.ENROLMENT_CREATE ? wanted().fingerprint() : "", true);
    }

    /** What is sent as the enrolment. Moodle mails the person at every such call, so there is one only. */
    Enrolment enrolment() {
        var wanted = wanted();
        return Enrolment.builder()
                .courseid(courseid)
                .userid(userid)
                .roleid(wanted.roles().first())
                .timestart(wanted.from())
                .timeend(wanted.until())
                .suspended(false)
                .build();
    }

    /** Roles beside the first are assigned, which mails nobody. */
    List<RoleAssignment> furtherRoles() {
        return wanted().roles().stream()
                .skip(1)
                .map(role -> RoleAssignment.builder()
                        .roleid(role)
                        .userid(userid)
                        .contextlevel("course")
                        .instanceid(courseid)
                        .build())
                .toList();
    }

    private Link link(String fingerprint, boolean inDoubt) {
        return Link.builder()
                .kind(LinkKind.ENROLMENT)
                .parent(String.valueOf(courseid))
                .recordsId(contact.value())
                .lmsId(userid)
                .naturalKey(username)
                .provenance(Provenance.CREATED)
                .fingerprint(fingerprint)
                .inDoubt(inDoubt)
                .build();
    }
}
