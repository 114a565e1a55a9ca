#!/usr/bin/env python3
"""The peers' side of benchmarks/compare inside one process: does one measurement a command and then waits, so that the others can take
their turn. The commands and replies are those of glissade.benchmarks.Measured; the numbers are this side's own, of the same shape."""

import sys
import time

import numpy as np

# As in Measured: how long a measurement takes at least, and how long it warms up.
SHORTEST, WARM_UP = 0.1, 1.0

random = np.random.default_rng(1)


class Article:
    """5,000 rows of 5 features, 1,000 updates with step 0.01 from zero, all iterates and losses kept."""

    rows, updates, step = 5000, 1000, 0.01
    truth, intercept = np.array([2.0, 4.0, 5.0, 9.0, 11.0]), 2.0

    def __init__(self, order):
        self.x = np.array(random.standard_normal((self.rows, self.truth.size)), order=order)
        self.y = self.x @ self.truth + self.intercept

    def error(self):
        errors = np.abs(np.append(self.weights[-1] - self.truth, self.intercepts[-1] - self.intercept))
        complete = len(self.weights) == len(self.losses) == self.updates and self.losses[0] > self.losses[-1]
        return float(errors.max()) if complete else float("nan")


class NumpyArticle(Article):
    """With every array made before the loop."""

    def run(self):
        x, y, n = self.x, self.y, self.rows
        self.weights = np.empty((self.updates, self.truth.size))
        self.intercepts = np.empty(self.updates)
        self.losses = np.empty(self.updates)
        w, b, r, g = np.zeros(self.truth.size), 0.0, np.empty(n), np.empty(self.truth.size)
        factor = self.step * 2 / n
        for k in range(self.updates):
            np.dot(x, w, out=r)
            r += b
            r -= y
            self.losses[k] = np.dot(r, r) / n
            np.dot(r, x, out=g)
            g *= factor
            w -= g
            b -= factor * r.sum()
            self.weights[k] = w
            self.intercepts[k] = b


class JaxArticle(Article):
    """The whole descent as one compiled scan; compiling is not timed."""

    def __init__(self, order):
        super().__init__("C")
        import jax
        import jax.numpy as jnp

        jax.config.update("jax_enable_x64", True)
        # JAX has no orders of memory: column-major is the transposed matrix, row by row.
        columns = order == "F"
        device_x, device_y = jnp.asarray(self.x.T.copy() if columns else self.x), jnp.asarray(self.y)
        n, step, updates = self.rows, self.step, self.updates

        def descend(x, y):
            def update(state, _):
                w, b = state
                r = (w @ x if columns else x @ w) + b - y
                w = w - step * 2 / n * (x @ r if columns else r @ x)
                b = b - step * 2 / n * r.sum()
                return (w, b), (w, b, r @ r / n)

            start = (jnp.zeros(self.truth.size), jnp.asarray(0.0))
            return jax.lax.scan(update, start, None, length=updates)[1]

        compiled = jax.jit(descend).lower(device_x, device_y).compile()
        self.descend = lambda: jax.block_until_ready(compiled(device_x, device_y))

    def run(self):
        self.weights, self.intercepts, self.losses = self.descend()


def blocks(n, size=10_000):
    return (slice(first, min(first + size, n)) for first in range(0, n, size))


class Rows:
    """Standard normal rows in memory, made once for each shape and order."""

    made = {}

    def __init__(self, n, d, order):
        if (n, d, order) not in Rows.made:
            x = np.empty((n, d), order=order)
            for block in blocks(n):
                x[block] = random.standard_normal((block.stop - block.start, d))
            Rows.made[n, d, order] = x
        self.x = Rows.made[n, d, order]

    def quadratic_form_error(self, actual, theta):
        expected = sum(float(np.square((self.x[block] * theta).sum(axis=1)).sum()) for block in blocks(len(self.x)))
        return abs(actual - expected) / expected


