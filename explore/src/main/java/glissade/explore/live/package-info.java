/** A page that shows a run while it runs. */
@NullMarked
package glissade.explore.live;

import org.jspecify.annotations.NullMarked;
