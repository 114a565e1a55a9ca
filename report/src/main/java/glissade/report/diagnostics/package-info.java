/** What the rows of a fit say of it: residuals, leverage, and how well classes are told apart. */
@NullMarked
package glissade.report.diagnostics;

import org.jspecify.annotations.NullMarked;
