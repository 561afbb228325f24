package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lmsbridge.core.guard.Measure;
import org.lmsbridge.core.guard.Threshold;
import org.lmsbridge.core.guard.Tripped;
import org.lmsbridge.core.plan.ChangeKind;
import org.lmsbridge.core.plan.ChangeOutcome;
import org.lmsbridge.core.plan.PlanStatus;
import org.lmsbridge.core.report.Finding;
import org.lmsbridge.core.state.DeliveryFailure;
import org.lmsbridge.core.state.DeliveryState;
import org.lmsbridge.core.state.Journal.OpenIntent;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.PlanShare;
import org.lmsbridge.core.state.SavedSettings;
import org.lmsbridge.core.state.SiteState;

/** Everything that a run calls, in a store with many links. How many says the property {@code lms.queryPlan.links}. */
final class QueryPlanWork {
    private static final int SHARE = 300;
    static final int LINKS = Integer.getInteger("lms.queryPlan.links", 100_000);

    private QueryPlanWork() {}

    static void fill(SiteState site) {
        var links = Samples.accounts(LINKS);
        Chunks.of(links).forEach(site.links()::save);
        for (int i = 0; i < 300; i++) {
            site.journal().settle(site.journal().intend("core_user_create_users", List.of()), "APPLIED", Map.of());
        }
        plan(site, 200);
    }

    /** Calls everything that a run calls. */
    static void use(SiteState site) {
        var links = site.links();
        var thousand = Samples.accounts(60_000).subList(59_000, 60_000);
        var ids = thousand.stream().map(Link::recordsId).toList();
        assertThat(links.find(LinkKind.ACCOUNT, "", ids)).hasSize(1_000);
        var keys = thousand.stream().map(Link::naturalKey).toList();
        assertThat(links.findByNaturalKey(LinkKind.ACCOUNT, keys)).hasSize(1_000);
        assertThat(links.find(LinkKind.ACCOUNT, "", ids.subList(0, 1))).hasSize(1);
        assertThat(links.findByNaturalKey(LinkKind.ACCOUNT, keys.subList(0, 1))).hasSize(1);
        site.attempts().count("a", Duration.ofMinutes(1));
        assertThat(site.attempts().counted("a")).isEqualTo(1);
        var numbers = thousand.stream().map(link -> link.lmsId().orElseThrow()).toList();
        assertThat(links.findByLmsId(LinkKind.ACCOUNT, numbers)).hasSize(1_000);
        links.list(LinkKind.ACCOUNT, "", Optional.of("contact:050000"), 1_000);
        links.save(Samples.accounts(300).stream().map(Samples::inDoubt).toList());
        assertThat(links.inDoubt(LinkKind.ACCOUNT, Optional.empty(), 100)).hasSize(100);
        links.delete(List.of(Samples.account(4)));
        var journal = site.journal();
        for (int i = 0; i < 100; i++) {
            journal.intend("core_user_create_users", List.of());
        }
        journal.resolve(journal.open(10).stream().map(OpenIntent::ticket).toList());
        journal.record("run", List.of(ChangeOutcome.applied(Samples.enrol(1))));
        plan(site, 200);
        assertThat(journal.writtenSince(journal.mark())).isFalse();
        guarded(site);
        runs(site);
        memory(site);
        deliveries(site);
        sharing(site);
        planShare(site);
        site.stopSwitch().stop("Maja", "Exams.");
        assertThat(site.stopSwitch().find()).isPresent();
        site.stopSwitch().release();
        site.handsOff().mark("contact:1", "Maja", "Exams.");
        assertThat(site.handsOff().find(ids)).isEmpty();
        assertThat(site.handsOff().list(Optional.empty(), 10)).hasSize(1);
        site.handsOff().unmark("contact:1");
        try (var writer = site.plans().create()) {
            writer.add(Samples.courses(1));
        }
    }

    private static void plan(SiteState site, int size) {
        try (var writer = site.plans().create()) {
            var claims = new TreeMap<String, String>();
            IntStream.range(0, 1_000).forEach(i -> claims.put("user" + i, "contact:" + i));
            writer.claim("username", claims);
            for (int i = 0; i < size; i++) {
                writer.add(Samples.courses(i));
                writer.add(Finding.info("code", "contact:" + i, "message"));
            }
            var plan = writer.finish();
            assertThat(plan.segments()).hasSize(size);
            assertThat(plan.findings()).hasSize(size);
            assertThat(site.plans().find(plan.header().id())).isPresent();
            assertThat(site.plans().take(plan.header().id(), "run-1")).isTrue();
        }
    }

    private static void guarded(SiteState site) {
        var plans = site.plans();
        try (var writer = plans.create()) {
            writer.add(Samples.enrolmentsOf("Baking", Samples.remove(1), Samples.remove(2)));
            var plan = writer.finish();
            var id = plan.header().id();
            assertThat(plan.courses()).hasSize(1);
            plans.stop(
                    plans.entry(id).orElseThrow(),
                    List.of(new Tripped(Measure.REMOVALS, "", 2, 2, new Threshold(0, 0))));
            assertThat(plans.stopped(10)).hasSize(1);
            plans.approve(id, "Maja");
            assertThat(plans.approvalFor(plan, EnumSet.of(ChangeKind.ENROLMENT_REMOVE), Instant.EPOCH))
                    .contains(id);
            assertThat(plans.list(Optional.of(id), 2)).hasSize(2);
            assertThat(plans.take(id, "run-1")).isTrue();
            plans.giveBack(id, "run-1");
            plans.take(id, "run-1");
            plans.end(id, "run-1", PlanStatus.APPLIED);
            plans.pass(id);
        }
    }

