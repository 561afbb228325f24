package org.lmsbridge.auth.ldap.internal;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.auth.internal.SignInSources;
import org.lmsbridge.auth.internal.TimedWork;
import org.lmsbridge.auth.internal.TimedWork.BusyException;
import org.lmsbridge.auth.username.UsernameRule;
import org.lmsbridge.core.plugin.SignInName;
import org.lmsbridge.core.plugin.SignInSource.Listed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers searches from the records. An error of ours is never "size limit exceeded" or "administrative limit
 * exceeded": PHP takes those for success, and Moodle would then take a part for the whole. Thread-safe.
 */
final class Directory {
    private static final Logger LOG = LoggerFactory.getLogger(Directory.class);
    private static final int PAGE = 500;

    /** A listing without pages is gathered in memory. */
    private static final int MOST_WITHOUT_PAGES = 2_000;

    private final DN base;
    private final Entries entries;
    private final SignInSources sources;
    private final TimedWork work;
    private final MustChange mustChange;
    private final boolean startTls;

    Directory(
            DN base, Entries entries, SignInSources sources, TimedWork work, MustChange mustChange, boolean startTls) {
        this.base = base;
        this.entries = entries;
        this.sources = sources;
        this.work = work;
        this.mustChange = mustChange;
        this.startTls = startTls;
    }

    Answer search(SearchRequestProtocolOp request, Optional<SimplePagedResultsControl> paging) {
        try {
            var answer = answer(request, paging);
            var most = request.getSizeLimit();
            if (most > 0 && answer.entries().size() > most) {
                return new Answer(
                        ResultCode.SIZE_LIMIT_EXCEEDED, "", answer.entries().subList(0, most), Optional.empty());
            }
            return answer;
        } catch (BusyException e) {
            LOG.warn("ldap search busy");
            return Answer.error(ResultCode.BUSY, "too many requests are waiting for the records");
        } catch (LDAPException e) {
            return Answer.error(ResultCode.INVALID_DN_SYNTAX, "the base is no distinguished name");
        } catch (RuntimeException e) {
            LOG.error("ldap search unavailable", e);
            return Answer.error(ResultCode.UNAVAILABLE, "the records could not be read to the end");
        }
    }

    private Answer answer(SearchRequestProtocolOp request, Optional<SimplePagedResultsControl> paging)
            throws LDAPException {
        var where = new DN(request.getBaseDN());
        var itself = request.getScope() == SearchScope.BASE;
        if (where.isNullDN()) {
            return itself
                    ? Answer.of(List.of(entries.ofRoot(startTls)))
                    : Answer.error(ResultCode.NO_SUCH_OBJECT, "search under " + base);
        }
        var query = Query.of(request.getFilter());
        if (query.isEmpty()) {
            return Answer.error(
                    ResultCode.UNWILLING_TO_PERFORM, "only uid and objectClass are searched for, joined by and");
        }
        if (where.equals(base)) {
            return itself ? Answer.of(List.of(entries.ofBase())) : below(query.get(), paging);
        }
        return personIn(where)
                .filter(person -> request.getScope() != SearchScope.ONE)
                .map(this::entry)
                .map(entry -> Answer.of(query.get().nobody() ? List.of() : List.of(entry)))
                .orElseGet(() -> Answer.error(ResultCode.NO_SUCH_OBJECT, ""));
    }

    private Answer below(Query query, Optional<SimplePagedResultsControl> paging) {
        if (query.nobody()) {
            return Answer.of(List.of());
        }
        if (query.username().isPresent()) {
            var found = named(query.username().get()).map(this::entry).stream().toList();
            return paging.isEmpty() ? Answer.of(found) : Answer.page(found, new ASN1OctetString());
        }
        return paging.map(this::page).orElseGet(this::whole);
    }

    /** A page is as long as was read, not as was asked for; whoever may not sign in is missing from it. */
    private Answer page(SimplePagedResultsControl control) {
        var cookie = Optional.ofNullable(control.getCookie())
                .map(ASN1OctetString::stringValue)
                .filter(text -> !text.isEmpty());
        int limit = Math.max(1, Math.min(control.getSize(), PAGE));
        var listed = list(cookie, limit);
        var next = listed.next().map(ASN1OctetString::new).orElseGet(ASN1OctetString::new);
        return Answer.page(listed.people().stream().map(this::entry).toList(), next);
    }

    private Answer whole() {
        var found = new ArrayList<Entry>();
        Optional<String> after = Optional.empty();
        do {
            var listed = list(after, PAGE);
            listed.people().forEach(person -> found.add(entry(person)));
            after = listed.next();
            if (found.size() > MOST_WITHOUT_PAGES) {
                return Answer.error(ResultCode.UNWILLING_TO_PERFORM, "ask for so many people page by page (RFC 2696)");
            }
        } while (after.isPresent());
        return Answer.of(found);
    }

    private Listed list(Optional<String> after, int limit) {
        return work.call(() -> sources.list(after, limit));
    }

    private Optional<SignInName> personIn(DN where) {
        return username(where).flatMap(this::named);
    }

    /** {@return the name in a distinguished name, if it is one of a person} */
    Optional<String> username(DN where) {
        if (!base.equals(where.getParent())) {
            return Optional.empty();
        }
        var first = where.getRDN();
        return first.isMultiValued() || !Query.UID.equalsIgnoreCase(first.getAttributeNames()[0])
                ? Optional.empty()
                : Optional.of(first.getAttributeValues()[0]);
    }

    private Optional<SignInName> named(String username) {
        return work.call(() -> sources.find(UsernameRule.normalise(username)))
                .filter(person -> person.contact().active());
    }

    private Entry entry(SignInName person) {
        return entries.of(person, mustChange.has(person.username()));
    }
}
