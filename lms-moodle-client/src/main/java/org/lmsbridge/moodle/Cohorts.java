package org.lmsbridge.moodle;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lmsbridge.moodle.api.CohortApi;
import org.lmsbridge.moodle.bulk.BulkResult;
import org.lmsbridge.moodle.bulk.Done;
import org.lmsbridge.moodle.bulk.Verdict;
import org.lmsbridge.moodle.error.ErrorCodes;
import org.lmsbridge.moodle.model.Cohort;
import org.lmsbridge.moodle.model.CohortMember;
import org.lmsbridge.moodle.model.CohortMembers;
import org.lmsbridge.moodle.model.CohortUpdate;
import org.lmsbridge.moodle.model.NewCohort;
import org.lmsbridge.moodle.model.Warning;

/** Cohorts of a site. Thread-safe. */
public final class Cohorts {
    private static final int COHORTS_PER_CALL = 100;
    private final Area area;
    private final CohortApi api;

    Cohorts(Area area) {
        this.area = area;
        this.api = area.api(CohortApi.class);
    }

    /** {@return all cohorts that the token may see; {@code core_cohort_get_cohorts}} */
    public List<Cohort> all() {
        return api.all();
    }

    /**
     * Reads cohorts by number.
     *
     * @param ids the numbers
     * @return the cohorts
     */
    public List<Cohort> byIds(Collection<Long> ids) {
        return area.writer().read(List.copyOf(ids), "cohortids", api::byIds);
    }

    /**
     * Creates cohorts; {@code core_cohort_create_cohorts}.
     *
     * @param cohorts the cohorts
     * @return a verdict for each, with the new number
     */
    public BulkResult<NewCohort, Long> create(List<NewCohort> cohorts) {
        return area.writer()
                .write(
                        cohorts,
                        Simple.<NewCohort>creating(
                                        CohortApi.CREATE,
                                        "cohorts",
                                        cohort -> "cohort:" + cohort.idnumber(),
                                        batch -> api
                                                .create(batch.stream()
                                                        .map(Cohorts::form)
                                                        .toList())
                                                .stream()
                                                .map(Cohort::id)
                                                .toList())
                                .lookingUp(this::numberOf));
    }

    /** The number under which a cohort is found that is exactly as it was sent. */
    private Optional<Long> numberOf(NewCohort cohort) {
        return search(cohort.idnumber()).stream()
                .filter(found ->
                        found.idnumber().filter(cohort.idnumber()::equals).isPresent()
                                && found.name().equals(cohort.name()))
                .map(Cohort::id)
                .findFirst();
    }

    /**
     * Searches names, identifiers and descriptions; {@code core_cohort_search_cohorts}.
     *
     * @param text a part of one of them
     * @return the cohorts of the whole site that match and may be seen
     */
    public List<Cohort> search(String text) {
        Map<String, Object> everywhere = Map.of("contextlevel", "system", "instanceid", 0);
        return Stream.iterate(0, from -> from + COHORTS_PER_CALL)
                .map(from -> api.search(text, everywhere, "all", from, COHORTS_PER_CALL)
                        .cohorts())
                .takeWhile(Predicate.not(List::isEmpty))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Changes cohorts; {@code core_cohort_update_cohorts}.
     *
     * @param updates the changes
     * @return a verdict for each
     */
    public BulkResult<CohortUpdate, Done> update(List<CohortUpdate> updates) {
        return area.writer()
                .write(
                        updates,
                        Simple.changing(
                                CohortApi.UPDATE,
                                "cohorts",
                                update -> "cohort#" + update.id(),
                                batch -> api.update(
                                        batch.stream().map(Cohorts::form).toList())));
    }

    private static Map<String, Object> form(CohortUpdate update) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", update.id());
        form.put("categorytype", place(update.categoryid()));
        form.put("name", update.name());
        form.put("idnumber", update.idnumber());
        update.description().ifPresent(text -> form.put("description", text));
        update.visible().ifPresent(visible -> form.put("visible", visible));
        return form;
    }

    private static Map<String, String> place(Optional<Long> categoryid) {
        return categoryid
                .map(id -> Map.of("type", "id", "value", id.toString()))
                .orElse(Map.of("type", "system", "value", ""));
    }

    private static Map<String, Object> form(NewCohort cohort) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("categorytype", place(cohort.categoryid()));
        form.put("name", cohort.name());
        form.put("idnumber", cohort.idnumber());
        cohort.description().ifPresent(text -> form.put("description", text));
        form.put("visible", cohort.visible());
        return form;
    }

    /**
     * Deletes cohorts; {@code core_cohort_delete_cohorts}.
     *
     * @param ids the cohorts
     * @return a verdict for each
     */
    public BulkResult<Long, Done> delete(Collection<Long> ids) {
        return area.writer()
                .write(
                        List.copyOf(ids),
                        Simple.changing(CohortApi.DELETE, "cohortids", id -> "cohort#" + id, api::delete));
    }

    /**
     * Puts people into cohorts; {@code core_cohort_add_cohort_members}. The function warns without naming a record, so
     * that every membership travels alone.
     *
     * @param members the memberships
     * @return a verdict for each; a membership that exists is already so
     */
    public BulkResult<CohortMember, Done> addMembers(List<CohortMember> members) {
        Simple<CohortMember, Done> adding = new Simple<>(
                CohortApi.ADD_MEMBERS,
                "members",
                Cohorts::subject,
                batch -> batch.stream().map(member -> Optional.of(add(member))).toList(),
                true);
        return area.writer().write(members, new OneByOne<>(adding));
    }

    private Verdict<Done> add(CohortMember member) {
        Map<String, Object> form = Map.of(
                "cohorttype", Map.of("type", "id", "value", Long.toString(member.cohortid())),
                "usertype", Map.of("type", "id", "value", Long.toString(member.userid())));
        List<Warning> warnings = api.addMembers(List.of(form)).warnings();
        if (warnings.isEmpty()) {
            return new Verdict.Written<>(Done.DONE);
        }
        Warning warning = warnings.get(0);
        return switch (warning.warningcode()) {
            case "3" -> new Verdict.AlreadySo<>(Done.DONE);
            case "2" ->
                new Verdict.Rejected<>(ErrorCodes.exception(CohortApi.ADD_MEMBERS, "invalidrecord", warning.message()));
            default ->
                new Verdict.Rejected<>(
                        ErrorCodes.exception(CohortApi.ADD_MEMBERS, "invalidparameter", warning.message()));
        };
    }

    /**
     * Takes people out of cohorts; {@code core_cohort_delete_cohort_members}.
     *
     * @param members the memberships
     * @return a verdict for each
     */
    public BulkResult<CohortMember, Done> removeMembers(List<CohortMember> members) {
        return area.writer()
                .write(
                        members,
                        Simple.changing(CohortApi.REMOVE_MEMBERS, "members", Cohorts::subject, api::removeMembers));
    }

    private static String subject(CohortMember member) {
        return "cohortmember:" + member.cohortid() + "/" + member.userid();
    }

    /**
     * Reads who is in which cohort; {@code core_cohort_get_cohort_members}.
     *
     * @param ids the cohorts
     * @return the members of each
     */
    public List<CohortMembers> members(Collection<Long> ids) {
        return area.writer().read(List.copyOf(ids), "cohortids", api::members);
    }
}
