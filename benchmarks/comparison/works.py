"""The works that are compared: what is run on our side and on the peers', checked, and what becomes a row of the table."""

import contextlib
import json
import os
import re
import shutil
import sys
import tempfile
import time

import machine
import table
from measure import Failure, Figures, Served, in_turn, read_file, run

DASH = "–"


class Comparison:
    """What all works share: where things are, what has been found out so far, the rows of the table."""

    def __init__(self, home, options):
        self.home = home
        self.name = ""  # of the work under way
        self.options = options
        self.rows = []  # of cells, those of table.HEAD
        self.facts = []
        self.failures = []
        self.uninstalled = []
        self.rates = {}
        self.empty = None
        home_of_java = os.environ.get("JAVA_HOME")
        java = os.path.join(home_of_java, "bin", "java") if home_of_java else "java"
        classes = "benchmarks/target/quick/classes"
        path = os.pathsep.join([classes, "benchmarks/target/quick/dependency/*"])
        more = os.environ.get("GLISSADE_JAVA_OPTS", "").split()
        self.java = [java, "--add-modules=jdk.incubator.vector", "-XX:+UseParallelGC", *more, "-cp", path]
        # As in benchmarks/kernels: room for 20,000,000 rows that are made before the clock starts.
        self.measured = self.java + ["-Xms3g", "-Xmx3g", "glissade.benchmarks.Measured"]
        self.nothing = [java, "-XX:-UsePerfData", "-cp", classes, "glissade.benchmarks.Measured", "nothing"]

    def say(self, text):
        print(f"compare: {text}", file=sys.stderr, flush=True)

    def runs(self, unless_given):
        return self.options.runs or (3 if self.options.quick else unless_given)

    def small(self, full, quick):
        return quick if self.options.quick else full

    @contextlib.contextmanager
    def ours(self):
        served = Served("glissade", self.measured, self.home)
        try:
            yield served
        finally:
            served.close()

    @contextlib.contextmanager
    def peer(self, *modules):
        """Python with these modules, or None, having said which to install."""
        if not self.has(*modules):
            yield None
            return
        served = Served(modules[-1], [sys.executable, "benchmarks/peers/in_process.py"], self.home)
        try:
            yield served
        finally:
            served.close()

    def has(self, *modules):
        absent = machine.missing(modules)
        for package in absent:
            if package not in self.uninstalled:
                self.uninstalled.append(package)
                self.say(f"{package} is not installed, so nothing is compared with it: {machine.how_to_install([package])}")
        return not absent

    def rate(self, threads, features):
        """Operations a second with which processors fold rows that are in their caches."""
        if (threads, features) not in self.rates:
            with self.ours() as ours:
                _, flops = ours.ask("prepare", "rate", "rate", threads, features).split()
                figures = Figures([ours.seconds("rate") for _ in range(3)])
            rate = int(flops) / figures.median
            self.rates[threads, features] = rate
            on = "one processor" if threads == 1 else f"{threads} processors"
            self.facts.append(f"folding rows of {features} features from the caches, {on}: {rate / 1e9:.1f} GFLOP/s")
        return self.rates[threads, features]

    def empty_process(self):
        """A JVM that does nothing: its seconds and its memory."""
        if self.empty is None:
            processes = [run(self.nothing, self.home) for _ in range(5)]
            self.empty = (Figures([p.wall for p in processes]).median, Figures([p.peak for p in processes]).median)
        return self.empty

    def cells(self, cells):
        """A row of the table as it will be printed, but for the command that makes it."""
        work, *figures = cells
        self.rows.append([work, f"`benchmarks/compare --only {self.name}`", *figures])

    def judged(self, target, ratio):
        """The ratio, and whether it meets the target; small sizes have none to meet."""
        ratio, bound = target.words(ratio)
        return ratio, str(target) if self.options.quick else bound

    def row(self, work, ours, peer, theirs, target, floor, written=table.seconds):
        """A row of the table. `ours` and `theirs` are figures, `theirs` None where the peer is not installed, `target` None where there is none."""
        ratio, bound = DASH, str(target or DASH)
        if theirs is not None:
            at_most = target is None or target.at_most
            quotient = ours.median / theirs.median if at_most else theirs.median / ours.median
            if target is None:
                ratio = f"{table.digits(quotient)}×"
            else:
                ratio, bound = self.judged(target, quotient * (100 if target.form == "{} %" else 1))
        self.cells(
            [
                work,
                table.spread(ours, written),
                peer,
                table.spread(theirs, written) if theirs is not None else "not installed",
                ratio,
                bound,
                table.above(ours.median, floor, written),
            ]
        )


