package org.lmsbridge.examples.training.portal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lmsbridge.auth.hash.PasswordHashing;
import org.lmsbridge.auth.password.BrokenRule;
import org.lmsbridge.auth.password.PasswordPolicy;
import org.lmsbridge.auth.signin.SignInStatus;
import org.lmsbridge.core.spi.Notice;
import org.lmsbridge.examples.training.post.Post;
import org.lmsbridge.examples.training.records.Person;
import org.lmsbridge.examples.training.records.Students;
import org.lmsbridge.examples.training.web.Pages;

/** Students' accounts: registering, signing in, profile and password. */
public final class Portal {
    private static final String NOBODY = "";

    private final Frame frame;
    private final Students students;
    private final PasswordHashing hashing;
    private final Post post;
    private final PasswordPolicy policy = PasswordPolicy.moodleDefault();

    /** A portal. */
    public Portal(Frame frame, Students students, PasswordHashing hashing, Post post) {
        this.frame = frame;
        this.students = students;
        this.hashing = hashing;
        this.post = post;
    }

    /** Puts the pages in place. */
    public void addTo(RoutesConfig routes) {
        routes.get("/register", context -> register(context, Map.of(), List.of()));
        routes.post("/register", this::registered);
        routes.get("/sign-in", context -> signIn(context, NOBODY, NOBODY));
        routes.post("/sign-in", this::signedIn);
        routes.post("/sign-out", this::signedOut);
        routes.get("/username", context -> frame.show(context, "portal/username", Map.of("asked", false)));
        routes.post("/username", this::username);
        routes.get("/profile", context -> frame.ifSignedIn(context, person -> profile(context, person, List.of())));
        routes.post("/profile", context -> frame.ifSignedIn(context, person -> profileChanged(context, person)));
        routes.post("/password", context -> frame.ifSignedIn(context, person -> passwordChanged(context, person)));
    }

    private void register(Context context, Map<String, String> entered, List<String> faults) {
        var values = new HashMap<>(Map.of("firstName", "", "lastName", "", "email", "", "city", ""));
        values.putAll(entered);
        frame.show(context, "portal/register", Map.of("entered", values, "faults", faults, "rules", rules()));
    }

    private void registered(Context context) {
        var form = new PersonForm(context);
        var password = form.secret("password");
        var faults = form.faults();
        faults.addAll(faultsOf(password));
        if (faults.isEmpty()) {
            var added = students.register(form.person(), hashing.hash(password));
            Arrays.fill(password, '\0');
            if (added.isPresent()) {
                frame.desk().enter(context, added.get());
                Pages.go(context, "/", "Welcome. Your account is ready; choose a course.");
                return;
            }
            faults.add("Somebody has registered with this email address. Sign in instead.");
        }
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        register(context, form.entered(), faults);
    }

    private void signIn(Context context, String email, String fault) {
        frame.show(context, "portal/sign-in", Map.of("email", email, "fault", fault));
    }

    private void signedIn(Context context) {
        var email = Forms.text(context, "email");
        var password = Forms.text(context, "password").toCharArray();
        var status = frame.desk().signIn(context, email, password);
        Arrays.fill(password, '\0');
        if (status == SignInStatus.ACCEPTED) {
            var staff = frame.person(context).filter(Person::staff).isPresent();
            Pages.go(context, staff ? "/staff" : "/mine", NOBODY);
            return;
        }
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        signIn(
                context,
                email,
                switch (status) {
                    case LOCKED_OUT -> "Too many attempts. Wait a few minutes, then try again.";
                    case INACTIVE -> "This account is closed. Please call us.";
                    case UNAVAILABLE, BUSY -> "We cannot check passwords right now. Please try again in a minute.";
                    default -> "Email address or password is wrong.";
                });
    }

    private void signedOut(Context context) {
        frame.desk().leave(context);
        context.redirect("/", HttpStatus.SEE_OTHER);
    }

    /** Tells the same to everybody, and writes to the address: who is registered here is nobody else's business. */
    private void username(Context context) {
        var email = Forms.text(context, "email").strip().toLowerCase(Locale.ROOT);
        if (students.isKnown(email)) {
            post.send(Notice.toContact(
                    email,
                    "Your username",
                    "You sign in with this email address: " + email + "\n" + context.scheme() + "://" + context.host()
                            + "/sign-in"));
        }
        frame.show(context, "portal/username", Map.of("asked", true));
    }

    private void profile(Context context, Person person, List<String> faults) {
        frame.show(context, "portal/profile", Map.of("person", person, "faults", faults, "rules", rules()));
    }

    private void profileChanged(Context context, Person person) {
        var form = new PersonForm(context);
        var faults = form.nameFaults();
        if (!faults.isEmpty()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            profile(context, form.person(), faults);
            return;
        }
        var contact = person.contact();
        var to = form.person();
        students.change(contact, to.firstName(), to.lastName(), to.city(), to.phone());
        frame.host().tell(bridge -> bridge.changed(contact));
        Pages.go(context, "/profile", "Your profile is saved.");
    }

    private void passwordChanged(Context context, Person person) {
        var contact = person.contact();
        var old = Forms.text(context, "old").toCharArray();
        var password = Forms.text(context, "password").toCharArray();
        var faults = faultsOf(password);
        if (!frame.desk().knows(contact, old)) {
            faults = List.of("Your present password is not right.");
        }
        if (faults.isEmpty()) {
            students.changePassword(contact, hashing.hash(password));
            Pages.go(context, "/profile", "Your password is changed.");
        } else {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            profile(context, person, faults);
        }
        Arrays.fill(old, '\0');
        Arrays.fill(password, '\0');
    }

    /** Every rule of the policy, as the empty password breaks all of them. */
    private List<BrokenRule> rules() {
        return policy.broken("");
    }

    private List<String> faultsOf(char[] password) {
        return policy.broken(password).stream()
                .map(rule -> "The password needs " + rule.message() + ".")
                .toList();
    }

    /** What the form of a person holds. */
    private static final class PersonForm {
        private static final int LONGEST = 100;
        private final Context context;

        PersonForm(Context context) {
            this.context = context;
        }

        Person person() {
            return new Person("", text("firstName"), text("lastName"), email(), text("city"), text("phone"), false);
        }

        Map<String, String> entered() {
            return Map.of(
                    "firstName",
                    text("firstName"),
                    "lastName",
                    text("lastName"),
                    "email",
                    email(),
                    "city",
                    text("city"));
        }

        List<String> faults() {
            var faults = nameFaults();
            if (!email().matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+") || email().length() > LONGEST) {
                faults.add("Enter your email address, such as ines@example.org.");
            }
            return faults;
        }

        List<String> nameFaults() {
            var faults = new java.util.ArrayList<String>();
            if (text("firstName").isBlank() || text("lastName").isBlank()) {
                faults.add("Enter your first and last name.");
            }
            if (text("firstName").length() > LONGEST
                    || text("lastName").length() > LONGEST
                    || text("city").length() > LONGEST
                    || text("phone").length() > 40) {
                faults.add("Names have at most 100 characters, telephone numbers 40.");
            }
            return faults;
        }

        char[] secret(String name) {
            return Forms.text(context, name).toCharArray();
        }

        private String email() {
            return text("email").toLowerCase(Locale.ROOT);
        }

        private String text(String name) {
            return Forms.text(context, name).strip();
        }
    }
}
