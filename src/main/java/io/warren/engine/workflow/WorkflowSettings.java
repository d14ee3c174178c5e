package io.warren.engine.workflow;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where definitions come from.
 *
 * @param location A folder with further definitions, beside those that ship with Warren.
 */
@ConfigurationProperties("warren.workflows")
record WorkflowSettings(@Nullable Path location) {}
