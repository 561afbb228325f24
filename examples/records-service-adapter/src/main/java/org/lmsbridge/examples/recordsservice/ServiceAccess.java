package org.lmsbridge.examples.recordsservice;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.lmsbridge.core.records.Secret;

/**
 * Where the service is, and who asks it.
 *
 * @param address its address; {@code https}, unless plain http was asked for
 * @param user the user; not blank
 * @param password the password; not blank
 * @param debug whether the service is asked to log in detail
 * @param plainHttp whether an {@code http} address is accepted, which shows the password to everybody on the way
 */
public record ServiceAccess(URI address, String user, Secret password, boolean debug, boolean plainHttp) {
    public ServiceAccess {
        var faults = new ArrayList<String>();
        var scheme = String.valueOf(address.getScheme());
        if (address.getHost() == null || !List.of("http", "https").contains(scheme)) {
            faults.add(
                    "the address must be a whole URL, such as https://records.example.org/service, and is " + address);
        } else if (scheme.equals("http") && !plainHttp) {
            faults.add("the address " + address + " would send the password in clear; use https, or ask for plainHttp()"
                    + " where the network is yours");
        }
        if (user.isBlank()) {
            faults.add("the user is missing");
        }
        if (password.reveal().isBlank()) {
            faults.add("the password is missing");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("records service: " + String.join("; ", faults));
        }
    }

    /**
     * Access over https, without debugging.
     *
     * @param address the address
     * @param user the user
     * @param password the password
     * @return the access
     */
    public static ServiceAccess of(String address, String user, Secret password) {
        return new ServiceAccess(URI.create(address), user, password, false, false);
    }

    /**
     * Access over http, for a service on the same machine or in a network of one's own.
     *
     * @param address the address
     * @param user the user
     * @param password the password
     * @return the access
     */
    public static ServiceAccess ofPlainHttp(String address, String user, Secret password) {
        return new ServiceAccess(URI.create(address), user, password, false, true);
    }

    /** {@return the same access, with the service's debugging on} */
    public ServiceAccess withDebug() {
        return new ServiceAccess(address, user, password, true, plainHttp);
    }
}
