@NullMarked
package glissade.explore.live;

import org.jspecify.annotations.NullMarked;
