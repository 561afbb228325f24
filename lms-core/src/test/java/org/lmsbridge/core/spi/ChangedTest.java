package org.lmsbridge.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lmsbridge.core.records.ContactId;
import org.lmsbridge.core.records.CourseDateId;

class ChangedTest {
    @Test
    void aPageCountsContactsAndTargets() {
        var page = Changed.of(Set.of(new ContactId("C1")), Set.of(new CourseDateId("D1")), "5", false);
        assertThat(page.size()).isEqualTo(2);
        assertThat(page.everything()).isFalse();
    }

    @Test
    void everythingIsTheLastPageAndNamesNobody() {
        var page = Changed.everything("5");
        assertThat(page.last()).isTrue();
        assertThat(page.everything()).isTrue();
        assertThat(page.size()).isZero();
    }

    @Test
    void aCursorThatCannotBeKeptIsRefused() {
        assertThatThrownBy(() -> Changed.everything(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Changed.everything("x".repeat(1_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000");
    }
}
