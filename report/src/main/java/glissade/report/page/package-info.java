@NullMarked
package glissade.report.page;

import org.jspecify.annotations.NullMarked;
