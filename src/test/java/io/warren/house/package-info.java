/** What holds for the house as a whole: its format, and the arrows between its rooms. Begin reading at RoomsTest. */
@NullMarked
package io.warren.house;

import org.jspecify.annotations.NullMarked;