def with_orders(served, work, *sizes):
    """What measures a peer's work with the matrix in either order of memory, by the name of the order; nothing without the peer."""
    if served is None:
        return {}
    measurements = {}
    for order, letter in (("row-major", "C"), ("column-major", "F")):
        job = f"{work}-{letter}"
        served.ask("prepare", job, work, *sizes, letter)
        measurements[f"{work} {order}"] = lambda job=job: served.seconds(job)
    return measurements


def faster_order(results, work, name):
    """The figures of whichever order of memory is faster, and a name that tells the other's median."""
    orders = {key.partition(" ")[2]: Figures(values) for key, values in results.items() if key.partition(" ")[0] == work}
    if not orders:
        return name, None
    (order, figures), (other, slower) = sorted(orders.items(), key=lambda item: item[1].median)
    return f"{name}, {order} ({other}: {table.seconds(slower.median)})", figures


def usual_order(results, work, name):
    """The figures of row-major, which is what both make unless told otherwise, and a name that tells the other order's median."""
    if f"{work} row-major" not in results:
        return None, name
    other = Figures(results[f"{work} column-major"])
    return Figures(results[f"{work} row-major"]), f"{name}, row-major (column-major: {table.seconds(other.median)})"


def article(c):
    """The article's job in process."""
    with c.ours() as ours, c.peer("numpy") as numpy, c.peer("numpy", "jax") as jax:
        _, flops = ours.ask("prepare", "article", "article").split()
        measurements = {"ours": lambda: ours.seconds("article")}
        measurements.update(with_orders(numpy, "numpy-article"))
        measurements.update(with_orders(jax, "jax-article"))
        results = in_turn(measurements, c.runs(15))
    floor = int(flops) / c.rate(1, 5)
    figures = Figures(results["ours"])
    work = "the article's job, in process"
    for peer, name, target in (("numpy-article", "NumPy", 300), ("jax-article", "JAX scan", 150)):
        theirs, label = usual_order(results, peer, name)
        c.row(work, figures, label, theirs, table.faster(target), floor)


def demo(c):
    """The demo as a whole process."""
    commands = {"ours": ["./glissade", "demo"]}
    if c.has("numpy"):
        commands["NumPy"] = [sys.executable, "benchmarks/peers/demo_numpy.py"]
    first = {name: run(command, c.home) for name, command in commands.items()}
    wait_for_archive(c)
    for name, process in first.items():
        last = re.search(r"iteration 999: w = \[([^\]]*)\], b = ([^,]*)", process.out)
        values = [float(value) for value in ",".join(last.groups()).split(",")] if last else []
        if not last or max(abs(a - b) for a, b in zip(values, (2, 4, 5, 9, 11, 2))) > 1e-3:
            raise Failure(f"the demo of {name} does not arrive at the true weights")
    measurements = {name: lambda command=command: run(command, c.home) for name, command in commands.items()}
    results = in_turn(measurements, c.runs(15))
    walls = {name: Figures([process.wall for process in processes]) for name, processes in results.items()}
    c.row("glissade demo", walls["ours"], "NumPy", walls.get("NumPy"), table.time_at_most(1), c.empty_process()[0])


def gradient_pass(c, n, d, bandwidth, numpy_target):
    with c.ours() as ours, c.peer("numpy") as numpy:
        size = int(ours.ask("prepare", "read", "read", n, d).split()[0])
        ours.ask("prepare", "pass", "pass", n, d)
        measurements = {"read": lambda: ours.seconds("read"), "ours": lambda: ours.seconds("pass")}
        measurements.update(with_orders(numpy, "pass", n, d))
        results = in_turn(measurements, c.runs(15))
    work = f"one gradient pass, {n:,} × {d}"
    figures, read = Figures(results["ours"]), Figures(results["read"])
    name, theirs = faster_order(results, "pass", "NumPy")
    c.row(work, figures, name, theirs, table.faster(numpy_target), read.median)
    per_second = size / read.median
    c.row(work, figures, f"reading each byte once, {per_second / 1e9:.1f} GB/s", read, table.percent(bandwidth), read.median)
    c.facts.append(f"read bandwidth over {n:,} rows of {d} features and y: {per_second / 1e9:.1f} GB/s")


