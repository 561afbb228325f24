package org.lmsbridge.examples.benchmark.client;

import java.util.List;
import java.util.Map;
import org.lmsbridge.examples.benchmark.handwritten.Account;
import org.lmsbridge.examples.benchmark.site.People;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.api.UserApi;
import org.lmsbridge.moodle.internal.wire.Form;
import org.lmsbridge.moodle.internal.wire.WireMapper;
import org.lmsbridge.moodle.model.NewUser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Encoding 1,000 accounts as the body of one call. Reaches into the client's internals, because the public way always
 * has a network in it, which would hide what encoding costs.
 */
@State(Scope.Benchmark)
public class EncodingUsers {
    private static final int USERS = 1000;
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private final Form form = new Form(WireMapper.create());
    private final Secret token = Secret.of(TOKEN);
    private final List<NewUser> users = People.accounts(USERS);
    private final List<Account> accounts = users.stream().map(Account::of).toList();

    /** {@return the body, written by the library} */
    @Benchmark
    public byte[] library() {
        return form.body(UserApi.CREATE, Map.of("users", users), token);
    }

    /** {@return the body, written by hand} */
    @Benchmark
    public byte[] handWritten() {
        return org.lmsbridge.examples.benchmark.handwritten.Form.create(accounts, TOKEN);
    }
}
