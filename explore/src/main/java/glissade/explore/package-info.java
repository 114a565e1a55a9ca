/** The local page: what it is about. */
@NullMarked
package glissade.explore;

import org.jspecify.annotations.NullMarked;
