package org.lmsbridge.auth.ldap.internal;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.BindRequestProtocolOp;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.lmsbridge.auth.internal.Authenticator;
import org.lmsbridge.auth.internal.SignInFollowUp;
import org.lmsbridge.auth.signin.SignInStatus;
import org.lmsbridge.auth.username.UsernameRule;
import org.lmsbridge.core.records.Secret;

/** Answers binds: the service by its own password, everybody else by the records. Thread-safe. */
final class Binds {
    private static final int VERSION = 3;

    private final DN service;
    private final Secret password;
    private final Directory directory;
    private final Authenticator authenticator;
    private final SignInFollowUp followUp;
    private final MustChange mustChange;

    Binds(
            DN service,
            Secret password,
            Directory directory,
            Authenticator authenticator,
            SignInFollowUp followUp,
            MustChange mustChange) {
        this.followUp = followUp;
        this.service = service;
        this.password = password;
        this.directory = directory;
        this.authenticator = authenticator;
        this.mustChange = mustChange;
    }

    /**
     * What came of a bind.
     *
     * @param code the result
     * @param message why, where that gives nothing away
     * @param mayRead whether searches are answered from now on
     */
    record Result(ResultCode code, String message, boolean mayRead) {
        static Result of(ResultCode code, String message) {
            return new Result(code, message, false);
        }
    }

    Result bind(BindRequestProtocolOp request, InetAddress address) {
        if (request.getVersion() != VERSION) {
            return Result.of(ResultCode.PROTOCOL_ERROR, "only LDAP version 3 is spoken here");
        }
        var simple = Optional.ofNullable(request.getSimplePassword());
        if (simple.isEmpty()) {
            return Result.of(ResultCode.AUTH_METHOD_NOT_SUPPORTED, "only simple binds are answered");
        }
        if (request.getBindDN().isEmpty()) {
            return Result.of(ResultCode.INAPPROPRIATE_AUTHENTICATION, "nobody binds without a name here");
        }
        if (simple.get().getValueLength() == 0) {
            return Result.of(ResultCode.UNWILLING_TO_PERFORM, "nobody binds without a password here");
        }
        try {
            var who = new DN(request.getBindDN());
            return who.equals(service) ? asService(simple.get()) : asPerson(who, simple.get(), address);
        } catch (LDAPException e) {
            return Result.of(ResultCode.INVALID_CREDENTIALS, "");
        }
    }

    private Result asService(ASN1OctetString typed) {
        var right = MessageDigest.isEqual(password.reveal().getBytes(StandardCharsets.UTF_8), typed.getValue());
        return right ? new Result(ResultCode.SUCCESS, "", true) : Result.of(ResultCode.INVALID_CREDENTIALS, "");
    }

    private Result asPerson(DN who, ASN1OctetString typed, InetAddress address) {
        var username = directory.username(who);
        var decoded = decoded(typed);
        if (username.isEmpty() || decoded.isEmpty()) {
            return Result.of(ResultCode.INVALID_CREDENTIALS, "");
        }
        try {
            var answer = authenticator.authenticate(username.get(), decoded.get(), Optional.of(address));
            var status = answer.status();
            if (status == SignInStatus.ACCEPTED) {
                answer.contact().ifPresent(contact -> followUp.throughSite(contact, normalised(username.get())));
            }
            if (status == SignInStatus.ACCEPTED || status == SignInStatus.MUST_CHANGE_PASSWORD) {
                mustChange.note(normalised(username.get()), status == SignInStatus.MUST_CHANGE_PASSWORD);
            }
            return result(status);
        } finally {
            Arrays.fill(decoded.get(), '\0');
        }
    }

    private static String normalised(String username) {
        return UsernameRule.normalise(username);
    }

    /** Bytes that are no text would all be decoded to the same mark, and so to the same password. */
    private static Optional<char[]> decoded(ASN1OctetString typed) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(typed.getValue()));
            var password = new char[text.remaining()];
            text.get(password);
            Arrays.fill(text.array(), '\0');
            return Optional.of(password);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Who is locked out or inactive hears what everybody hears whose password is wrong: Moodle shows no more. */
    private static Result result(SignInStatus status) {
        return switch (status) {
            case ACCEPTED, MUST_CHANGE_PASSWORD -> Result.of(ResultCode.SUCCESS, "");
            case WRONG_CREDENTIALS, LOCKED_OUT, INACTIVE -> Result.of(ResultCode.INVALID_CREDENTIALS, "");
            case UNAVAILABLE -> Result.of(ResultCode.UNAVAILABLE, "the records do not answer");
            case BUSY -> Result.of(ResultCode.BUSY, "too many sign-ins at once");
        };
    }
}
