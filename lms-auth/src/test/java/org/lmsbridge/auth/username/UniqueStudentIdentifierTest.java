package org.lmsbridge.auth.username;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UniqueStudentIdentifierTest {
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    @ParameterizedTest
    // The first three are people who exist in the registry's published test data only; the others are examples of
    // three implementations that know nothing of each other.
    @ValueSource(strings = {"BNGH7C75FN", "BP6LKB3C7X", "DG6K5YHPP3", "223456789N", "2GF2UGXXV8", "7QRP3KV395"})
    void takesPublishedExamples(String identifier) {
        assertThat(UniqueStudentIdentifier.fault(identifier)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" bngh7c75fn ", "Bngh7C75fN"})
    void forgivesSpacesAndLowerCase(String identifier) {
        assertThat(UniqueStudentIdentifier.fault(identifier)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "BNGH7C75F", "BNGH7C75FNN"})
    void refusesAnotherLength(String identifier) {
        assertThat(UniqueStudentIdentifier.fault(identifier))
                .hasValueSatisfying(
                        fault -> assertThat(fault).contains(identifier.length() + " characters instead of 10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BNGI7C75FN", "BNG07C75FN", "BNG17C75FN", "BNGO7C75FN", "BNGé7C75FN"})
    void namesTheCharacterThatIsNotOfTheAlphabet(String identifier) {
        assertThat(UniqueStudentIdentifier.fault(identifier))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("character 4 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BNGH7C75FM", "5U9HD88TA3"})
    void refusesAWrongCheckCharacter(String identifier) {
        assertThat(UniqueStudentIdentifier.fault(identifier))
                .hasValueSatisfying(fault -> assertThat(fault).contains("check character"));
    }

    @Property
    void findsEverySingleMistypedCharacter(
            @ForAll("payloads") String payload, @ForAll @IntRange(max = 9) int at, @ForAll("characters") char other) {
        var whole = payload + UniqueStudentIdentifier.checkCharacter(payload);
        Assume.that(whole.charAt(at) != other);
        var mistyped = whole.substring(0, at) + other + whole.substring(at + 1);

        assertThat(UniqueStudentIdentifier.fault(whole)).isEmpty();
        assertThat(UniqueStudentIdentifier.fault(mistyped)).isPresent();
    }

    @Property
    void findsNeighboursThatAreSwapped(@ForAll("payloads") String payload, @ForAll @IntRange(max = 8) int at) {
        var whole = payload + UniqueStudentIdentifier.checkCharacter(payload);
        char left = whole.charAt(at);
        char right = whole.charAt(at + 1);
        // The one pair that Luhn cannot tell apart: the first and the last character of the alphabet.
        Assume.that(left != right && !(isEnd(left) && isEnd(right)));
        var swapped = whole.substring(0, at) + right + left + whole.substring(at + 2);

        assertThat(UniqueStudentIdentifier.fault(swapped)).isPresent();
    }

    @Property
    void quotesNothingOfTheIdentifier(@ForAll("payloads") String payload) {
        var wrong = payload + (UniqueStudentIdentifier.checkCharacter(payload) == '2' ? '3' : '2');

        assertThat(UniqueStudentIdentifier.fault(wrong))
                .hasValueSatisfying(fault -> assertThat(fault).doesNotContain(payload));
    }

    @Provide
    Arbitrary<String> payloads() {
        return characters().array(char[].class).ofSize(9).map(String::valueOf);
    }

    @Provide
    Arbitrary<Character> characters() {
        return Arbitraries.of(ALPHABET.chars().mapToObj(c -> (char) c).toList());
    }

    @ParameterizedTest
    @CsvSource({"ABCDEFGHI, 9", "abc, 1"})
    void workingOutWithACharacterThatIsNotOfTheAlphabetIsAFault(String payload, int place) {
        assertThatThrownBy(() -> UniqueStudentIdentifier.checkCharacter(payload))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("character %d is not of the alphabet", place);
    }

    private static boolean isEnd(char c) {
        return c == ALPHABET.charAt(0) || c == ALPHABET.charAt(ALPHABET.length() - 1);
    }
}
