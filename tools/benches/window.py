# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window on a virtual display: with a directory, and with a plan."""
import os
import statistics
import subprocess
import sys

from .common import TOP, copy_office, office_of, show, timed, write_rows
from .exports import SHELL_EXPORT


# What the two numbers of a measure are, where they are not the longest turn and the most work in one.
WINDOW_UNITS = {"memory": ("MiB", "MiB anonymous"), "frame": ("ms median", "ms p95"), "open": ("ms", "ms of work"),
                "export as CSV": ("ms", "")}


def measures_of(program, *words):
    """{step: (number, number)} that a program prints which opens the window on a display of its own."""
    display = [] if os.environ.get("DISPLAY") else ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24"]
    settings = {"GSETTINGS_BACKEND": "memory", "GSETTINGS_SCHEMA_DIR": str(program.parents[2] / "data"), "GTK_A11Y": "none",
                "LC_ALL": "C.UTF-8", "ADW_DISABLE_PORTAL": "1", "GSK_RENDERER": "cairo"}
    # The clock starts once the display is there.
    start = [sys.executable, "-c", "import os, sys, time\n"
             "os.environ['MEASURE_FROM'] = str(time.monotonic_ns() // 1000)\nos.execv(sys.argv[1], sys.argv[1:])"]
    done = subprocess.run([*display, *start, str(program), *map(str, words)], capture_output=True, text=True,
                          env={**os.environ, **settings})
    if done.returncode != 0:
        sys.exit(f"{program} failed:\n{done.stderr}")
    steps = [line.split("\t") for line in done.stdout.splitlines()]
    return {step: (float(one), float(other)) for step, one, other in steps}


def units_of(step):
    if step.endswith("longest turn"):
        return "ms", "ms of work"
    return next((units for begin, units in WINDOW_UNITS.items() if step.startswith(begin)), ("ms", "ms of work"))


def bench_window(cli, program, folder, counts, runs, office):
    more = folder / "more.csv"
    write_rows(more, 10000, first=10_000_000)
    for count in counts:
        file = office_of(cli, folder, count, office)
        copy = copy_office(folder, file)
        measures_of(program, "--open", copy)
        starts = [{**measures_of(program, "--bare"), **measures_of(program, "--open", copy)} for _ in range(runs)]
        print(f"{f'{count} suppliers':<38} {'':>10}")
        for step in ("open a bare window", "open the office"):
            wall, work = (statistics.median(start[step][i] for start in starts) for i in (0, 1))
            print(f"{step + f', median of {runs}':<38} {wall:>10.0f} ms {work:>10.0f} ms of work", flush=True)
        found = measures_of(program, copy, more)
        for step, (one, other) in found.items():
            units = units_of(step)
            print(f"{step:<38} {one:>10.1f} {units[0]:<10} {other:>8.1f} {units[1]}", flush=True)
        ours, bare = (found[f"frame, jumping{table}, work"][1] / 1000 for table in ("", ", bare table"))
        show("jumping, p95, beside a bare table", (ours, bare), "")
        theirs = folder / "theirs.csv"
        shell, _ = timed(["sqlite3", "-readonly", "-csv", "-header", file, f".once {theirs}", SHELL_EXPORT])
        show("export as CSV, beside sqlite3", (found["export as CSV"][0] / 1000, shell), "")


def stalls_in(program, office, title):
    """{step: (seconds, seconds of work)} of the longest turns of the main loop while the plan of that title is worked on."""
    return {step: (stall / 1000, work / 1000) for step, (stall, work) in measures_of(program, office, title).items()}


def bench_plan(cli, program, folder, count, runs):
    offices = {}
    for actions, indicators in ((count, max(count * 3 // 10, 1)), (3, 1)):
        office, plan = folder / f"{actions}.sourcier", folder / f"{actions}.json"
        timed([TOP / "tools" / "make-sample-plan", plan, "--actions", actions, "--indicators", indicators])
        timed([cli, "create", office, "--sample"])
        timed([cli, "plan", office, "--read", plan])
        offices[actions] = office
    turns = {actions: [] for actions in offices}
    for _ in range(runs):
        for actions, office in offices.items():
            turns[actions].append(stalls_in(program, copy_office(folder, office), f"SPASER, {actions} actions"))
    bare = "type in a bare GtkTextView"
    # The least of the runs: whatever else the computer does can only lengthen a stall.
    least, work = [{actions: {step: min(run[step][which] for run in found) for step in found[0]}
                    for actions, found in turns.items()} for which in (0, 1)]
    title = f"longest stall, least of {runs} runs"
    print(f"{title:<34} {f'{count} actions':>13} {'3 actions':>13} {'ratio':>10}")
    for step in least[count]:
        if step != bare:
            show(step, (least[count][step], least[3][step]), f"{work[count][step] * 1000:.0f} ms of work")
    show("type, beside a bare GtkTextView", (least[count]["type"], least[count][bare]), "")
