@NullMarked
package glissade.report.run;

import org.jspecify.annotations.NullMarked;