def passes(c):
    """A full gradient pass over rows in memory."""
    gradient_pass(c, c.small(500_000, 50_000), 100, 85, 1.5)
    gradient_pass(c, c.small(20_000_000, 1_000_000), 5, 75, 2)


def fold(c):
    """Folding 500,000 × 101 to its triangle."""
    n, d = c.small(500_000, 50_000), 100
    with c.ours() as ours, c.peer("numpy") as numpy:
        _, flops = ours.ask("prepare", "fold", "fold", n, d).split()
        measurements = {"ours": lambda: ours.seconds("fold")}
        measurements.update(with_orders(numpy, "qr", n, d + 1))
        measurements.update(with_orders(numpy, "gram", n, d + 1))
        if numpy is not None:
            numpy.ask("prepare", "product", "product", 2000, "C")
            rate = 2 * 2000**3 / Figures([numpy.seconds("product") for _ in range(3)]).median
            c.facts.append(f"NumPy's product of two 2,000 × 2,000 matrices: {rate / 1e9:.1f} GFLOP/s")
        results = in_turn(measurements, c.runs(7))
    floor = int(flops) / c.rate(os.cpu_count(), d)
    work = f"fold to the triangle, {n:,} × {d + 1}"
    figures = Figures(results["ours"])
    name, theirs = faster_order(results, "qr", "numpy.linalg.qr")
    c.row(work, figures, name, theirs, table.faster(7), floor)
    name, theirs = faster_order(results, "gram", "NumPy X.T @ X")
    c.row(work, figures, name, theirs, table.time_at_most(1.3), floor)


def wait_for_archive(c):
    """After a build the launcher makes its archive in the background; until it is there, that would be measured too."""
    if os.environ.get("GLISSADE_ARCHIVE") == "off":
        return
    with open(os.path.join(c.home, "target/launcher/built"), encoding="utf-8") as built:
        jars = os.path.join(c.home, "target/launcher", built.read().strip())
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if any(name.startswith("archive-") and not name.endswith(".new") for name in os.listdir(jars)):
            return
        time.sleep(0.2)
    c.say("there is no archive of the launcher's yet; starts are measured without it")


def weights(d):
    return [((37 * j) % 19 - 9) / 3 for j in range(1, d + 1)]


def data(c, folder, n, d, kind):
    """The file with so many rows, made unless it is there."""
    path = os.path.join(folder, f"points-{n}x{d}.{kind}")
    if not os.path.exists(path):
        c.say(f"making {path} …")
        truth = ",".join(f"{weight:.6g}" for weight in weights(d))
        made = ["--rows", str(n), f"--weights={truth}", "--intercept", "2", "--noise", "1", "--output", path]
        run(["./glissade", "generate", "--quiet", *made], c.home)
    return path


def our_weights(model, d):
    with open(model, encoding="utf-8") as file:
        fitted = {coefficient["name"]: coefficient["value"] for coefficient in json.load(file)["coefficients"]}
    # A column that is a combination of others may have been left out.
    return [fitted.get(f"x{j}", 0.0) for j in range(1, d + 1)]


def largest_difference(a, b):
    return max((abs(p - q) for p, q in zip(a, b)), default=0) if len(a) == len(b) else float("inf")


def fits(c, n, d, kind, peers, unless_given, determined=True):
    """A whole process from a file to a saved model. `peers` has for each its modules, its command without the files, its target of
    time and its target of memory, the last two or one of them None."""
    with contextlib.ExitStack() as stack:
        scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="glissade-compare-"))
        if c.options.keep_data:
            os.makedirs(c.options.keep_data, exist_ok=True)
        path = data(c, os.path.abspath(c.options.keep_data or scratch), n, d, kind)
        model = os.path.join(scratch, "model")
        commands = {"ours": ["./glissade", "fit", path, "--target", "y", "--save", f"{model}.json", "--quiet"]}
        for name, (modules, command, _, _) in peers.items():
            if c.has(*modules):
                script, *more = command
                commands[name] = [sys.executable, f"benchmarks/peers/{script}", path, *more, f"{model}.saved"]
        check_fits(c, n, d, commands, model, determined)
        wait_for_archive(c)
        measurements = {name: lambda command=command: run(command, c.home) for name, command in commands.items()}
        results = in_turn(measurements, c.runs(unless_given))
        started, least = c.empty_process()
        # Of a wide table the rows are what is reduced: whichever there is less of counts twice.
        flops = 2 * n * (d + 2) * min(n, d + 2)
        floor = started + max(read_file(path), flops / c.rate(os.cpu_count(), min(d, 300)))
    label = {"parquet": "Parquet", "csv": "CSV"}[kind]
    figures = {name: Figures([process.wall for process in processes]) for name, processes in results.items()}
    peaks = {name: Figures([process.peak for process in processes]) for name, processes in results.items()}
    for name, (_, _, target, _) in peers.items():
        c.row(f"{label} {n:,} × {d} to a model", figures["ours"], name, figures.get(name), target, floor)
    for name, (_, _, _, target) in peers.items():
        if target is not None:
            c.row(f"memory of that {label} fit", peaks["ours"], name, peaks.get(name), target, least, table.memory)


