@NullMarked
package glissade.report.chart;

import org.jspecify.annotations.NullMarked;
