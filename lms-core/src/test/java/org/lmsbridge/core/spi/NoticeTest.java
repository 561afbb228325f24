package org.lmsbridge.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {
    @Test
    void aNoticeToAContactShowsNeitherAddressNorText() {
        var notice = Notice.toContact("ada@example.org", "Your account", "https://moodle.example.org/reset?token=x");
        assertThat(notice).hasToString("Notice[audience=CONTACT, subject=Your account]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines", "two\r\nBcc: lines"})
    void aSubjectIsOneLine(String subject) {
        assertThatThrownBy(() -> Notice.toStaff(Optional.empty(), subject, "text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("subject");
    }

    @Test
    void aNoticeToAContactNeedsAnAddress() {
        assertThatThrownBy(() -> new Notice(Notice.Audience.CONTACT, Optional.empty(), "Your account", "text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("to must be there");
        assertThatThrownBy(() -> Notice.toContact(" ", "Your account", "text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("to must not be blank");
    }
}