def check_fits(c, n, d, commands, model, determined):
    """Runs each once without measuring; all have to arrive at the same weights, near the true ones, where rows determine them."""
    found = {}
    for name, command in commands.items():
        process = run(command, c.home)
        found[name] = our_weights(f"{model}.json", d) if name == "ours" else json.loads(process.out)
        if name != "ours" and not any(os.path.exists(model + end) for end in (".saved", ".saved.npz")):
            raise Failure(f"{name} saved no model")
        apart = largest_difference(found[name], found["ours"])
        if not determined and name != "ours":
            c.facts.append(f"largest weight of {name} apart from ours, {n:,} × {d}: {apart:.2g}")
        if determined and apart > 1e-6:
            raise Failure(f"{name} and ours differ by {apart}")
        if determined and largest_difference(found[name], weights(d)) > 8 / n**0.5:
            raise Failure(f"{name} does not find the true weights")


LINEAR = (("polars", "sklearn", "joblib"), ["fit_sklearn.py", "linear"])
RIDGE = (("polars", "sklearn", "joblib"), ["fit_sklearn.py", "ridge"])
LSTSQ = (("numpy", "polars"), ["fit_lstsq.py"])


def parquet(c):
    """Parquet to a saved model, time and memory."""
    peers = {
        "polars + LinearRegression": (*LINEAR, table.time_at_most(0.3), table.time_at_most(0.3)),
        "polars + Ridge(cholesky)": (*RIDGE, table.time_at_most(0.6), table.time_at_most(0.3)),
    }
    fits(c, c.small(500_000, 20_000), 100, "parquet", peers, 9)


def csv(c):
    """CSV to a saved model."""
    peers = {
        "polars + LinearRegression": (*LINEAR, table.time_at_most(0.55), None),
        "polars + Ridge(cholesky)": (*RIDGE, table.time_at_most(1), None),
    }
    fits(c, c.small(500_000, 20_000), 100, "csv", peers, 5)


def growth(c):
    """Time and memory by the number of rows, made on the fly."""
    d = 5
    sizes = [10**6, 10**7] + c.small([10**8], []) + ([] if c.options.quick or c.options.no_billion else [10**9])
    marginal, peaks = {}, {}
    for n in sizes:
        c.say(f"growth: {n:,} rows …")
        times = 1 if n > 10**8 else 3
        heap = ["-Xms64m", "-Xmx64m", "glissade.benchmarks.Growth", str(n), str(d), str(times)]
        process = run(c.java + heap, c.home)
        made, more = (float(nanos) / 1e9 for nanos in process.out.split())
        marginal[n], peaks[n] = more / n, process.peak
        c.cells(
            [
                f"growth, {n:,} × {d}",
                f"{table.seconds(marginal[n])} a row, {table.memory(peaks[n])}",
                "making the rows",
                f"{table.seconds(made / n)} a row",
                DASH,
                DASH,
                table.above(marginal[n], 2 * (d + 2) ** 2 / c.rate(os.cpu_count(), d), table.seconds),
            ]
        )
    slowest, fastest = max(marginal.values()), min(marginal.values())
    if fastest > 0:
        ratio, bound = c.judged(table.time_at_most(1.15), slowest / fastest)
    else:
        ratio, bound = DASH, f"{table.time_at_most(1.15)}: other work hides it"
    most, least = max(peaks.values()), min(peaks.values())
    c.cells(["growth: slowest row", table.seconds(slowest), "fastest row", table.seconds(fastest), ratio, bound, DASH])
    verdict = "met" if most < 300e6 else "missed"
    c.cells(
        [
            "growth: most memory",
            table.memory(most),
            "least memory",
            table.memory(least),
            f"{table.digits(most / least)}×",
            f"< 300 MB: {verdict}",
            table.above(most, c.empty_process()[1], table.memory),
        ]
    )


