# SPDX-License-Identifier: GPL-3.0-or-later
"""Questions to a directory: from memory and by SQL."""
import json
import shutil
import subprocess

from .common import timed, write_list



def bench_search(cli, program, folder, count):
    print(f"{'suppliers':>10} {'letters':>8} {'median':>10} {'p95':>10} {'most':>10} {'SQL median':>12} {'ratio':>8} {'made in':>9}")
    for suppliers in (count // 100, count // 10, count):
        rows, office = folder / f"{suppliers}.csv", folder / f"{suppliers}.sourcier"
        write_list(rows, suppliers)
        timed([cli, "create", office])
        timed([cli, "import", office, rows])
        # A million suppliers take SQL seconds for one letter.
        asked = max(4, min(40, 4000000 // suppliers))
        told = json.loads(timed([program, office, asked])[1])
        ours, beside, theirs = told["index"], told["index_beside_sql"], told["sql"]
        print(f"{suppliers:>10} {ours['n']:>8} {ours['median']:>7.1f} ms {ours['p95']:>7.1f} ms {ours['most']:>7.1f} ms"
              f" {theirs['median']:>9.1f} ms {theirs['median'] / beside['median']:>7.0f} × {told['building'] / 1000:>7.1f} s", flush=True)


def bench_questions(cli, program, folder, count, office):
    if office is not None:
        copy = folder / "office.sourcier"
        shutil.copyfile(office, copy)
        subprocess.run([program, copy], check=True)
        return
    for suppliers in (count // 100, count // 10, count):
        rows, made = folder / f"{suppliers}.csv", folder / f"{suppliers}.sourcier"
        write_list(rows, suppliers)
        timed([cli, "create", made])
        timed([cli, "import", made, rows])
        print(f"{suppliers} suppliers:", flush=True)
        subprocess.run([program, made], check=True)


def questions_in(program, office):
    """{title: (median, p95)} of what measure-suppliers prints, in milliseconds."""
    found = {}
    for line in timed([program, office])[1].splitlines():
        title, numbers = line[:40].strip(), line[40:].split()
        if line.endswith("times"):
            found[title] = (float(numbers[0]), float(numbers[1]))
    return found
