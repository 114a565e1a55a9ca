@NullMarked
package glissade.report.slice;

import org.jspecify.annotations.NullMarked;
