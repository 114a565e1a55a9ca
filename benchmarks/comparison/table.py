"""The table that is printed, as text or Markdown, and how figures are written."""

HEAD = ["work", "command", "ours, median [min..max]", "peer", "its median [min..max]", "ratio", "target", "floor, and how many times it ours is"]


def digits(value):
    """Three significant digits, without an exponent."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def seconds(value):
    if value < 0:
        return f"−{seconds(-value)}"
    for unit, size in (("s", 1), ("ms", 1e-3), ("µs", 1e-6)):
        if value >= size:
            return f"{digits(value / size)} {unit}"
    return f"{digits(value / 1e-9)} ns"


def memory(value):
    return f"{digits(value / 1e9)} GB" if value >= 1e9 else f"{digits(value / 1e6)} MB"


def spread(figures, written):
    return f"{written(figures.median)} [{written(figures.least)}..{written(figures.most)}]"


def above(value, floor, written):
    """The floor, and how many times it we are at."""
    return f"{written(floor)}, {digits(value / floor)}×" if floor and value > 0 else "–"


class Target:
    """A bound on a ratio, and the words for both."""

    def __init__(self, bound, at_most, form="{}×"):
        self.bound = bound
        self.at_most = at_most
        self.form = form

    def met(self, ratio):
        return ratio <= self.bound if self.at_most else ratio >= self.bound

    def __str__(self):
        return ("≤ " if self.at_most else "≥ ") + self.form.format(f"{self.bound:g}")

    def words(self, ratio):
        return self.form.format(digits(ratio)), f"{self}: {'met' if self.met(ratio) else 'missed'}"


def time_at_most(bound):
    """Our time as a part of the peer's."""
    return Target(bound, True)


def faster(bound):
    """The peer's time over ours."""
    return Target(bound, False, "{}× faster")


def percent(bound):
    return Target(bound, False, "{} %")


def text(rows):
    # Whoever reads it has just given the command.
    lines = [[cell for i, cell in enumerate(line) if HEAD[i] != "command"] for line in [HEAD] + rows]
    widths = [max(map(len, column)) for column in zip(*lines)]
    written = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines]
    written.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(written)


def markdown(rows):
    lines = [HEAD, ["---"] * len(HEAD)] + rows
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
