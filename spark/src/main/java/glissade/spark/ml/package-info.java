/**
 * The estimators and models for Spark ML pipelines: what {@code glissade.model} fits and predicts
 * with, on a vector column or on named columns of a Dataset.
 */
@NullMarked
package glissade.spark.ml;

import org.jspecify.annotations.NullMarked;
