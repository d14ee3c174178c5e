package io.warren.shop.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FingerprintTest {
    private static final String EVERYTHING = """
            {"text":"a \\"quoted\\" \\\\ line\\n\\t\\b\\f\\u0001 ä 😀 /","empty":"","whole":42,"long":12345678901234,
            "big":123456789012345678901234567890,"price":19.990,"tiny":1e-7,"huge":1.5E30,"minus":-0.0,"yes":true,
            "no":false,"none":null,"list":[1,"two",[],{}],"of":{"b":1,"a":{"z":0,"y":[null]}}}""";

    @Test
    void isTheSameAsTheFirstReleaseStored() {
        assertThat(of(EVERYTHING)).isEqualTo("e981808c4ee1f393f6504e610553de1ada4e8e38be5590b7d99354ab3e99a406");
    }

    @Test
    void isTheSameHoweverFieldsAreSortedAndSpaced() {
        assertThat(of("{\"a\": 1,\n \"b\": [1, 2]}")).isEqualTo(of("{\"b\":[1,2],\"a\":1}"));
    }

    @Test
    void differsWhereAValueItsKindOrItsPlaceDiffers() {
        var different = Stream.of("{'a':1}", "{'a':'1'}", "{'a':1.0}", "{'a':[1]}", "{'a':{}}", "{'a':null}", "{'b':1}")
                .map(it -> of(it.replace('\'', '"')));

        assertThat(different).doesNotHaveDuplicates();
    }

    private static String of(String json) {
        return Fingerprint.of(JsonMapper.shared().readTree(json));
    }
}
