/** The model file, the checkpoint and the trace, read and written as JSON. */
@NullMarked
package glissade.file;

import org.jspecify.annotations.NullMarked;
