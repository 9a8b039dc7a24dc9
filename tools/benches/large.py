# SPDX-License-Identifier: GPL-3.0-or-later
"""All that a large directory is held to, in one table."""
import json
import statistics
import sys

from .common import compare, copy_office, office_of, timed, write_rows
from .exports import SHELL_EXPORT
from .questions import questions_in
from .window import measures_of


# The steps during which the window must answer: what measure-window calls them.
TURNS = {"search": ("search", "search nothing again"), "sort": ("sort by city", "sort by name"), "export": ("export as CSV",),
         "import": ("import",)}

# What is measured of a large directory: what it is called, its goal, and how it is told from it.
LARGE = [
    ("tick a facet, median", "≤ 16 ms", "tick"), ("tick a facet, p95", "≤ 33 ms", "tick p95"),
    ("a letter searched, p95", "≤ 33 ms", "letter p95"), ("another column or direction, p95", "≤ 50 ms", "sort p95"),
    ("frame, scrolling, p95", "≤ 17.5 ms", "scroll p95"), ("frame, jumping, p95", "≤ 17.5 ms", "jump p95"),
    ("open the file, first rows painted", "≤ 600 ms", "open"), ("memory, list shown (MiB)", "≤ 300", "memory"),
    ("an edit, median", "≤ 16 ms", "edit"), ("an edit, p95", "≤ 16 ms", "edit p95"),
    ("select all", "≤ 16 ms", "select"), ("invert", "≤ 16 ms", "invert"),
    ("export as CSV, window", "", "export"), ("  times the sqlite3 shell", "≤ 1.5", "export ratio"),
    ("export as CSV, sourcier-cli", "", "export cli"), ("  times the sqlite3 shell", "≤ 1.5", "export cli ratio"),
    *((f"longest turn of the main loop, {step}", "≤ 50 ms", f"turn {step}") for step in TURNS),
]
BESIDE = {"tick": "SQL", "sort p95": "SQL", "letter p95": "SQL", "jump p95": "a bare table",
          "open": "a bare window", "export": "sqlite3", "export cli": "sqlite3"}


def measure_large(options, folder, office):
    """{key: (ours, theirs or None)} of a directory."""
    asked = questions_in(options.asking, copy_office(folder, office))
    found = {"tick": (asked["a tick"][0], asked["a tick, SQL"][0]), "tick p95": (asked["a tick"][1], None),
             "sort p95": (asked["another column or direction"][1], asked["another column or direction, SQL"][0]),
             "edit": (asked["after an edit"][0], None), "edit p95": (asked["after an edit"][1], None)}
    letters = json.loads(timed([options.searching, office, 8])[1])
    found["letter p95"] = (letters["index"]["p95"], letters.get("sql", {}).get("median"))

    copy = copy_office(folder, office)
    window = options.measure_window
    measures_of(window, "--open", copy)
    starts = [{**measures_of(window, "--bare"), **measures_of(window, "--open", copy)} for _ in range(options.runs)]
    found["open"] = tuple(statistics.median(start[step][0] for start in starts)
                          for step in ("open the office", "open a bare window"))
    more = folder / "more.csv"
    write_rows(more, 10000, first=10_000_000)
    seen = measures_of(window, copy, more)
    found["memory"] = (seen["memory, list shown"][0], None)
    found["scroll p95"] = (seen["frame, scrolling"][1], None)
    found["jump p95"] = (seen["frame, jumping"][1], seen.get("frame, jumping, bare table", (0, None))[1])
    found["select"] = (seen["select all, the call"][0], None)
    found["invert"] = (seen["invert, the call"][0], None)

    for step, names in TURNS.items():
        found[f"turn {step}"] = max(seen[f"{name}, longest turn"] for name in names)

    shell = ["sqlite3", "-readonly", "-csv", "-header", office, f".once {folder / 'theirs.csv'}", SHELL_EXPORT]
    (ours, theirs), _ = compare(1, lambda: timed([options.cli, "list", office, "-o", folder / "ours.csv"]), lambda: timed(shell))
    found["export"] = (seen["export as CSV"][0], theirs * 1000)
    found["export cli"] = (ours * 1000, theirs * 1000)
    for key in ("export", "export cli"):
        found[f"{key} ratio"] = (found[key][0] / found[key][1], None)
    return found


def said_beside(key, ours, theirs):
    if theirs is None:
        return ""
    if key.startswith("turn"):
        return f"{theirs:.1f} of them work"
    return f"{theirs:.1f} {BESIDE[key]}, {ours / theirs:.3g} ×" if theirs else ""


def bench_large(options, folder, count):
    """One table: what is measured, its goal, a hundredth and a tenth of the directory and the whole of it, what the same takes
    another program on the whole, and how often the whole is the hundredth."""
    counts = [max(count // 100, 1), max(count // 10, 1), count]
    found = {}
    for each in counts:
        print(f"{each} suppliers …", file=sys.stderr, flush=True)
        found[each] = measure_large(options, folder, office_of(options.cli, folder, each,
                                                                options.office if each == count else None))
    heads = "".join(f"{each:>11}" for each in counts)
    print(f"{'milliseconds':<40}{'goal':>11}{heads}{'growth':>9}   beside, at {count}")
    for title, goal, key in LARGE:
        ours = [found[each][key][0] for each in counts]
        theirs = found[count][key][1]
        beside = said_beside(key, ours[-1], theirs)
        growth = f"{ours[-1] / ours[0]:.1f} ×" if ours[0] > 0 else ""
        numbers = "".join(f"{each:>11.2f}" if each < 10 else f"{each:>11.1f}" for each in ours)
        print(f"{title:<40}{goal:>11}{numbers}{growth:>9}   {beside}", flush=True)
