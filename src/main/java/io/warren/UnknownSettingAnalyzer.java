package io.warren;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which setting is none of ours, and which it may have been meant to be. */
class UnknownSettingAnalyzer extends AbstractFailureAnalyzer<UnknownSettings.UnknownSetting> {
    @Override
    protected FailureAnalysis analyze(Throwable root, UnknownSettings.UnknownSetting cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Correct or remove it, and start again. Nothing was started.", cause);
    }
}
