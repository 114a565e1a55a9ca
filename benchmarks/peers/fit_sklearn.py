#!/usr/bin/env python3
"""What `glissade fit FILE --target y --save MODEL` does, with polars and scikit-learn: fit_sklearn.py FILE linear|ridge MODEL.
Prints the weights, to be compared."""

import json
import sys

import joblib
import polars
from sklearn.linear_model import LinearRegression, Ridge

source, kind, model = sys.argv[1:]
table = polars.read_parquet(source) if source.endswith(".parquet") else polars.read_csv(source)
y = table["y"].to_numpy()
x = table.drop("y").to_numpy()
# A penalty that changes no digit that is compared: Ridge is here for its solver.
fit = (LinearRegression() if kind == "linear" else Ridge(alpha=1e-9, solver="cholesky")).fit(x, y)
joblib.dump(fit, model)
print(json.dumps(fit.coef_.tolist()))
