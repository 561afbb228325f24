package org.lmsbridge.auth.hash;

/**
 * What one Argon2id hash costs.
 *
 * @param memoryKib memory in KiB; at least 8 for each lane
 * @param iterations passes over the memory; at least 1
 * @param parallelism lanes; at least 1
 */
public record Argon2Cost(int memoryKib, int iterations, int parallelism) {
    public Argon2Cost {
        if (parallelism < 1 || iterations < 1 || memoryKib < 8 * parallelism) {
            throw new IllegalArgumentException(
                    "Argon2 needs parallelism and iterations of at least 1, and 8 KiB of memory for each lane");
        }
    }
}
