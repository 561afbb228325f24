package org.lmsbridge.examples.benchmark.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignInProgramTest {
    @Test
    void everySignInSucceeds() {
        // One second at a pace that says nothing; a sign-in that failed would end the program.
        assertThat(SignInProgram.run(
                        "--rate", "20", "--connections", "4", "--warmup", "1", "--seconds", "1", "--goal", "60000"))
                .isZero();
    }
}
