package org.lmsbridge.examples.benchmark.handwritten;

import java.nio.charset.StandardCharsets;
import java.util.List;
import okio.Buffer;

/** Writes a call of {@code core_user_create_users} into Okio's pooled memory, field by field. */
public final class Form {
    private static final boolean[] PLAIN = new boolean[128];
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.*"
                .chars()
                .forEach(character -> PLAIN[character] = true);
    }

    private Form() {}

    /**
     * Writes a call.
     *
     * @param accounts the accounts
     * @param token the token
     * @return the body
     */
    public static byte[] create(List<Account> accounts, String token) {
        Buffer form = new Buffer();
        for (int i = 0; i < accounts.size(); i++) {
            Account account = accounts.get(i);
            String record = "users[" + i + "]";
            field(form, record, "[username]=", account.username());
            field(form, record, "[password]=", account.password());
            field(form, record, "[firstname]=", account.firstname());
            field(form, record, "[lastname]=", account.lastname());
            field(form, record, "[email]=", account.email());
            field(form, record, "[idnumber]=", account.idnumber());
            field(form, record, "[city]=", account.city());
            field(form, record, "[country]=", account.country());
            field(form, record, "[customfields][0][type]=", "company");
            field(form, record, "[customfields][0][value]=", account.company());
        }
        form.writeUtf8("wstoken=").writeUtf8(token);
        return form.readByteArray();
    }

    private static void field(Buffer form, String record, String name, String value) {
        form.writeUtf8(record).writeUtf8(name);
        int plain = 0;
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character < 128 && PLAIN[character]) {
                continue;
            }
            form.writeUtf8(value, plain, i);
            int end = i + (Character.isHighSurrogate(character) ? 2 : 1);
            if (character == ' ') {
                form.writeByte('+');
            } else if (character < 128) {
                percent(form, character);
            } else {
                for (byte octet : value.substring(i, end).getBytes(StandardCharsets.UTF_8)) {
                    percent(form, octet);
                }
            }
            plain = end;
            i = end - 1;
        }
        form.writeUtf8(value, plain, value.length()).writeByte('&');
    }

    private static void percent(Buffer form, int octet) {
        form.writeByte('%').writeByte(HEX[octet >> 4 & 15]).writeByte(HEX[octet & 15]);
    }
}
