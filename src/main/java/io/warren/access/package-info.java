/**
 * Who may do what. {@link io.warren.access.Rule} is the whole table; begin there, then see in {@code Guard} how a request meets
 * it. Machines show a key ({@code ApiKeys}), people sign in ({@code People}); either way a caller is a name and a set of scopes.
 * Knows the web and nothing of orders; nothing that is not in the table is reachable.
 */
@NullMarked
package io.warren.access;

import org.jspecify.annotations.NullMarked;
