@NullMarked
package glissade.explore.page;

import org.jspecify.annotations.NullMarked;
