package org.lmsbridge.sandbox.model;

/**
 * How much a sandbox was asked.
 *
 * @param calls how many calls
 * @param writes how many of them were of functions that write
 * @param requestBytes how many bytes came in, 0 for packed calls
 * @param responseBytes how many bytes went out, 0 for packed calls
 */
public record CallCount(long calls, long writes, long requestBytes, long responseBytes) {

    /** Nothing yet. */
    public static final CallCount NONE = new CallCount(0, 0, 0, 0);

    /**
     * One call more.
     *
     * @param write whether it is of a function that writes
     * @param in bytes that came in
     * @param out bytes that went out
     * @return the new count
     */
    public CallCount plus(boolean write, long in, long out) {
        return new CallCount(calls + 1, writes + (write ? 1 : 0), requestBytes + in, responseBytes + out);
    }
}
