/** What {@code data} promises, shown on files these tests write themselves. */
@NullMarked
package glissade.data;

import org.jspecify.annotations.NullMarked;
