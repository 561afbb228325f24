package org.lmsbridge.auth.ldap.internal;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.listener.LDAPListenerClientConnection;
import com.unboundid.ldap.listener.LDAPListenerRequestHandler;
import com.unboundid.ldap.protocol.AddRequestProtocolOp;
import com.unboundid.ldap.protocol.AddResponseProtocolOp;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.protocol.BindResponseProtocolOp;
import com.unboundid.ldap.protocol.CompareRequestProtocolOp;
import com.unboundid.ldap.protocol.CompareResponseProtocolOp;
import com.unboundid.ldap.protocol.DeleteRequestProtocolOp;
import com.unboundid.ldap.protocol.DeleteResponseProtocolOp;
import com.unboundid.ldap.protocol.ExtendedRequestProtocolOp;
import com.unboundid.ldap.protocol.ExtendedResponseProtocolOp;
import com.unboundid.ldap.protocol.LDAPMessage;
import com.unboundid.ldap.protocol.ModifyDNRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyDNResponseProtocolOp;
import com.unboundid.ldap.protocol.ModifyRequestProtocolOp;
import com.unboundid.ldap.protocol.ModifyResponseProtocolOp;
import com.unboundid.ldap.protocol.SearchRequestProtocolOp;
import com.unboundid.ldap.protocol.SearchResultDoneProtocolOp;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one connection, which the listener hands over one after the other. Reads only: whoever writes is told
 * that this directory does not.
 */
final class Requests extends LDAPListenerRequestHandler {
    private static final String READ_ONLY = "this directory is read-only";

    private final Binds binds;
    private final Directory directory;
    private final Pace pace;
    private final Watch watch;
    private final boolean tlsOnly;
    private final @Nullable LDAPListenerClientConnection connection;
    private boolean mayRead;

    /** What connections are made after. */
    Requests(Binds binds, Directory directory, Pace pace, Watch watch, boolean tlsOnly) {
        this(binds, directory, pace, watch, tlsOnly, null);
    }

    private Requests(
            Binds binds,
            Directory directory,
            Pace pace,
            Watch watch,
            boolean tlsOnly,
            @Nullable LDAPListenerClientConnection connection) {
        this.binds = binds;
        this.directory = directory;
        this.pace = pace;
        this.watch = watch;
        this.tlsOnly = tlsOnly;
        this.connection = connection;
    }

    @Override
    public LDAPListenerRequestHandler newInstance(LDAPListenerClientConnection opened) {
        watch.opened(opened);
        return new Requests(binds, directory, pace, watch, tlsOnly, opened);
    }

    @Override
    public void closeInstance() {
        watch.closed(connection());
    }

    @Override
    public LDAPMessage processBindRequest(int id, BindRequestProtocolOp request, List<Control> controls) {
        mayRead = false;
        var result = within(() -> unknown(controls)
                .map(oid -> Binds.Result.of(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, "unknown control " + oid))
                .orElseGet(() -> bind(request)));
        mayRead = result.map(Binds.Result::mayRead).orElse(false);
        var code = result.map(Binds.Result::code).orElse(ResultCode.BUSY);
        var message = result.map(Binds.Result::message).orElse("");
        return new LDAPMessage(
                id, new BindResponseProtocolOp(code.intValue(), null, text(message), null, null), List.of());
    }

    private Binds.Result bind(BindRequestProtocolOp request) {
        if (tlsOnly && !(socket() instanceof SSLSocket)) {
            return Binds.Result.of(ResultCode.CONFIDENTIALITY_REQUIRED, "turn TLS on before binding");
        }
        return binds.bind(request, socket().getInetAddress());
    }

    @Override
    public LDAPMessage processSearchRequest(int id, SearchRequestProtocolOp request, List<Control> controls) {
        var answer = within(() -> search(request, controls))
                .orElseGet(() -> Answer.error(ResultCode.BUSY, "too many requests"));
        try {
            for (var entry : answer.entries()) {
                connection()
                        .sendSearchResultEntry(
                                id, Entries.reduced(entry, request.getAttributes(), request.typesOnly()));
                watch.active(connection());
            }
        } catch (LDAPException e) {
            // Who cannot be written to is gone, and hears the result as little as the entries.
            answer = Answer.error(ResultCode.OTHER, "the entries could not be sent");
        }
        return new LDAPMessage(
                id,
                new SearchResultDoneProtocolOp(answer.code().intValue(), null, answer.diagnostic(), null),
                answer.cookie().<List<Control>>map(Requests::paged).orElse(List.of()));
    }