    private static void memory(SiteState site) {
        IntStream.range(0, 300).forEach(i -> site.cursors().put("cursor-" + i, "1"));
        assertThat(site.cursors().get("cursor-7")).isPresent();
        site.cursors().remove("cursor-8");
        IntStream.range(0, 300).forEach(i -> site.counters().next("counter-" + i, 1));
        site.settings().save(List.of(new SavedSettings.Value("enrol_records", "enabled", "yes", false)), "Maja");
        assertThat(site.settings().find("enrol_records", "enabled")).isPresent();
        assertThat(site.settings().list()).hasSize(1);
        site.settings().remove("enrol_records", "enabled");
    }

    private static void deliveries(SiteState site) {
        var deliveries = site.deliveries();
        deliveries.store(IntStream.range(0, 300).mapToObj(Samples::delivery).toList());
        var claimed = deliveries.claim("topic", "host", Duration.ofMinutes(1), 3);
        assertThat(claimed).hasSize(3);
        deliveries.acknowledge(claimed.get(0));
        var failure = new DeliveryFailure(DeliveryFailure.Kind.PERMANENT, "error", "remedy");
        deliveries.fail(claimed.get(1), failure, Samples.BACKOFF);
        assertThat(deliveries.requeue(claimed.get(1))).isTrue();
        assertThat(deliveries.list(DeliveryState.PENDING, Optional.of(claimed.get(2)), 10))
                .hasSize(10);
        assertThat(deliveries.find(claimed.get(0).key())).isPresent();
    }

    private static void planShare(SiteState site) {
        try (var writer = site.plans().create()) {
            var plan = writer.finish().header().id();
            var share = site.plans().share(plan, "run-1");
            IntStream.range(0, SHARE).forEach(i -> share.claim("course-date:" + i, Duration.ofMinutes(1)));
            share.open(Duration.ofMinutes(1));
            assertThat(site.plans().share(plan, "run-2").isOpen()).isTrue();
            assertThat(site.plans().share(plan, "run-2").takeOver("course-date:1", Duration.ofMinutes(1)))
                    .isFalse();
            assertThat(share.isAlone()).isTrue();
            assertThat(share.others()).isEqualTo(PlanShare.Others.NOTHING);
            share.renew(Duration.ofMinutes(1));
            share.saveLeft(IntStream.range(0, SHARE)
                    .mapToObj(i -> new PlanShare.Left("course-date:" + i, ChangeKind.ENROLMENT_REMOVE, 1, 1))
                    .toList());
            assertThat(share.moved()).isEqualTo(SHARE);
            assertThat(share.left()).hasSize(SHARE);
            share.done();
        }
    }

    private static void sharing(SiteState site) {
        IntStream.range(0, 300).forEach(i -> site.leases().take("task-" + i, "host", Duration.ofMinutes(1)));
        var lease = site.leases().take("task", "host", Duration.ofMinutes(1)).orElseThrow();
        assertThat(site.leases().renew(lease, Duration.ofMinutes(1))).isTrue();
        site.leases().release(lease);
        IntStream.range(0, 300).forEach(i -> site.pushes().mark("task", "contact:" + i));
        site.pushes().begin("task", "contact:7");
        assertThat(site.pushes().isMarked("task", "contact:7")).isTrue();
        assertThat(site.pushes().list("task", Optional.of("contact:7"), 10)).hasSize(10);
        site.pushes().done("task", "contact:7");
        site.attempts().count("name", Duration.ofMinutes(15));
        site.attempts().takeBack("name");
        site.attempts().forget("name");
    }

    private static void runs(SiteState site) {
        for (int i = 0; i < 300; i++) {
            site.runs().save(Samples.run("run-" + i, 1), List.of(Finding.info("code", "contact:1", "message")));
        }
        assertThat(site.runs().list(Optional.of("run-200"), 10)).hasSize(10);
        assertThat(site.runs().find("run-7")).isPresent();
        assertThat(site.runs().findings("run-7")).hasSize(1);
        site.runs().save(Samples.run("run-7", 1), List.of());
    }

    /** {@return whether a statement looks for rows} Those that only insert do not. */
    static boolean isSearching(String sql) {
        return sql.matches("(?s)(select|update|delete|insert .* select) .*");
    }

    /** A statement with a limit reads no more than that, and one row to see that there are more. */
    static int rowsAllowed(String sql, Map<Integer, Object> parameters, int otherwise) {
        if (sql.contains("run_id < ?") || sql.contains("run_id > ?")) {
            // H2 looks an open interval up as a closed one, and so reads the run's own share on the way.
            return SHARE + 2;
        }
        if (sql.endsWith("limit 1")) {
            return 2;
        }
        if (sql.endsWith("limit ?")) {
            return (int) new ArrayList<>(parameters.values()).get(parameters.size() - 1) + 1;
        }
        return otherwise;
    }
}