def wide(c):
    """More columns than rows, with the minimum-norm solution of lstsq beside it."""
    n, d = c.small(1_000, 50), c.small(20_000, 200)
    fits(c, n, d, "parquet", {"polars + numpy.linalg.lstsq": (*LSTSQ, None, None)}, 3, determined=False)


def lasso_data(path, n, d):
    """Neighbouring columns correlated by a half, 50 weights that are not zero, three times as much signal as noise; the same every time."""
    import numpy as np

    random = np.random.default_rng(7)
    x = np.empty((d, n))
    x[0] = random.standard_normal(n)
    for j in range(1, d):
        x[j] = 0.5 * x[j - 1] + 0.75**0.5 * random.standard_normal(n)
    chosen = random.choice(d, 50, replace=False)
    signal = random.standard_normal(50) @ x[chosen]
    y = 1 + signal + random.standard_normal(n) * signal.std() / 3
    np.concatenate([x.ravel(), y]).astype("<f8").tofile(path)


def lasso(c):
    """A path of 100 λ, 500 × 20,000, every λ to the same duality gap as a part of the loss at zero."""
    n, d = c.small(500, 100), c.small(20_000, 1_000)
    if not c.has("numpy"):
        return
    with contextlib.ExitStack() as stack:
        file = os.path.join(stack.enter_context(tempfile.TemporaryDirectory(prefix="glissade-compare-")), "lasso")
        lasso_data(file, n, d)
        ours = stack.enter_context(c.ours())
        peers = {"scikit-learn lasso_path": stack.enter_context(c.peer("numpy", "sklearn"))}
        if shutil.which("Rscript"):
            peers["glmnet"] = Served("glmnet", ["Rscript", "benchmarks/peers/lasso.R"], c.home)
            stack.callback(peers["glmnet"].close)
        else:
            c.say("Rscript is not there, so nothing is compared with glmnet: install r-cran-glmnet")
        read = int(ours.ask("prepare", "read", "read", n, d).split()[0])
        for gap in ("1e-4", "1e-6"):
            ours.ask("prepare", gap, "lasso", file, n, d, gap)
            measurements = {"ours": lambda gap=gap: ours.seconds(gap)}
            for name, served in peers.items():
                # Nobody waits a minute for each of several runs: the tighter gap is measured against glmnet's alone.
                if served is None or (gap == "1e-6" and name != "glmnet"):
                    continue
                words = (gap, file, n, d, gap) if name == "glmnet" else (gap, "lasso", file, n, d, gap)
                said = served.ask("prepare", *words)
                if name == "glmnet":
                    c.facts.append(f"glmnet to a gap of {gap}: thresh = {said.split()[0]}, worst gap {said.split()[1]}")
                measurements[name] = lambda served=served, gap=gap: served.seconds(gap)
            measurements["read"] = lambda: ours.seconds("read")
            results = {name: Figures(values) for name, values in in_turn(measurements, c.runs(5)).items()}
            work = f"lasso, {n:,} × {d:,}, 100 λ, gaps of {gap}"
            for name in peers:
                if name in results:
                    c.row(work, results["ours"], name, results[name], table.time_at_most(1), results["read"].median)
        c.facts.append(f"the floor of the lasso's path is one reading of its {read / 1e6:.0f} MB")


def tall(c):
    """A million rows of a thousand columns: 8 GB."""
    n, d = c.small(1_000_000, 100_000), c.small(1_000, 200)
    peers = {
        "polars + LinearRegression": (*LINEAR, None, None),
        "polars + Ridge(cholesky)": (*RIDGE, None, None),
    }
    fits(c, n, d, "parquet", peers, 3)


GAP = 1e-9  # How near to the optimum everybody has to come, as a part of the loss there.
TOLERANCES = (1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-10)
LEFT_OUT = 10  # A peer that takes so many times as long as another is not waited for.


