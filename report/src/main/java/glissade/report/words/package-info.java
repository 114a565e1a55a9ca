@NullMarked
package glissade.report.words;

import org.jspecify.annotations.NullMarked;
