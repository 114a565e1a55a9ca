/** The model file and the trace, read and written as JSON. */
@NullMarked
package glissade.file;

import org.jspecify.annotations.NullMarked;