class Loosest:
    """The loosest tolerance at which everybody still comes within GAP of the optimum. It is looked for on a tenth of the rows, since a fit of all
    takes some of the peers a minute, and then held against all."""

    def __init__(self, kind, d):
        self.kind, self.d = kind, d

    def fit(self, served, name, rows, tolerance, who):
        """The name of a job that was run, its loss and its seconds."""
        file, n = rows
        job = f"{name}-{n}-{tolerance}"
        served.ask("prepare", job, "glm", file, n, self.d, self.kind, *who, tolerance)
        seconds = served.seconds(job)
        return job, float(served.ask("loss", job)), seconds

    def tolerance(self, served, name, rows, best, who, first=0):
        """Its place among TOLERANCES, and what fit said there."""
        for place in range(first, len(TOLERANCES)):
            found = self.fit(served, name, rows, TOLERANCES[place], who)
            if found[1] - best <= GAP * abs(best):
                break
        return place, found


def generalised(c, kind, solvers, target):
    """A generalised linear model on raw columns in memory, each as loosely as still comes within GAP of the optimum."""
    n, d = c.small(500_000, 50_000), 50
    with contextlib.ExitStack() as stack:
        if not c.has("numpy", "sklearn", *(["statsmodels"] if "statsmodels" in solvers else [])):
            return
        scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="glissade-compare-"))
        ours = stack.enter_context(c.ours())
        peers = Served("scikit-learn", [sys.executable, "benchmarks/peers/glm_in_process.py"], c.home)
        stack.callback(peers.close)
        few, all_rows = ((os.path.join(scratch, f"rows{count}"), count) for count in (n // 10, n))
        for rows in (few, all_rows):
            peers.ask("make", *rows, d, kind)
        search = Loosest(kind, d)
        methods = {"ours": (ours, ()), **{solver: (peers, (solver,)) for solver in solvers}}

        def least(rows):
            return min(search.fit(ours, "best", rows, 1e-12, ())[1], search.fit(peers, "best", rows, 1e-12, ("newton-cholesky",))[1])

        best = least(few)
        first = {name: search.tolerance(served, name, few, best, who) for name, (served, who) in methods.items()}
        fastest = min(first[solver][1][2] for solver in solvers)
        for solver in list(solvers):
            times = first[solver][1][2] / fastest
            if times > LEFT_OUT:
                c.facts.append(f"{solver} is left out of {kind}: on a tenth of the rows it takes {times:.0f} times as long as the fastest peer")
                del methods[solver]
        best, jobs = least(all_rows), {}
        for name, (served, who) in methods.items():
            job, loss, _ = search.tolerance(served, name, all_rows, best, who, first[name][0])[1]
            jobs[name] = (served, job, (loss - best) / abs(best))
        measurements = {name: lambda served=served, job=job: served.seconds(job) for name, (served, job, _) in jobs.items()}
        ours.ask("prepare", "read", "read", n, d)
        measurements["read"] = lambda: ours.seconds("read")
        results = in_turn(measurements, c.runs(5))
    figures = {name: Figures(values) for name, values in results.items()}
    for name in jobs:
        if name != "ours":
            label = f"{name if name == 'statsmodels' else f'scikit-learn {name}'}, gap {jobs[name][2]:.0e}"
            c.row(f"{kind}, {n:,} × {d}, gap {jobs['ours'][2]:.0e}", figures["ours"], label, figures[name], target, figures["read"].median)


def logistic(c):
    """Logistic regression without a penalty, columns of different scales."""
    generalised(c, "logistic", ["newton-cholesky", "lbfgs"], table.faster(3))


def poisson(c):
    """Poisson regression without a penalty, columns of different scales."""
    generalised(c, "poisson", ["newton-cholesky", "lbfgs", "statsmodels"], table.faster(3))


def sgd_rows(path, n, d, held, loss):
    """A file that both sides read, see FileRows: standard normal features, of d all or so many a row, and targets of a linear model."""
    import numpy as np

    random = np.random.default_rng(1)
    truth = random.standard_normal(d) * (2 / d**0.5 if held == d else 3)
    with open(path, "wb") as file:
        for first in range(0, n, 10_000):
            rows = min(10_000, n - first)
            values = random.standard_normal((rows, held))
            if held < d:
                columns = np.sort(random.integers(0, d, (rows, held)), axis=1)
                values /= held**0.5
                score = 0.3 + (values * truth[columns]).sum(axis=1)
                values = np.hstack([columns.astype(float), values])
            else:
                score = 0.5 + values @ truth
            chance = random.random(rows) < 1 / (1 + np.exp(-score))
            target = chance.astype(float) if loss == "logistic" else score + random.standard_normal(rows)
            np.hstack([values, target[:, None]]).tofile(file)


def sgd_epoch(c, n, d, held, loss):
    label = f"one epoch of SGD, {n:,} × {d:,}" + ("" if held == d else f", {held} non-zeros a row") + f", {loss}"
    with contextlib.ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="glissade-compare-"))
        ours, sklearn = stack.enter_context(c.ours()), stack.enter_context(c.peer("numpy", "scipy", "sklearn"))
        if sklearn is None:
            return
        path = os.path.join(folder, "rows")
        sgd_rows(path, n, d, held, loss)
        size = int(ours.ask("prepare", "sgd", "sgd", path, n, d, held, loss).split()[0])
        sklearn.ask("prepare", "sgd", "sgd", path, n, d, held, loss, "C")
        results = in_turn({"ours": lambda: ours.seconds("sgd"), "sklearn": lambda: sklearn.seconds("sgd")}, c.runs(9))
        losses = [float(side.ask("loss", "sgd")) for side in (ours, sklearn)]
    c.facts.append(f"{label}: loss after it {losses[0]:.6g}, scikit-learn's {losses[1]:.6g}")
    if losses[0] > losses[1]:
        c.failures.append(f"{label}: the loss after it is above scikit-learn's")
    name = "SGDClassifier" if loss == "logistic" else "SGDRegressor"
    # Each value held is read once; what a core reads from memory a second is the same for all works, see docs/benchmarks.md.
    c.row(label, Figures(results["ours"]), name, Figures(results["sklearn"]), table.faster(2), size / 14e9)


