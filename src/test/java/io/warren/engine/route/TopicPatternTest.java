package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.b.c     | a.b.c     | true
            a.b.c     | a.b       | false
            a.b       | a.b.c     | false
            a.*.c     | a.b.c     | true
            a.*.c     | a.c       | false
            a.*.c     | a.b.b.c   | false
            *         | a         | true
            *         | ''        | false
            *         | a.b       | false
            *.*       | .         | true
            #         | ''        | true
            #         | a         | true
            #         | a.b.c     | true
            ''        | ''        | true
            ''        | a         | false
            a.#       | a         | true
            a.#       | a.b.c     | true
            a.#       | b.a       | false
            #.c       | c         | true
            #.c       | a.b.c     | true
            #.c       | a.c.b     | false
            a.#.c     | a.c       | true
            a.#.c     | a.b.b.c   | true
            a.#.c     | a.b       | false
            #.b.#     | a.b.c     | true
            #.b.#     | b         | true
            #.b.#     | a.c       | false
            #.*       | ''        | false
            #.*       | a         | true
            *.#       | a.b       | true
            #.#       | ''        | true
            #.*.#     | a         | true
            a.*.#.d   | a.b.d     | true
            a.*.#.d   | a.d       | false
            a*        | ab        | false
            a.b       | a.B       | false
            """)
    void wordsStarsAndHashesMatchAsTheBrokerSaysTheyDo(String pattern, String key, boolean matches) {
        assertThat(new TopicPattern(pattern).matches(key)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            inventory.*.eu.express | inventory.reserve.us-east.express | third word is 'eu', the key has 'us-east'
            payment.*.eu.economy   | inventory.reserve.eu.express      | first word is 'payment', the key has 'inventory'; fourth word is 'economy', the key has 'express'
            a.b                    | a.b.c                             | it has 2 words, the key 3
            x.#                    | a.b                               | 'x.#' does not fit the key
            a.#                    | a.b                               | ""
            """)
    void everyWordThatDoesNotFitIsNamed(String pattern, String key, String why) {
        assertThat(String.join("; ", new TopicPattern(pattern).differences(key)))
                .isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource({"#.#.#.#.#.#.#.#.#.#.z, a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a"})
    void manyHashesEndInTime(String pattern, String key) {
        assertThat(new TopicPattern(pattern).matches(key)).isFalse();
    }
}
