package org.lmsbridge.auth.ldap.internal;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a search is answered with. Entries are gathered before the first is sent, so that an answer is whole or an
 * error.
 *
 * @param code the result
 * @param message why, for whoever looks after the site; empty where nothing needs saying
 * @param entries the entries; none with an error
 * @param cookie where the next page begins; empty bytes at the end, absent where no page was asked for
 */
record Answer(ResultCode code, String message, List<Entry> entries, Optional<ASN1OctetString> cookie) {
    Answer {
        entries = List.copyOf(entries);
    }

    static Answer of(List<Entry> entries) {
        return new Answer(ResultCode.SUCCESS, "", entries, Optional.empty());
    }

    static Answer page(List<Entry> entries, ASN1OctetString cookie) {
        return new Answer(ResultCode.SUCCESS, "", entries, Optional.of(cookie));
    }

    static Answer error(ResultCode code, String message) {
        return new Answer(code, message, List.of(), Optional.empty());
    }

    @Nullable
    String diagnostic() {
        return message.isEmpty() ? null : message;
    }
}
