package org.lmsbridge.core.schedule;

import org.lmsbridge.core.state.DeliveryFailure;

/** Says why a call-back was not delivered, and what follows from it. */
public class DeliveryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient DeliveryFailure failure;

    /**
     * A failure.
     *
     * @param failure why, and what follows; kept with the call-back and shown to people
     */
    public DeliveryException(DeliveryFailure failure) {
        super(failure.error());
        this.failure = failure;
    }

    /**
     * It is known not to have arrived; another try follows.
     *
     * @param error what went wrong
     * @return the exception
     */
    public static DeliveryException notArrived(String error) {
        return new DeliveryException(new DeliveryFailure(DeliveryFailure.Kind.NOT_ARRIVED, error, ""));
    }

    /**
     * Nobody knows whether it arrived; another try follows.
     *
     * @param error what went wrong
     * @return the exception
     */
    public static DeliveryException mayHaveArrived(String error) {
        return new DeliveryException(new DeliveryFailure(DeliveryFailure.Kind.MAY_HAVE_ARRIVED, error, ""));
    }

    /**
     * No other try can succeed unless a person does something.
     *
     * @param error what went wrong
     * @param remedy what the person can do, before the call-back is requeued
     * @return the exception
     */
    public static DeliveryException permanent(String error, String remedy) {
        return new DeliveryException(new DeliveryFailure(DeliveryFailure.Kind.PERMANENT, error, remedy));
    }

    /** {@return why, and what follows} */
    public DeliveryFailure failure() {
        return failure;
    }
}
