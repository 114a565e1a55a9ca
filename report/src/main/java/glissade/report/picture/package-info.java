@NullMarked
package glissade.report.picture;

import org.jspecify.annotations.NullMarked;
