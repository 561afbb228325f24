package org.lmsbridge.core.state.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lmsbridge.core.state.internal.Samples.account;
import static org.lmsbridge.core.state.internal.Samples.accounts;
import static org.lmsbridge.core.state.internal.Samples.enrolment;
import static org.lmsbridge.core.state.internal.Samples.inDoubt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.state.Link;
import org.lmsbridge.core.state.LinkKind;
import org.lmsbridge.core.state.Links;
import org.lmsbridge.core.state.Provenance;
import org.lmsbridge.core.state.StateException;

abstract class LinksContract {
    abstract StateStoreContract store();

    private Links links() {
        return store().site("college").links();
    }

    private Optional<Link> linkOf(String recordsId) {
        return Optional.ofNullable(
                links().find(LinkKind.ACCOUNT, "", List.of(recordsId)).get(recordsId));
    }

    @Test
    void aSavedLinkIsFoundAsItWas() {
        var link = Link.builder()
                .kind(LinkKind.ENROLMENT)
                .parent("12")
                .recordsId("contact:Ünal \"7\"")
                .lmsId(9_000_000_000L)
                .naturalKey("ünal@example.org")
                .provenance(Provenance.FOREIGN)
                .inDoubt(true)
                .fingerprint("abc")
                .build();
        links().save(List.of(link));
        assertThat(links().find(LinkKind.ENROLMENT, "12", List.of("contact:Ünal \"7\"")))
                .containsExactly(Map.entry("contact:Ünal \"7\"", link));
    }

    @Test
    void aLinkWithoutANumberInTheSiteStaysWithoutOne() {
        links().save(List.of(enrolment("12", 1)));
        assertThat(links().list(LinkKind.ENROLMENT, "12", Optional.empty(), 10)).containsExactly(enrolment("12", 1));
    }

    @Test
    void linksSurviveTheStore() {
        links().save(accounts(3));
        store().reopen();
        assertThat(links().list(LinkKind.ACCOUNT, "", Optional.empty(), 10)).isEqualTo(accounts(3));
    }

    @Test
    void savingAgainReplacesWhatWasThere() {
        links().save(List.of(inDoubt(account(1))));
        links().save(List.of(Link.builder()
                .from(account(1))
                .naturalKey("other")
                .provenance(Provenance.ADOPTED)
                .build()));
        assertThat(linkOf("contact:000001"))
                .hasValueSatisfying(link -> assertThat(link.naturalKey()).isEqualTo("other"))
                .hasValueSatisfying(link -> assertThat(link.inDoubt()).isFalse());
        assertThat(links().findByNaturalKey(LinkKind.ACCOUNT, List.of("user1"))).isEmpty();
    }

    @Test
    void moreThanAThousandAreFoundAtOnceAndWhatIsNotThereIsLeftOut() {
        links().save(accounts(2_500));
        var asked =
                new ArrayList<>(accounts(2_600).stream().map(Link::recordsId).toList());
        asked.addAll(asked.subList(0, 10));
        var found = links().find(LinkKind.ACCOUNT, "", asked);
        assertThat(found).hasSize(2_500).containsEntry("contact:002499", account(2_499));
    }

    @Test
    void thoseWithOneNumberInTheSiteAreFoundTogetherAndThousandsAtOnce() {
        links().save(accounts(1_500));
        var second = Link.builder().from(account(7)).recordsId("contact:A").build();
        links().save(List.of(second, enrolment("7", 7)));
        var numbers = LongStream.range(0, 2_000).boxed().toList();
        assertThat(links().findByLmsId(LinkKind.ACCOUNT, numbers))
                .hasSize(1_500)
                .containsEntry(7L, List.of(account(7), second))
                .containsEntry(1_499L, List.of(account(1_499)));
        assertThat(links().findByLmsId(LinkKind.COURSE, numbers)).isEmpty();
        assertThat(links().findByLmsId(LinkKind.ACCOUNT, List.of())).isEmpty();
    }

    @Test
    void thoseOfOneKindAndOneCourseAreCounted() {
        links().save(accounts(1_100));
        links().save(List.of(enrolment("7", 1), enrolment("7", 2), enrolment("8", 1)));
        store().site("other").links().save(accounts(5));

        assertThat(links().count(LinkKind.ACCOUNT, "")).isEqualTo(1_100);
        assertThat(links().count(LinkKind.ENROLMENT, "7")).isEqualTo(2);
        assertThat(links().count(LinkKind.COURSE, "")).isZero();
    }

    @Test
    void nothingAskedIsNothingFound() {
        links().save(accounts(1));
        assertThat(links().find(LinkKind.ACCOUNT, "", List.of())).isEmpty();
        assertThat(links().findByNaturalKey(LinkKind.ACCOUNT, List.of())).isEmpty();
    }

