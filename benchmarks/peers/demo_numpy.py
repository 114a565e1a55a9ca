#!/usr/bin/env python3
"""What `glissade demo` does, in vectorised NumPy: 1,000 updates by the full gradient over 5,000 rows, the same lines printed."""

import numpy as np

rows, iterations, step = 5000, 1000, 0.01
truth, bias = np.array([2.0, 4.0, 5.0, 9.0, 11.0]), 2.0

random = np.random.default_rng(1)
x = random.standard_normal((rows, truth.size))
y = x @ truth + bias

w, b = np.zeros(truth.size), 0.0
for k in range(iterations):
    residual = x @ w + b - y
    loss = residual @ residual / rows
    w -= step * 2 / rows * (residual @ x)
    b -= step * 2 / rows * residual.sum()
    if k < 12 or k in (249, 250) or k == iterations - 1:
        print(f"iteration {k}: w = {[float(f'{v:.4g}') for v in w]}, b = {b:.4g}, loss = {loss:.3g}")
