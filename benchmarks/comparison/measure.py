"""Single measurements, and taking turns at them."""

import os
import statistics
import subprocess
import tempfile
import time


class Failure(Exception):
    """A measured program failed, or its result is wrong; the message says which and how."""


class Figures:
    """Several measurements of one thing."""

    def __init__(self, values):
        self.median = statistics.median(values)
        self.least = min(values)
        self.most = max(values)


class Served:
    """A process that stays warm and does one measurement a command; see glissade.benchmarks.Measured."""

    def __init__(self, name, command, folder):
        self.name = name
        self.errors = tempfile.TemporaryFile(mode="w+")
        self.process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True
        )

    def ask(self, *words):
        try:
            self.process.stdin.write(" ".join(str(word) for word in words) + "\n")
            self.process.stdin.flush()
            reply = self.process.stdout.readline()
        except BrokenPipeError:
            reply = ""
        if not reply:
            self.errors.seek(0)
            raise Failure(f"{self.name} ended: {last_line(self.errors.read())}")
        status, _, answer = reply.rstrip("\n").partition(" ")
        if status != "ok":
            raise Failure(f"{self.name}, {' '.join(str(word) for word in words)}: {answer}")
        return answer

    def seconds(self, job):
        # The threads of a BLAS go on waiting for work for some 30 ms after their last; they would be in the way of whoever is next.
        time.sleep(0.1)
        return float(self.ask("run", job)) / 1e9

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()
        self.errors.close()


class Process:
    """What a whole process took."""

    def __init__(self, wall, processor, peak, out):
        self.wall = wall  # seconds
        self.processor = processor  # seconds of all processors
        self.peak = peak  # bytes of memory, at most
        self.out = out  # standard output


def run(command, folder):
    """Runs a process from its start to its end."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        err.seek(0)
        if process.returncode != 0:
            raise Failure(f"{' '.join(command)[:200]}: exit code {process.returncode}: {last_line(err.read().decode())}")
        out.seek(0)
        # Linux counts kibibytes, macOS bytes.
        unit = 1 if os.uname().sysname == "Darwin" else 1024
        return Process(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit, out.read().decode())


def last_line(text):
    lines = text.strip().splitlines()
    return lines[-1] if lines else "no message"


def in_turn(measurements, runs):
    """Calls each in turn, `runs` times round, and returns the list of results of each. `measurements` is a dictionary of functions."""
    results = {name: [] for name in measurements}
    for _ in range(runs):
        for name, measure in measurements.items():
            results[name].append(measure())
    return results


def read_file(path):
    """Seconds to read a file from the page cache, once from start to end, at best of three."""
    buffer = bytearray(1 << 20)
    best = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        with open(path, "rb", buffering=0) as file:
            while file.readinto(buffer):
                pass
        best = min(best, time.perf_counter() - started)
    return best
