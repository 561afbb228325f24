package org.lmsbridge.examples.benchmark.site;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.lmsbridge.moodle.Secret;
import org.lmsbridge.moodle.model.NewUser;

/** Made-up people: the same ones in every run, with names of several scripts. */
public final class People {
    private static final List<String> FIRST =
            List.of("Anne", "Zoë", "Mary Jane", "José", "Łukasz", "李娜", "Kim", "D'Arcy");
    private static final List<String> LAST =
            List.of("Example", "O'Brien", "van den Berg", "Müller", "Nguyễn", "Smith-Jones", "Øster", "Lee");
    private static final List<String> CITIES = List.of("Brisbane", "Alice Springs", "Perth", "Gold Coast");

    private People() {}

    /**
     * Makes accounts to be created, each with the fields that student records usually have.
     *
     * @param count how many
     * @return the accounts
     */
    public static List<NewUser> accounts(int count) {
        return IntStream.range(0, count).mapToObj(People::account).toList();
    }

    private static NewUser account(int number) {
        return NewUser.builder()
                .username(username(number))
                .password(Secret.of("Pass word-" + number + "!"))
                .firstname(first(number))
                .lastname(last(number))
                .email(email(number))
                .idnumber("S-" + number)
                .city(CITIES.get(number % CITIES.size()))
                .country("AU")
                .putCustomfields("company", "Example & Sons " + number % 50)
                .build();
    }

    static String username(int number) {
        return String.format(Locale.ROOT, "student%06d", number);
    }

    static String first(int number) {
        return FIRST.get(number % FIRST.size());
    }

    static String last(int number) {
        return LAST.get(number / FIRST.size() % LAST.size());
    }

    static String email(int number) {
        return username(number) + "@example.org";
    }
}
