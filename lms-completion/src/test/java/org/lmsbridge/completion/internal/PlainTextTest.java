package org.lmsbridge.completion.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p>Well <b>done</b></p>                    | Well done",
                "<script>alert(1)</script>Good              | Good",
                "<style>p { color: red }</style>Good        | Good",
                "<!-- note -->Good                          | Good",
                "a &lt; b &amp;&amp; c &gt; d               | a < b && c > d",
                "&amp;lt; stays what its author wrote       | &lt; stays what its author wrote",
                "3 < 4 and 5 > 2                            | 3 < 4 and 5 > 2",
                "Caf&#233; &#9786;&nbsp;&quot;Zoë&quot;     | Café ☺ \"Zoë\"",
                "&#9999999; is no letter                    | is no letter"
            })
    void htmlBecomesText(String html, String text) {
        assertThat(PlainText.of(html)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"One<br>two", "One<br/>two", "<p>One</p>two", "<ul><li>One</li>two</ul>"})
    void blocksAreLines(String html) {
        assertThat(PlainText.of(html)).isEqualTo("One\ntwo");
    }
}