    private Answer search(SearchRequestProtocolOp request, List<Control> controls) {
        if (!mayRead) {
            return Answer.error(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "bind as the service first");
        }
        var unknown = unknown(controls);
        if (unknown.isPresent()) {
            return Answer.error(ResultCode.UNAVAILABLE_CRITICAL_EXTENSION, "unknown control " + unknown.get());
        }
        try {
            return directory.search(request, paging(controls));
        } catch (LDAPException e) {
            return Answer.error(ResultCode.PROTOCOL_ERROR, "the paged results control is damaged");
        }
    }

    private static Optional<SimplePagedResultsControl> paging(List<Control> controls) throws LDAPException {
        for (var control : controls) {
            if (control.getOID().equals(SimplePagedResultsControl.PAGED_RESULTS_OID)) {
                return Optional.of(
                        new SimplePagedResultsControl(control.getOID(), control.isCritical(), control.getValue()));
            }
        }
        return Optional.empty();
    }

    private static List<Control> paged(ASN1OctetString cookie) {
        return List.of(new SimplePagedResultsControl(0, cookie));
    }

    private static Optional<String> unknown(List<Control> controls) {
        return controls.stream()
                .filter(Control::isCritical)
                .map(Control::getOID)
                .filter(oid -> !oid.equals(SimplePagedResultsControl.PAGED_RESULTS_OID))
                .findFirst();
    }

    /** {@return what comes of a request, or nothing if there are too many} */
    private <T> Optional<T> within(Supplier<T> request) {
        watch.active(connection());
        try {
            return pace.take() ? Optional.of(request.get()) : Optional.empty();
        } finally {
            watch.active(connection());
        }
    }

    private LDAPListenerClientConnection connection() {
        var open = connection;
        if (open == null) {
            throw new IllegalStateException("this handler has no connection");
        }
        return open;
    }

    private Socket socket() {
        return connection().getSocket();
    }

    @Override
    public LDAPMessage processAddRequest(int id, AddRequestProtocolOp request, List<Control> controls) {
        return new LDAPMessage(id, new AddResponseProtocolOp(unwilling(), null, READ_ONLY, null), List.of());
    }

    @Override
    public LDAPMessage processCompareRequest(int id, CompareRequestProtocolOp request, List<Control> controls) {
        return new LDAPMessage(
                id, new CompareResponseProtocolOp(unwilling(), null, "nothing is compared here", null), List.of());
    }

    @Override
    public LDAPMessage processDeleteRequest(int id, DeleteRequestProtocolOp request, List<Control> controls) {
        return new LDAPMessage(id, new DeleteResponseProtocolOp(unwilling(), null, READ_ONLY, null), List.of());
    }

    @Override
    public LDAPMessage processExtendedRequest(int id, ExtendedRequestProtocolOp request, List<Control> controls) {
        return new LDAPMessage(
                id,
                new ExtendedResponseProtocolOp(
                        ResultCode.PROTOCOL_ERROR_INT_VALUE,
                        null,
                        "this operation is not known here",
                        null,
                        null,
                        null),
                List.of());
    }

    @Override
    public LDAPMessage processModifyRequest(int id, ModifyRequestProtocolOp request, List<Control> controls) {
        return new LDAPMessage(id, new ModifyResponseProtocolOp(unwilling(), null, READ_ONLY, null), List.of());
    }

    @Override
    public LDAPMessage processModifyDNRequest(int id, ModifyDNRequestProtocolOp request, List<Control> controls) {
        return new LDAPMessage(id, new ModifyDNResponseProtocolOp(unwilling(), null, READ_ONLY, null), List.of());
    }

    private static int unwilling() {
        return ResultCode.UNWILLING_TO_PERFORM_INT_VALUE;
    }

    private static @Nullable String text(String message) {
        return message.isEmpty() ? null : message;
    }
}
