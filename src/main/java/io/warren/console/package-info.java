/**
 * The operator's pages under {@code /console}: they read what the engine tells in public, and speak its verbs. A page is a
 * controller, a template of the same name under {@code templates/console}, and a test that looks at it in a browser. Begin reading
 * at {@code OverviewPage}; {@code ConsoleWeb} is what all pages share.
 */
@NullMarked
package io.warren.console;

import org.jspecify.annotations.NullMarked;
