@NullMarked
package glissade.spark.ml;

import org.jspecify.annotations.NullMarked;
