package org.lmsbridge.sandbox.internal.site;

import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.lmsbridge.sandbox.internal.store.Row;

/** Makes and finds tokens. */
public final class Tokens {

    /** The short name of the service that a sandbox has. */
    public static final String SERVICE = "lmsbridge";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Site site;

    /**
     * Tokens of a site.
     *
     * @param site the site
     */
    public Tokens(Site site) {
        this.site = site;
    }

    /**
     * A token that nobody can guess.
     *
     * @return 32 characters
     */
    public static String random() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /**
     * Adds a token; called inside a write.
     *
     * @param token the token
     * @param user its owner
     * @param functions what its service offers
     */
    public void add(String token, long user, Collection<String> functions) {
        site.tables()
                .tokens
                .insert(Row.cells(
                        "token",
                        token,
                        "userid",
                        user,
                        "functions",
                        List.copyOf(functions),
                        "validuntil",
                        0,
                        "iprestriction",
                        ""));
    }

    /**
     * The row of a token.
     *
     * @param token the token
     * @return the row, if there is one
     */
    public Optional<Row> find(String token) {
        return site.tables().tokens.streamBy("token", token).findFirst();
    }

    /**
     * The token of a user, made where there is none yet; called inside a write.
     *
     * @param user the owner
     * @return the token
     */
    public String ofUser(long user) {
        List<Row> rows = site.tables().tokens.all();
        return rows.stream()
                .filter(row -> row.number("userid") == user)
                .filter(row -> row.number("validuntil") == 0 || row.number("validuntil") >= site.now())
                .map(row -> row.text("token"))
                .reduce((first, last) -> last)
                .orElseGet(() -> {
                    String token = random();
                    add(token, user, functionsOfService(rows));
                    return token;
                });
    }

    private static List<String> functionsOfService(List<Row> rows) {
        return rows.stream()
                .findFirst()
                .map(row -> row.cell("functions"))
                .map(names -> names instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.<String>of())
                .orElse(List.of());
    }
}
