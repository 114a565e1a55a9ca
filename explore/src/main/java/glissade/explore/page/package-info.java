/** What the local page shows: a function of its state. */
@NullMarked
package glissade.explore.page;

import org.jspecify.annotations.NullMarked;
