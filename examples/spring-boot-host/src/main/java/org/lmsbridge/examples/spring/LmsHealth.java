package org.lmsbridge.examples.spring;

import java.util.Optional;
import org.lmsbridge.core.report.RunStatus;
import org.lmsbridge.core.state.DeliveryState;
import org.lmsbridge.core.state.SiteState;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Says how the synchronisation fares, from the state alone: no call to Moodle is made, so that a probe every second
 * costs the site nothing.
 */
@Component("lms")
class LmsHealth extends AbstractHealthIndicator {
    private final LmsSite site;

    LmsHealth(LmsSite site) {
        this.site = site;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        site.find()
                .ifPresentOrElse(
                        state -> check(state, health),
                        () -> health.status(Status.UNKNOWN).withDetail("moodle", "switched off"));
    }

    private static void check(SiteState site, Health.Builder health) {
        var dead = site.deliveries().counts().getOrDefault(DeliveryState.DEAD, 0L);
        var last = site.runs().list(Optional.empty(), 1).stream().findFirst();
        health.up().withDetail("deadCallBacks", dead).withDetail("stopped", isStopped(site));
        last.ifPresent(run -> health.withDetail("lastRun", run.status()).withDetail("lastRunAt", run.startedAt()));
        if (dead > 0 || last.filter(run -> run.status() == RunStatus.BROKEN_OFF).isPresent()) {
            // Not DOWN: the application serves its pages whether or not Moodle can be reached.
            health.status("DEGRADED");
        }
    }

    private static boolean isStopped(SiteState site) {
        return site.stopSwitch().find().isPresent();
    }
}
