@NullMarked
package glissade.explore;

import org.jspecify.annotations.NullMarked;
