/**
 * The four participants as somebody else's service: a program of its own that knows Warren by its messages alone
 * (docs/reference/messages.md). Begin reading at RemoteShop.
 */
@NullMarked
package benchmark.participants;

import org.jspecify.annotations.NullMarked;
