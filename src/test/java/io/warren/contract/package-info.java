/**
 * What Warren says of itself, held against what it does: the descriptions that it serves, the routes that it has, and every
 * answer and message of a running one. Begin reading at {@code AnswersIT}.
 */
@NullMarked
package io.warren.contract;

import org.jspecify.annotations.NullMarked;
