"""Compares glissade with its peers, the same work in turn in the same run, and prints a table."""

import argparse
import os
import platform
import signal
import sys

import machine
import table
import works
from measure import Failure


def options():
    parser = argparse.ArgumentParser(prog="benchmarks/compare", description=__doc__)
    every = {**works.USUAL, **works.NAMED}
    parser.add_argument(
        "--only",
        action="append",
        choices=every,
        metavar="NAME",
        help="only this work; may be repeated. " + "; ".join(f"{name}: {work.__doc__.rstrip('.')}" for name, work in every.items())
        + f". Without it all but {' and '.join(works.NAMED)}.",
    )
    parser.add_argument("--quick", action="store_true", help="small sizes, three turns: to see that it works. The targets are not meant for these.")
    parser.add_argument("--runs", type=int, metavar="N", help="how many turns, instead of as many as suit the work (5 to 15)")
    parser.add_argument("--keep-data", metavar="DIR", help="keep the data files in this folder, and use those that are there")
    parser.add_argument("--no-billion", action="store_true", help="leave the 1,000,000,000 rows out of growth")
    parser.add_argument("--markdown", action="store_true", help="print the table for docs/benchmarks.md")
    parsed = parser.parse_args()
    if parsed.runs is not None and parsed.runs < 1:
        parser.error("--runs must be at least 1")
    return parsed


def main():
    chosen = options()
    home = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    comparison = works.Comparison(home, chosen)
    load = os.getloadavg()[0]
    if load > 0.5:
        comparison.say(f"other work is running here (load {load:.1f}); the figures will say little")
    with comparison.ours() as ours:
        java, kernels = ours.ask("facts").split("\t")
    everything = {**works.USUAL, **works.NAMED}
    for name in chosen.only or works.USUAL:
        comparison.say(f"{name} …")
        comparison.name = name
        try:
            everything[name](comparison)
        except (Failure, OSError) as failure:
            comparison.failures.append(f"{name}: {failure}")
            comparison.say(f"{name} failed: {failure}")

    facts = [
        f"{os.cpu_count()} processors, {machine.processor()}; {table.memory(machine.memory())} of memory; {platform.platform()}",
        f"JDK {java}, kernels: {kernels}",
        machine.peers(),
        *comparison.facts,
        f"load when it started: {load:.1f}" + (", so other work was running" if load > 0.5 else ""),
    ]
    if comparison.uninstalled:
        facts.append(f"not compared: {', '.join(comparison.uninstalled)}. {machine.how_to_install(comparison.uninstalled)}")
    if chosen.quick:
        facts.append("--quick: small sizes and few turns; the targets are not meant for these")
    facts += [f"FAILED {failure}" for failure in comparison.failures]
    bullet = "- " if chosen.markdown else ""
    print((table.markdown if chosen.markdown else table.text)(comparison.rows))
    print()
    print("\n".join(bullet + fact for fact in facts))
    return 1 if comparison.failures else 0


if __name__ == "__main__":
    # Asked to end, it ends as it does otherwise: its files are gigabytes.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
    except Failure as problem:
        sys.exit(f"compare: {problem}")
