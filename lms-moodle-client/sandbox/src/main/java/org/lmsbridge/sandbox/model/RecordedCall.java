package org.lmsbridge.sandbox.model;

/**
 * A request that a sandbox received, with token and passwords masked.
 *
 * @param function the function that was asked for, empty where none was
 * @param method the HTTP method
 * @param query the query string, masked
 * @param body the form body as it was sent, masked
 * @param write whether the function writes
 * @param status the HTTP status of the answer, 0 where the connection was dropped
 * @param errorCode the code of the error envelope, empty where the answer was none
 * @param requestBytes the size of the body that came in
 * @param responseBytes the size of the body that went out
 */
public record RecordedCall(
        String function,
        String method,
        String query,
        String body,
        boolean write,
        int status,
        String errorCode,
        long requestBytes,
        long responseBytes) {}
