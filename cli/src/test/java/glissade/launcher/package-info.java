/** Tests of the script that launches Glissade, in copies of the tree: this one is not touched. */
@NullMarked
package glissade.launcher;

import org.jspecify.annotations.NullMarked;