class Pass(Rows):
    """X@w, r@X and the loss in between. Ours has an intercept too; this one is spared it."""

    def __init__(self, n, d, order):
        super().__init__(n, d, order)
        self.y, self.w = random.standard_normal(n), random.standard_normal(d)
        self.r, self.gradient = np.empty(n), np.empty(d)

    def run(self):
        np.dot(self.x, self.w, out=self.r)
        self.r -= self.y
        self.loss = np.dot(self.r, self.r) / len(self.r)
        np.dot(self.r, self.x, out=self.gradient)
        self.gradient *= 2 / len(self.r)

    def error(self):
        loss, gradient = 0.0, np.zeros_like(self.gradient)
        for block in blocks(len(self.x)):
            r = (self.x[block] * self.w).sum(axis=1) - self.y[block]
            loss += float(np.square(r).sum())
            gradient += (self.x[block] * r[:, None]).sum(axis=0)
        n = len(self.x)
        return float(max(abs(self.loss * n / loss - 1), np.abs(self.gradient * n / 2 / gradient - 1).max()))


class Qr(Rows):
    def run(self):
        self.r = np.linalg.qr(self.x, mode="r")

    def error(self):
        theta = random.standard_normal(self.x.shape[1])
        return self.quadratic_form_error(float(np.square(self.r @ theta).sum()), theta)


class Gram(Rows):
    def run(self):
        self.gram = self.x.T @ self.x

    def error(self):
        theta = random.standard_normal(self.x.shape[1])
        return self.quadratic_form_error(float(theta @ self.gram @ theta), theta)


class Product:
    """Two square matrices: the rate that the BLAS reaches where memory does not matter."""

    def __init__(self, size):
        self.a, self.b = random.standard_normal((size, size)), random.standard_normal((size, size))
        self.c = np.empty((size, size))

    def run(self):
        np.matmul(self.a, self.b, out=self.c)

    def error(self):
        theta = random.standard_normal(len(self.a))
        expected = self.a @ (self.b @ theta)
        return float(np.abs(self.c @ theta - expected).max() / np.abs(expected).max())


class LassoPath:
    """scikit-learn's lasso_path on columns that are standardised already; 100 λ, tol as large as the gap asked for allows."""

    def __init__(self, file, n, d, gap):
        n, d, self.gap = int(n), int(d), float(gap)
        numbers = np.fromfile(file, dtype="<f8")
        x, y = numbers[: n * d].reshape(d, n).T, numbers[n * d :]
        self.x, self.y = np.asfortranarray((x - x.mean(axis=0)) / x.std(axis=0)), y - y.mean()
        self.alphas = np.abs(self.x.T @ self.y).max() / n * 0.01 ** (np.arange(100) / 99)

    def run(self):
        from sklearn.linear_model import lasso_path

        # Its gap is a part of Σy², ours of half of that.
        settings = {"alphas": self.alphas, "tol": self.gap / 2, "max_iter": 1_000_000, "precompute": False}
        self.weights = lasso_path(self.x, self.y, **settings)[1]

    def error(self):
        n, y, w = len(self.y), self.y, self.weights
        r = y[:, None] - self.x @ w
        s = np.minimum(1, n * self.alphas / np.abs(self.x.T @ r).max(axis=0))
        primal = np.square(r).sum(axis=0) / 2 + n * self.alphas * np.abs(w).sum(axis=0)
        dual = s * (y @ r) - s**2 * np.square(r).sum(axis=0) / 2
        worst = float(((primal - dual) / (y @ y / 2)).max())
        return max(0.0, worst / self.gap - 1.05)


