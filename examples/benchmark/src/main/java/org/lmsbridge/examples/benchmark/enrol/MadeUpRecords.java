package org.lmsbridge.examples.benchmark.enrol;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lmsbridge.core.records.BookingTarget;
import org.lmsbridge.core.records.CategoryId;
import org.lmsbridge.core.records.Contact;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseCategory;
import org.lmsbridge.core.records.CourseDate;
import org.lmsbridge.core.records.CourseDateId;
import org.lmsbridge.core.records.CourseMaster;
import org.lmsbridge.core.records.CourseMasterId;
import org.lmsbridge.core.records.ProfileField;
import org.lmsbridge.core.records.Registration;
import org.lmsbridge.core.records.RegistrationId;
import org.lmsbridge.core.records.RegistrationStatus;
import org.lmsbridge.core.spi.Changed;
import org.lmsbridge.core.spi.Changes;
import org.lmsbridge.core.spi.Contacts;
import org.lmsbridge.core.spi.CourseCatalogue;
import org.lmsbridge.core.spi.Page;
import org.lmsbridge.core.spi.PointRead;
import org.lmsbridge.core.spi.Registrations;

/**
 * Records that are made when they are asked for, so that they take no memory. Registration N is of contact N modulo
 * the contacts, on a course date that differs for each round through them. Thread-safe.
 */
public final class MadeUpRecords implements CourseCatalogue, Contacts, Registrations, Changes {
    /** The field of the category that holds the number of the Moodle category. */
    public static final String CATEGORY_FIELD = "8620";

    private static final CategoryId CATEGORY = new CategoryId("safety");
    private static final CourseMasterId MASTER = new CourseMasterId("first-aid");
    private static final int EVERY = 200;

    private static final int DIGITS = 7;

    private final String suffix;
    private final int contacts;
    private final int courseDates;
    private final int registrations;
    private volatile boolean changed;

    /**
     * Makes records.
     *
     * @param suffix of all ids and addresses, so that several sets have room in one site
     * @param contacts how many contacts
     * @param courseDates how many course dates
     * @param registrations how many registrations
     */
    public MadeUpRecords(String suffix, int contacts, int courseDates, int registrations) {
        this.suffix = suffix;
        this.contacts = contacts;
        this.courseDates = courseDates;
        this.registrations = registrations;
    }

    /** From now on every 200th registration is cancelled, and as many are new: 1 % has changed. */
    void change() {
        changed = true;
    }

    /** {@return how many enrolments they call for} */
    int called() {
        return registrations;
    }

    private int total() {
        return changed ? registrations + registrations / EVERY : registrations;
    }

    /** One change only ever happens, and where it begins is not worked out. */
    @Override
    public Changed since(Optional<String> cursor, int limit) {
        var now = changed ? "changed" : "as made";
        return cursor.filter(now::equals)
                .map(place -> Changed.of(Set.of(), Set.of(), place, true))
                .orElseGet(() -> Changed.everything(now));
    }

    @Override
    public Page<CourseCategory> categories(Optional<CategoryId> after, int limit) {
        return one(CourseCategory.builder()
                .id(CATEGORY)
                .name("First aid")
                .putFields(CATEGORY_FIELD, "1")
                .build());
    }

    @Override
    public Page<CourseMaster> masters(Optional<CourseMasterId> after, int limit) {
        return one(CourseMaster.builder()
                .id(MASTER)
                .name("Provide first aid")
                .category(CATEGORY)
                .build());
    }

    private static <T> Page<T> one(T item) {
        return new Page<>(List.of(item), true, Instant.now());
    }

    @Override
    public Page<CourseDate> courseDates(Optional<CourseDateId> after, int limit) {
        int from = after.map(id -> number(id.value()) + 1).orElse(0);
        var page = new ArrayList<CourseDate>();
        for (int number = from; number < courseDates && page.size() < limit; number++) {
            page.add(courseDate(number));
        }
        return new Page<>(page, from + page.size() == courseDates, Instant.now());
    }

    @Override
    public PointRead<CourseDate> byId(CourseDateId id) {
        return new PointRead<>(Optional.of(courseDate(number(id.value()))), Instant.now());
    }

    /**
     * Gives a course date.
     *
     * @param number its number
     * @return the course date
     */
    public CourseDate courseDate(int number) {
        return CourseDate.builder()
                .id(new CourseDateId(id("d", number)))
                .master(MASTER)
                .start(LocalDateTime.of(2027, 3, 1, 9, 0).plusDays(number))
                .zone(ZoneId.of("Australia/Brisbane"))
                .build();
    }

    @Override
    public List<Contact> byIds(Set<ContactId> ids) {
        return ids.stream().map(id -> contact(number(id.value()))).toList();
    }

    @Override
    public PointRead<Contact> byId(ContactId id) {
        return new PointRead<>(Optional.of(contact(number(id.value()))), Instant.now());
    }

    @Override
    public Page<Registration> of(BookingTarget target, Optional<RegistrationId> after, int limit) {
        int date = number(target.value());
        var page = new ArrayList<Registration>();
        int number = next(date, after.map(id -> number(id.value()) + 1).orElse(0));
        while (number < total() && page.size() < limit) {
            page.add(registration(number));
            number = next(date, number + 1);
        }
        return new Page<>(page, number >= total(), Instant.now());
    }

    /** The first registration for a course date from a number on, found without looking at those of others. */
    private int next(int date, int from) {
        int round = from / contacts;
        int contact = from % contacts;
        int found = contact + Math.floorMod(date - round - contact, courseDates);
        return found < contacts ? round * contacts + found : next(date, (round + 1) * contacts);
    }

    @Override
    public PointRead<Registration> byId(RegistrationId id) {
        int number = number(id.value());
        return new PointRead<>(number < total() ? Optional.of(registration(number)) : Optional.empty(), Instant.now());
    }

    /**
     * Gives a contact.
     *
     * @param number its number
     * @return the contact
     */
    public Contact contact(int number) {
        return Contact.builder()
                .id(new ContactId(id("c", number)))
                .firstName("First" + number)
                .lastName("Last" + number)
                .email(email(number))
                .putProfile(ProfileField.CITY, "Brisbane")
                .build();
    }

    /**
     * Gives an address.
     *
     * @param contact a contact's number
     * @return its address
     */
    public String email(int contact) {
        return "student" + contact + suffix + "@example.org";
    }

    /**
     * Says who is booked.
     *
     * @param registration a registration's number
     * @return the number of its contact
     */
    public int contactOf(int registration) {
        return registration % contacts;
    }

    /**
     * Says what is booked.
     *
     * @param number a registration's number
     * @return the number of its course date
     */
    public int dateOf(int number) {
        return (number % contacts + number / contacts) % courseDates;
    }

    private Registration registration(int number) {
        boolean cancelled = changed && number < registrations && number % EVERY == 0;
        return Registration.builder()
                .id(new RegistrationId(id("r", number)))
                .contact(new ContactId(id("c", contactOf(number))))
                .target(new CourseDateId(id("d", dateOf(number))))
                .status(cancelled ? RegistrationStatus.CANCELLED : RegistrationStatus.REGISTERED)
                .build();
    }

    private String id(String kind, int number) {
        var digits = Integer.toString(number);
        return kind + "0".repeat(DIGITS - digits.length()) + digits + suffix;
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(1, 1 + DIGITS));
    }
}
