# SPDX-License-Identifier: GPL-3.0-or-later
"""What bench --history measures: how soon a long history answers, and what it costs an import that it is written."""
import collections
import shutil
import subprocess
import sys

from .common import write_rows
from .window import measures_of

# Where the program writes down what an action did: rows as they are bound, parts as they grow long, the line in the end.
WRITING = ("_sourcier_store_note", "_sourcier_noted_row", "end_recording", "_sourcier_store_cut_action", "write_history", "_sourcier_store_tell_about")


def run(command, **more):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **more)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))}: {done.stderr}")
    return done.stdout


def count_samples(script):
    """How many samples there are, and how many have been taken while the history was written."""
    counts = collections.Counter()
    for stack in script.split("\n\n"):
        calls = stack.split()
        counts["all"] += bool(calls)
        counts["history"] += any(call.startswith(WRITING) for call in calls)
    return counts


def bench_import(cli, folder, rows, count):
    """By what a profiler sees: no switch of the program leaves the history out."""
    if shutil.which("perf") is None:
        print("perf is not there: what the history costs an import is not told")
        return
    office, profile = folder / "import.sourcier", folder / "perf.data"
    run([cli, "create", office])
    run(["perf", "record", "-q", "-F", "199", "--call-graph", "dwarf,16384", "-o", profile, cli, "import", office, rows])
    counts = count_samples(run(["perf", "script", "-i", profile, "-F", "ip,sym", "--no-inline"]))
    taken, share = counts["all"] / 199, counts["history"] / max(counts["all"], 1)
    print(f"{f'import of {count} rows':<46} {taken:9.2f} s of the processor, {share:.0%} of it for the history "
          f"({taken - taken * share:.2f} s without)")
    run(["sqlite3", office, "PRAGMA wal_checkpoint (TRUNCATE)"])
    kept = int(run(["sqlite3", office, "SELECT (SELECT sum(length(changeset)) FROM history)"
                                       " + (SELECT ifnull(sum(length(changeset)), 0) FROM history_part)"]))
    print(f"{'the file that it fills':<46} {office.stat().st_size / 1e6:9.1f} MB, {kept / 1e6:.1f} of them the history's")


def bench_history(cli, measuring, page, folder, actions):
    """@page opens a window of its own."""
    office = folder / "office.sourcier"
    subprocess.run([measuring, office, str(actions)], check=True)
    print(f"{'the page of the history':<46} {'stall':>9} {'work':>12}")
    for step, (stall, work) in measures_of(page, office).items():
        print(f"{step:<46} {stall:9.1f} ms {work:9.1f} ms")
    rows = folder / "rows.csv"
    write_rows(rows, actions)
    bench_import(cli, folder, rows, actions)
