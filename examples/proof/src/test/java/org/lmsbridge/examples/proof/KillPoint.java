package org.lmsbridge.examples.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.lmsbridge.sandbox.Fault;
import org.lmsbridge.sandbox.MoodleSandbox;

/**
 * Where a host is killed.
 *
 * @param request at which of its requests, from 1
 * @param moment when, seen from that request
 * @param nanos how long after the answer, for {@link Moment#SOON}
 */
record KillPoint(long request, Moment moment, long nanos) {

    /** Starts a host in a process of its own. */
    interface Host {
        Process start() throws IOException;
    }

    /** {@return the same moment, counted from a later request} */
    KillPoint minus(long requests) {
        return new KillPoint(request - requests, moment, nanos);
    }

    /** Kills a host at a request to the site. {@return the trap, to be opened where the request is worked on later} */
    Trap kill(MoodleSandbox sandbox, Host host) throws IOException, InterruptedException {
        sandbox.calls().reset();
        var trap = new Trap(moment == Moment.LOST);
        if (moment != Moment.SOON) {
            var hold = Fault.hold(trap);
            sandbox.faults().onAny().call(request).then(moment == Moment.UNANSWERED ? hold.afterCommit() : hold);
        }
        kill(host, trap, () -> sandbox.calls().requests().calls() >= request);
        if (moment == Moment.LATE) {
            awaitWorkedOn(sandbox);
        }
        return trap;
    }

    /** Kills a host at a request to whatever the trap was set in. */
    void kill(Host host, Trap trap, BooleanSupplier answered) throws IOException, InterruptedException {
        var process = host.start();
        try {
            if (moment == Moment.SOON) {
                while (process.isAlive() && !answered.getAsBoolean()) {
                    LockSupport.parkNanos(200_000);
                }
                LockSupport.parkNanos(nanos);
            } else {
                assertThat(trap.springs(process))
                        .as("the host came as far as request %d", request)
                        .isTrue();
            }
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        // 137: killed; 0: the last request was drawn, and the host was done before.
        assertThat(process.exitValue()).isIn(moment == Moment.SOON ? new Object[] {137, 0} : new Object[] {137});
        if (moment != Moment.LATER) {
            trap.open();
        }
    }

    /** Waits until the site has worked on the request that it was asked last. */
    void awaitWorkedOn(MoodleSandbox sandbox) {
        awaitTrue(() -> sandbox.calls().requests().calls() >= request);
    }

    static void awaitTrue(BooleanSupplier reached) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!reached.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(reached.getAsBoolean()).isTrue();
    }
}
