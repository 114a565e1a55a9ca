@NullMarked
package glissade.coordinate;

import org.jspecify.annotations.NullMarked;
