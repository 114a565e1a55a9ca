"""Glissade for PySpark: see glissade.spark.ml."""
