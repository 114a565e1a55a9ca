"""What the figures were measured on and with."""

import importlib.metadata
import importlib.util
import os
import platform
import subprocess
import sys

# The module and what pip calls it.
PEERS = {"numpy": "numpy", "jax": "jax", "polars": "polars", "sklearn": "scikit-learn", "joblib": "joblib"}


def missing(modules):
    """Those that are not installed, by the names pip knows them under."""
    return [PEERS[module] for module in modules if importlib.util.find_spec(module) is None]


def how_to_install(packages):
    return f"{os.path.basename(sys.executable)} -m pip install {' '.join(packages)}"


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            for line in file:
                if line.startswith("model name"):
                    return line.partition(":")[2].strip()
    except OSError:
        pass
    if platform.system() == "Darwin":
        return subprocess.run(
            ["sysctl", "-n", "machdep.cpu.brand_string"], stdout=subprocess.PIPE, text=True, check=False
        ).stdout.strip()
    return platform.machine()


def memory():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")


def peers():
    found = []
    for module, package in PEERS.items():
        if importlib.util.find_spec(module) is not None:
            found.append(f"{package} {importlib.metadata.version(package)}")
    return f"Python {platform.python_version()}" + "".join(f", {peer}" for peer in found)
