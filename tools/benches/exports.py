# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists written in each format, beside the sqlite3 shell and ssconvert."""
import csv
import shutil
import subprocess
import sys

from .common import compare, measured, show, timed, write_rows


MOST_ON_PAPER = 20000   # as export-write.c says
MOST_IN_SHEET = 1048575   # as sheet.c says
MOST_FOR_SSCONVERT = 100000   # it has all cells in memory
# The columns that `sourcier-cli list` writes, as the shell can tell them.
SHELL_EXPORT = """SELECT name, trade_name, siret, legal_form, naf, address, postcode, city, commune_code, departement, latitude,
  longitude, website, email, phone, headcount, turnover, turnover_year, exclusion, excluded_since, excluded_until, description,
  notes, source,
  (SELECT group_concat(label, ', ') FROM label_award WHERE supplier = s.id),
  (SELECT max(label) FROM label_award WHERE supplier = s.id AND label = 'qpv'),
  (SELECT group_concat(family, ' | ') FROM supplier_family WHERE supplier = s.id),
  (SELECT group_concat(cpv, ', ') FROM supplier_cpv WHERE supplier = s.id),
  (SELECT group_concat(area, ', ') FROM supplier_area WHERE supplier = s.id),
  (SELECT group_concat(tag, ', ') FROM supplier_tag WHERE supplier = s.id),
  (SELECT group_concat(name || ', ' || role || ', ' || email || ', ' || phone, ' | ') FROM contact WHERE supplier = s.id)
FROM supplier AS s ORDER BY sort_name = '', sort_name, id"""


def bench_exports(cli, folder, count, runs, office):
    rows, plain, list_file, shell_file = (folder / name for name in ("rows.csv", "plain.csv", "ours.csv", "theirs.csv"))
    if office is None:
        office = folder / "office.sourcier"
        write_rows(rows, count)
        timed([cli, "create", office])
        timed([cli, "import", office, rows])
    count = int(timed([cli, "list", office, "--count"])[1].split()[-1])
    runs = max(1, min(runs, 500000 // max(count, 1)))
    ours = {kind: [cli, "list", office, "--format", kind, "-o", folder / f"ours.{kind}"]
            for kind in ("csv", "json", "xlsx", "ods")}
    for kind, command in ours.items():
        if kind in ("xlsx", "ods") and count > MOST_IN_SHEET:
            refused = subprocess.run([str(word) for word in command], capture_output=True, text=True)
            print(f"{f'{count} suppliers as {kind}':<34} {refused.stderr.strip()}")
            continue
        measured(f"{count} suppliers as {kind}", command)
    if count <= MOST_ON_PAPER:
        measured(f"{count} suppliers as pdf", [cli, "list", office, "--format", "pdf", "--landscape", "-o", folder / "ours.pdf"])

    theirs = ["sqlite3", "-readonly", "-csv", "-header", office, f".once {shell_file}", SHELL_EXPORT]
    title = f"{count} rows, medians of {runs} runs"
    print(f"{title:<34} {'sourcier-cli':>13} {'sqlite3':>13} {'ratio':>10}")
    medians, _ = compare(runs, lambda: timed(ours["csv"]), lambda: timed(theirs))
    written = [sum(1 for _ in csv.reader(open(path, encoding="utf-8-sig", newline=""), delimiter=mark)) - 1
               for path, mark in ((list_file, ";"), (shell_file, ","))]
    if written != [count, count]:
        sys.exit(f"sourcier-cli wrote {written[0]} suppliers, the sqlite3 shell {written[1]}, of {count}")
    show("write csv", medians, "")

    if count > MOST_FOR_SSCONVERT or shutil.which("ssconvert") is None:
        print(f"ssconvert (gnumeric) is left out: it is not installed, or there are more than {MOST_FOR_SSCONVERT} rows")
        return
    # A comma between the cells: ssconvert takes no other.
    timed([cli, "list", office, "--separator", "comma", "--no-bom", "-o", plain])
    print(f"{title:<34} {'sourcier-cli':>13} {'ssconvert':>13} {'ratio':>10}")
    for kind in ("xlsx", "ods"):
        theirs = ["ssconvert", plain, folder / f"theirs.{kind}"]
        medians, _ = compare(runs, lambda: timed(ours[kind]), lambda: timed(theirs))
        show(f"write {kind}", medians, "it reads the office’s file, ssconvert CSV")
