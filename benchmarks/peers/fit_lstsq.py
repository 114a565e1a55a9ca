#!/usr/bin/env python3
"""What `glissade fit FILE --target y --save MODEL` does, with polars and numpy.linalg.lstsq: fit_lstsq.py FILE MODEL.
Prints the weights, to be compared."""

import json
import sys

import numpy
import polars

source, model = sys.argv[1:]
table = polars.read_parquet(source)
y = table["y"].to_numpy()
x = table.drop("y").to_numpy()
# The intercept as LinearRegression has it: through the means.
x_mean, y_mean = x.mean(axis=0), y.mean()
weights = numpy.linalg.lstsq(x - x_mean, y - y_mean, rcond=None)[0]
numpy.savez(model, weights=weights, intercept=y_mean - x_mean @ weights)
print(json.dumps(weights.tolist()))
