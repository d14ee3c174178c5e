package io.warren;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSettingTest {
    record Lane(int timeToLive) {}

    record Settings(Map<String, Lane> lanes, List<String> folders, Map<String, Integer> stock, String defaultRegion) {}

    private static final List<KnownSetting> KNOWN = KnownSetting.of("warren", Settings.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "warren.lanes.express.time-to-live",
                "warren.lanes.express.timeToLive",
                "warren.folders[3]",
                "warren.folders",
                "warren.stock.TEA-1",
                "warren.stock[TEA.1]",
                "warren.default-region"
            })
    void aKeyThatARecordReadsIsKnown(String key) {
        assertThat(KNOWN).anyMatch(it -> it.isKey(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"warren.lanes.express.ttl", "warren.folder", "warren.default-regio", "warren.lanes"})
    void anyOtherKeyIsNot(String key) {
        assertThat(KNOWN).noneMatch(it -> it.isKey(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WARREN_DEFAULTREGION",
                "WARREN_DEFAULT_REGION",
                "WARREN_LANES_EXPRESS_TIMETOLIVE",
                "WARREN_FOLDERS_0"
            })
    void anEnvironmentVariableThatARecordReadsIsKnown(String variable) {
        assertThat(KNOWN).anyMatch(it -> it.isVariable(variable));
    }

    @Test
    void aMisspeltEnvironmentVariableIsNot() {
        assertThat(KNOWN).noneMatch(it -> it.isVariable("WARREN_DEFAULT_REGIN"));
    }
}
