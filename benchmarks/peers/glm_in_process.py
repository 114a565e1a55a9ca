#!/usr/bin/env python3
"""The peers' side of the works logistic and poisson: makes the rows, fits them, and tells the loss of each fit. One command a line, as in in_process.py:

make FILE N D KIND                         rows of features and the target, little-endian doubles
prepare NAME glm FILE N D KIND PEER TOL    reads them, if they are not there
run NAME                                   nanoseconds of one fit
loss NAME                                  the mean loss that the last fit arrived at
"""

import sys
import time
import warnings

import numpy as np

warnings.simplefilter("ignore")  # of spent iterations: the loss tells how near a fit came


def make(file, n, d, kind):
    """Standard normal columns times exp(uniform(−1.5, 1.5)), every column with its share in the score."""
    random = np.random.default_rng(7)
    scales, share = np.exp(random.uniform(-1.5, 1.5, d)), random.standard_normal(d) / np.sqrt(d)
    with open(file, "wb") as out:
        for first in range(0, n, 10_000):
            z = random.standard_normal((min(10_000, n - first), d))
            score = z @ share
            if kind == "poisson":
                y = random.poisson(np.exp(0.5 * score + 0.3))
            else:
                y = random.uniform(size=len(z)) < 1 / (1 + np.exp(0.5 - 2 * score))
            out.write(np.column_stack([z * scales, y]).astype("<f8").tobytes())


rows = {}


class Glm:
    def __init__(self, file, n, d, kind, peer, tolerance):
        if file not in rows:
            made = np.fromfile(file, "<f8").reshape(n, d + 1)
            rows[file] = np.ascontiguousarray(made[:, :d]), np.ascontiguousarray(made[:, d])
        self.x, self.y = rows[file]
        self.kind, self.peer, self.tolerance = kind, peer, tolerance

    def run(self):
        if self.peer == "statsmodels":
            import statsmodels.api as sm

            model = sm.GLM(self.y, sm.add_constant(self.x), family=sm.families.Poisson())
            found = model.fit(tol=self.tolerance).params
            self.b, self.w = found[0], found[1:]
            return
        from sklearn.linear_model import LogisticRegression, PoissonRegressor

        chosen = {"solver": self.peer, "tol": self.tolerance, "max_iter": 2000}
        model = PoissonRegressor(alpha=0, **chosen) if self.kind == "poisson" else LogisticRegression(C=np.inf, **chosen)
        model.fit(self.x, self.y)
        self.b, self.w = np.ravel(model.intercept_)[0], np.ravel(model.coef_)

    def loss(self):
        score = self.x @ self.w + self.b
        each = np.exp(score) if self.kind == "poisson" else np.logaddexp(0, score)
        return float(np.mean(each - self.y * score))


jobs = {}


def answer(words):
    if words[0] == "make":
        make(words[1], int(words[2]), int(words[3]), words[4])
        return "0"
    if words[0] == "prepare":
        file, n, d, kind, peer, tolerance = words[3:]
        jobs[words[1]] = Glm(file, int(n), int(d), kind, peer, float(tolerance))
        return "0 0"
    job = jobs[words[1]]
    if words[0] == "loss":
        return repr(job.loss())
    start = time.perf_counter()
    job.run()
    return (time.perf_counter() - start) * 1e9


for line in sys.stdin:
    try:
        print("ok", answer(line.split()), flush=True)
    except Exception as problem:  # Whatever it was, the other side has to hear of it.
        print("failed", type(problem).__name__, str(problem).replace("\n", " "), flush=True)
