package org.lmsbridge.examples.proof;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a request until it is opened, and tells when one is in it. */
final class Trap extends CountDownLatch {
    private final CountDownLatch sprung = new CountDownLatch(1);
    private final boolean loses;

    /**
     * A trap that is set.
     *
     * @param loses whether a request that was in it is lost, instead of being worked on
     */
    Trap(boolean loses) {
        super(1);
        this.loses = loses;
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        sprung.countDown();
        boolean opened = super.await(timeout, unit);
        if (loses) {
            throw new IllegalStateException("the request is lost");
        }
        return opened;
    }

    /** {@return whether a request came before the process ended} */
    boolean springs(Process process) throws InterruptedException {
        while (!sprung.await(5, TimeUnit.MILLISECONDS)) {
            if (!process.isAlive()) {
                return sprung.getCount() == 0;
            }
        }
        return true;
    }

    void open() {
        countDown();
    }
}
