@NullMarked
package glissade.report.markup;

import org.jspecify.annotations.NullMarked;