def sgd(c):
    """One epoch of stochastic gradient descent, dense."""
    for loss in ("logistic", "squared"):
        sgd_epoch(c, c.small(500_000, 50_000), 50, 50, loss)


def sgd_sparse(c):
    """One epoch of stochastic gradient descent, 50 non-zeros a row."""
    for loss in ("logistic", "squared"):
        sgd_epoch(c, c.small(200_000, 20_000), c.small(500_000, 50_000), 50, loss)


# Those that run unless others are named, and those that only run when they are.
def sparse(c):
    """Logistic regression on sparse rows with a ridge, to a measured gap of 1e-6."""
    n, d, per_row = c.small(200_000, 20_000), c.small(500_000, 50_000), 50
    folder = tempfile.TemporaryDirectory()
    with folder, c.ours() as ours, c.peer("scipy", "sklearn") as peer:
        file = os.path.join(folder.name, "sparse.bin")
        ours.ask("prepare", "dual-cd", "sparse", n, d, "dual-cd", file)
        size = int(ours.ask("prepare", "pass", "sparse-pass", n, d).split()[0])
        measurements = {"dual-cd": lambda: ours.seconds("dual-cd"), "pass": lambda: ours.seconds("pass")}
        ours.ask("prepare", "lbfgs", "sparse", n, d, "lbfgs")
        measurements["lbfgs"] = lambda: ours.seconds("lbfgs")
        if peer is not None:
            # The largest with which its gap is under 1e-6: it makes 10 to 12 epochs, we make 10.
            peer.ask("prepare", "liblinear", "liblinear", n, d, per_row, file, c.small(0.02, 0.005))
            measurements["liblinear"] = lambda: peer.seconds("liblinear")
        results = in_turn(measurements, c.runs(5))
    figures = {name: Figures(values) for name, values in results.items()}
    work = f"logistic, sparse {n:,} × {d:,}, {per_row} a row, C = 1, to a gap of 1e-6"
    c.row(work, figures["dual-cd"], "liblinear, dual", figures.get("liblinear"), table.time_at_most(1), figures["pass"].median)
    c.row(work + ", by L-BFGS", figures["lbfgs"], "liblinear, dual", figures.get("liblinear"), None, figures["pass"].median)
    c.facts.append(f"one pass over the sparse rows for loss and gradient, {table.seconds(figures['pass'].median)}: {size / figures['pass'].median / 1e9:.1f} GB/s of values and columns")


USUAL = {"article": article, "demo": demo, "pass": passes, "fold": fold, "parquet": parquet, "csv": csv, "growth": growth}
NAMED = {
    "logistic": logistic,
    "poisson": poisson,
    "lasso": lasso,
    "sgd": sgd,
    "sgd-sparse": sgd_sparse,
    "sparse": sparse,
    "wide": wide,
    "tall": tall,
}
