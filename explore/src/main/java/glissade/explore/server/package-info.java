/**
 * A server for one page on this machine, and for nobody else: who may ask, what is answered, and
 * what is told unasked. It knows nothing of descents; what it shows is a {@link
 * glissade.explore.server.Site}.
 */
@NullMarked
package glissade.explore.server;

import org.jspecify.annotations.NullMarked;
