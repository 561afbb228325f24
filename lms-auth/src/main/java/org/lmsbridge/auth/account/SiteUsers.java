package org.lmsbridge.auth.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The users that the site answered with, by each of their keys. Immutable. */
public final class SiteUsers {
    private final Map<Long, SiteUser> byId = new HashMap<>();
    private final Map<String, SiteUser> byUsername = new HashMap<>();
    private final Map<String, List<SiteUser>> byEmail = new HashMap<>();
    private final Map<String, List<SiteUser>> byIdnumber = new HashMap<>();

    /**
     * Sorts users by their keys.
     *
     * @param users the users; the same one may come several times
     */
    public SiteUsers(Collection<SiteUser> users) {
        var distinct = new LinkedHashMap<Long, SiteUser>();
        users.forEach(user -> distinct.put(user.id(), user));
        for (var user : distinct.values()) {
            byId.put(user.id(), user);
            byUsername.put(user.username(), user);
            user.email().ifPresent(email -> add(byEmail, Candidate.emailKey(email), user));
            user.idnumber().ifPresent(number -> add(byIdnumber, number, user));
        }
    }

    /**
     * Finds by number.
     *
     * @param id the number in the site
     * @return the user, if there is one
     */
    public Optional<SiteUser> byId(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * Finds by username.
     *
     * @param username the username
     * @return the user, if there is one
     */
    public Optional<SiteUser> byUsername(String username) {
        return Optional.ofNullable(byUsername.get(username));
    }

    /**
     * Finds by email address, without regard to case.
     *
     * @param email the address
     * @return the users; several where the site allows that
     */
    public List<SiteUser> byEmail(String email) {
        return byEmail.getOrDefault(Candidate.emailKey(email), List.of());
    }

    /**
     * Finds by ID number.
     *
     * @param idnumber the number
     * @return the users; Moodle does not keep the number unique
     */
    public List<SiteUser> byIdnumber(String idnumber) {
        return byIdnumber.getOrDefault(idnumber, List.of());
    }

    /** {@return the usernames of all users} */
    public Collection<String> usernames() {
        return List.copyOf(byUsername.keySet());
    }

    private static void add(Map<String, List<SiteUser>> index, String key, SiteUser user) {
        index.computeIfAbsent(key, any -> new ArrayList<>()).add(user);
    }
}
