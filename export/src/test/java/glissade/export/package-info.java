/** What other programs make of exported models. */
@NullMarked
package glissade.export;

import org.jspecify.annotations.NullMarked;
