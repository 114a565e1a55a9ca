@NullMarked
package glissade.explore.server;

import org.jspecify.annotations.NullMarked;
