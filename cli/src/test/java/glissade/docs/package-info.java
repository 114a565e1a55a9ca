/** What the documents say is true: their commands run, and print what they show. */
@NullMarked
package glissade.docs;

import org.jspecify.annotations.NullMarked;