class Sgd:
    """One epoch of scikit-learn's SGD, its batch of one row and its own schedule, over the rows of a file that both sides read."""

    def __init__(self, path, n, d, held, loss):
        n, d, held = int(n), int(d), int(held)
        rows = np.fromfile(path).reshape(n, -1)
        self.y = rows[:, -1].copy()
        if held < d:
            import scipy.sparse

            starts = np.arange(n + 1, dtype=np.int32) * held
            columns = rows[:, :held].astype(np.int32).ravel()
            self.x = scipy.sparse.csr_matrix((rows[:, held:-1].ravel(), columns, starts), shape=(n, d))
        else:
            self.x = np.ascontiguousarray(rows[:, :-1])
        self.logistic = loss == "logistic"

    def run(self):
        import warnings

        from sklearn.linear_model import SGDClassifier, SGDRegressor

        warnings.filterwarnings("ignore")
        once = {"penalty": None, "max_iter": 1, "tol": None, "random_state": 1}
        self.model = SGDClassifier(loss="log_loss", **once) if self.logistic else SGDRegressor(**once)
        self.model.fit(self.x, self.y)

    def loss(self):
        if not self.logistic:
            return float(np.square(self.model.predict(self.x) - self.y).mean())
        score = self.model.decision_function(self.x)
        return float((np.logaddexp(0, score) - self.y * score).mean())

    def error(self):
        return 0.0 if np.isfinite(self.loss()) else float("nan")


class Liblinear:
    """Logistic regression on the sparse rows of a file that SparseData has written: ½‖w‖² + Σ ln(1 + exp(−y·xw)), no intercept."""

    def __init__(self, rows, features, per_row, file, tolerance):
        import scipy.sparse
        import sklearn.linear_model

        stored, offset = rows * per_row, 0
        parts = []
        for kind, count in (("<i4", rows + 1), ("<i4", stored), ("<f8", stored), ("<f8", rows)):
            parts.append(np.fromfile(file, kind, count, offset=offset))
            offset += parts[-1].nbytes
        starts, columns, values, targets = parts
        self.x = scipy.sparse.csr_matrix((values, columns, starts), shape=(rows, features))
        self.y = np.where(targets > 0, 1.0, -1.0)
        self.model = sklearn.linear_model.LogisticRegression(solver="liblinear", dual=True, C=1, fit_intercept=False, tol=tolerance, max_iter=1000)
        self.exact = sklearn.linear_model.LogisticRegression(solver="liblinear", dual=True, C=1, fit_intercept=False, tol=1e-5, max_iter=1000)

    def loss(self, w):
        return 0.5 * w @ w + np.logaddexp(0, -self.y * (self.x @ w)).sum()

    def run(self):
        self.model.fit(self.x, self.y)

    def error(self):
        least = self.loss(self.exact.fit(self.x, self.y).coef_[0])
        return float((self.loss(self.model.coef_[0]) - least) / least)


def work(name, *sizes_and_order):
    if name == "liblinear":
        rows, features, per_row, file, tolerance = sizes_and_order
        return Liblinear(int(rows), int(features), int(per_row), file, float(tolerance))
    if name == "sgd":
        return Sgd(*sizes_and_order[:-1])
    if name == "lasso":
        return LassoPath(*sizes_and_order)
    *sizes, order = sizes_and_order
    sizes = [int(size) for size in sizes]
    if name in ("numpy-article", "jax-article"):
        return {"numpy-article": NumpyArticle, "jax-article": JaxArticle}[name](order)
    if name == "product":
        return Product(*sizes)
    return {"pass": Pass, "qr": Qr, "gram": Gram}[name](*sizes, order)


def nanoseconds(job, at_least):
    # The first run after a wait finds the caches cold and the processors asleep.
    job.run()
    start, runs, taken = time.perf_counter(), 0, 0.0
    while taken < at_least:
        job.run()
        runs += 1
        taken = time.perf_counter() - start
    return taken / runs * 1e9


jobs = {}


def answer(words):
    if words[0] == "prepare":
        job = jobs[words[1]] = work(*words[2:])
        nanoseconds(job, WARM_UP)
        error = job.error()
        if not error <= 1e-6:
            raise ArithmeticError(f"the result is off by {error}")
        return "0 0"
    if words[0] == "loss":
        return jobs[words[1]].loss()
    if words[0] == "run":
        return nanoseconds(jobs[words[1]], SHORTEST)
    raise ValueError(f"no such command: {words[0]}")


for line in sys.stdin:
    try:
        print("ok", answer(line.split()), flush=True)
    except Exception as problem:  # Whatever it was, the other side has to hear of it.
        print("failed", type(problem).__name__, str(problem).replace("\n", " "), flush=True)