    @Test
    void linksAreFoundByNaturalKey() {
        links().save(accounts(1_200));
        assertThat(links().findByNaturalKey(LinkKind.ACCOUNT, List.of("user7", "user1199", "nobody")))
                .containsOnlyKeys("user7", "user1199")
                .containsEntry("user7", account(7));
    }

    @Test
    void linksOfAnotherKindCourseOrSiteAreNotMixedIn() {
        links().save(List.of(account(1), enrolment("12", 1), enrolment("13", 1)));
        store().site("other").links().save(List.of(inDoubt(account(1))));
        assertThat(links().find(LinkKind.ENROLMENT, "12", List.of("contact:000001"))
                        .values())
                .containsExactly(enrolment("12", 1));
        assertThat(links().find(LinkKind.COURSE, "", List.of("contact:000001"))).isEmpty();
        assertThat(links().findByNaturalKey(LinkKind.COURSE, List.of("user1"))).isEmpty();
        assertThat(links().inDoubt(LinkKind.ACCOUNT, Optional.empty(), 10)).isEmpty();
        assertThat(linkOf("contact:000001")).contains(account(1));
    }

    @Test
    void oneNaturalKeyInSeveralCoursesGivesOneOfThem() {
        links().save(List.of(enrolment("13", 1), enrolment("12", 1)));
        assertThat(links().findByNaturalKey(LinkKind.ENROLMENT, List.of("user1")))
                .containsExactly(Map.entry("user1", enrolment("12", 1)));
    }

    @Test
    void listingGoesPageByPageInOrderOfIds() {
        var shuffled = new ArrayList<>(accounts(25));
        Collections.shuffle(shuffled, new Random(1));
        links().save(shuffled);
        var read = new ArrayList<Link>();
        List<Link> page;
        do {
            var after = read.isEmpty()
                    ? Optional.<String>empty()
                    : Optional.of(read.get(read.size() - 1).recordsId());
            page = links().list(LinkKind.ACCOUNT, "", after, 10);
            read.addAll(page);
        } while (page.size() == 10);
        assertThat(read).isEqualTo(accounts(25));
    }

    @Test
    void aLimitBeyondAThousandIsRefused() {
        assertThatThrownBy(() -> links().list(LinkKind.ACCOUNT, "", Optional.empty(), 1_001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("limit must be 1 to 1000");
        assertThatThrownBy(() -> links().inDoubt(LinkKind.ACCOUNT, Optional.empty(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsInDoubtIsListedInOrderOfCourseAndId() {
        links().save(List.of(
                inDoubt(enrolment("13", 1)),
                enrolment("12", 3),
                inDoubt(enrolment("12", 2)),
                inDoubt(enrolment("12", 1)),
                inDoubt(account(1))));
        assertThat(links().inDoubt(LinkKind.ENROLMENT, Optional.empty(), 10))
                .containsExactly(inDoubt(enrolment("12", 1)), inDoubt(enrolment("12", 2)), inDoubt(enrolment("13", 1)));
        assertThat(links().inDoubt(LinkKind.ENROLMENT, Optional.empty(), 2)).hasSize(2);
    }

    @Test
    void deletedLinksAreGoneAndMissingOnesNoFault() {
        links().save(accounts(3));
        links().delete(List.of(account(1), account(99)));
        links().delete(List.of());
        assertThat(links().list(LinkKind.ACCOUNT, "", Optional.empty(), 10)).containsExactly(account(0), account(2));
    }

    @Test
    void aSaveThatFailsSavesNothing() {
        var bad = new TooLong();
        assertThatThrownBy(() -> links().save(List.of(account(1), bad))).isInstanceOf(StateException.class);
        assertThat(linkOf("contact:000001")).isEmpty();
    }

    @Test
    void threadsThatSaveTheSameLinksInAnyOrderDoNotBlockEachOther() throws Exception {
        var forwards = accounts(500);
        var backwards = new ArrayList<>(forwards);
        Collections.reverse(backwards);
        var threads = Executors.newFixedThreadPool(4);
        try {
            var saves = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < 12; i++) {
                var links = i % 2 == 0 ? forwards : backwards;
                saves.add(() -> {
                    links().save(links);
                    return true;
                });
            }
            for (var save : threads.invokeAll(saves)) {
                assertThat(save.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(links().list(LinkKind.ACCOUNT, "", Optional.empty(), 1_000)).isEqualTo(forwards);
    }

    /** A link of somebody's own making, which was never checked. */
    private static final class TooLong implements Link {
        @Override
        public LinkKind kind() {
            return LinkKind.ACCOUNT;
        }

        @Override
        public String recordsId() {
            return "contact:000009";
        }

        @Override
        public OptionalLong lmsId() {
            return OptionalLong.empty();
        }

        @Override
        public String naturalKey() {
            return "x".repeat(256);
        }

        @Override
        public Provenance provenance() {
            return Provenance.CREATED;
        }

        @Override
        public Optional<Instant> savedAt() {
            return Optional.empty();
        }
    }
}
