#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A table is written by Python's csv module, spoilt in one way, and read back by “sourcier-cli read”.

What is wanted is the table before it was spoilt. Usage: test-read.py SOURCIER-CLI
"""
import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import unittest

CLI = None
HEADER = ["Date", "Heure", "Quantité", "Référence", "Prix", "Genre", "Désignation", "Adresse", "Remarque"]
WORDS = ["Atelier", "Le Bon Pain", "Lyon, 3e", '12 rue "X"', "Étrœungt", "N/A", "l'eau", "a;b", "deux\nlignes"]
PLACES = [(row, column) for row in (1, 2, 10, 40, 82) for column in (0, 3, 6, 8)]


def rows():
    luck = random.Random(7)
    return [[f"{1 + i % 28:02}/0{1 + i % 9}/2018", f"{i % 24:02}:{i % 60:02}", str(i), f"P-{i:04}", f"{i * 1.5:.2f}",
             luck.choice(["Boîte", "Sac"]), luck.choice(WORDS), f"http://exemple.fr/{i}", luck.choice(WORDS + [""])]
            for i in range(83)]


def written(table, **dialect):
    out = io.StringIO(newline="")
    csv.writer(out, **dialect).writerows(table)
    return out.getvalue()


def written_with(table, delimiter):
    """With a delimiter of two characters, which Python's module does not know."""
    return "".join(delimiter.join(written([[cell]], quoting=csv.QUOTE_NONNUMERIC)[:-2] if cell else "" for cell in row)
                   + "\r\n" for row in table)


class Read(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sourcier-read-")
        self.addCleanup(folder.cleanup)
        self.path = os.path.join(folder.name, "liste.csv")
        self.table = [HEADER] + rows()

    def run_read(self, text, *options):
        with open(self.path, "w", newline="", encoding="utf-8") as file:
            file.write(text)
        return subprocess.run([CLI, "read", self.path, *options], capture_output=True, check=True, timeout=60)

    def assert_reads(self, text, wanted, told=b""):
        done = self.run_read(text)
        got = list(csv.reader(io.StringIO(done.stdout.decode("utf-8"), newline="")))
        self.assertEqual(got, wanted)
        if told:
            self.assertIn(told, done.stderr)
        else:
            self.assertEqual(done.stderr, b"")

    def how(self, text):
        return json.loads(self.run_read(text, "--how").stdout)

    def test_delimiters(self):
        for delimiter in ",;\t| ":
            with self.subTest(delimiter=delimiter):
                self.assert_reads(written(self.table, delimiter=delimiter), self.table)
        self.assert_reads(written_with(self.table, ", "), self.table)

    def test_marks(self):
        for quote in "\"'":
            for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
                for escape in (None, "\\"):
                    with self.subTest(quote=quote, quoting=quoting, escape=escape):
                        text = written(self.table, quotechar=quote, quoting=quoting, escapechar=escape,
                                       doublequote=escape is None)
                        self.assert_reads(text, self.table)

    def test_ends_of_lines(self):
        table = [[cell.replace("\n", " ") for cell in row] for row in self.table]
        for end in ("\n", "\r", "\r\n"):
            self.assert_reads(written(table, lineterminator=end), table)
            self.assert_reads(written(table, lineterminator=end).rstrip("\r\n"), table)

    def test_above_the_rows(self):
        text = written(self.table)
        self.assert_reads("Liste des achats\r\n" + text, self.table)
        self.assert_reads("Liste des achats\r\nédition du 12/03/2018, par le service\r\n\r\n" + text, self.table)
        parts = [[f"{name} {part}" for name in HEADER] for part in ("un", "deux", "trois")]
        for n in (2, 3):
            names = [" ".join(column) for column in zip(*parts[:n])]
            self.assert_reads(written(parts[:n] + self.table[1:]), [names] + self.table[1:])
        self.assert_reads(written(self.table[1:]), self.table[1:])
        self.assert_reads(written(self.table[:1]), self.table[:1])

    def test_cells_too_many_or_too_few(self):
        for row, column in PLACES:
            with self.subTest(row=row, column=column):
                more = [list(cells) for cells in self.table]
                more[row].insert(column, "")
                self.assert_reads(written(more), more, b"too many cells")
                less = [list(cells) for cells in self.table]
                del less[row][column]
                text = written(less)
                less[row].append("")
                self.assert_reads(text, less, b"cells are missing")

    def test_one_mark_too_many(self):
        for row, column in PLACES:
            cell = self.table[row][column]
            if any(sign in cell for sign in ',"\n'):
                continue
            for place in sorted({0, len(cell) // 2, len(cell)}):
                for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL):
                    with self.subTest(row=row, column=column, place=place, quoting=quoting):
                        self.assert_one_mark(row, column, place, quoting)

    def assert_one_mark(self, row, column, place, quoting):
        cells = [written([[cell]], quoting=quoting)[:-2] if cell or quoting else "" for cell in self.table[row]]
        start = place + (1 if quoting else 0)
        cells[column] = cells[column][:start] + '"' + cells[column][start:]
        wanted = [list(cells) for cells in self.table]
        wanted[row][column] = wanted[row][column][:place] + '"' + wanted[row][column][place:]
        text = (written(self.table[:row], quoting=quoting) + ",".join(cells) + "\r\n"
                + written(self.table[row + 1:], quoting=quoting))
        done = self.run_read(text)
        self.assertEqual(list(csv.reader(io.StringIO(done.stdout.decode("utf-8"), newline=""))), wanted)

    def test_how(self):
        how = self.how("Liste\n\n" + written(self.table, delimiter=";", quotechar="'", lineterminator="\n"))
        self.assertEqual((how["encoding"], how["delimiter"], how["quote"], how["escape"]), ("UTF-8", ";", "'", None))
        self.assertEqual((how["header_row"], how["header_rows"], how["header_line"]), (2, 1, 3))
        self.assertEqual((how["rows"], how["columns"], how["defects"]), (83, HEADER, []))
        how = self.how("a;b;c\n1;2;3\n4;5\n6;7;\"8\n9;10;11\n")
        self.assertEqual(how["defects"], [{"line": 3, "defect": "missing-cells"}, {"line": 4, "defect": "stray-mark"}])
        self.assertEqual(how["rows"], 4)

    def test_formulas_stay(self):
        """The list is somebody's: nothing in it is changed."""
        table = [["Nom", "Montant"], ["=A1", "-5"], ["+33 1", "@x"]]
        self.assert_reads(written(table), table)


class RealLists(unittest.TestCase):
    """The lists that lie beside the checkout, if any do, are read as Python's module reads them, cell by cell, untold how."""

    NAMES = ("communes.csv", "frr_communes_2025.csv", "qpv_2024_par_commune.csv", "siae_le_marche.csv", "naf_rev2.csv",
             "cpv_2008_fr_en.csv")

    def test_read(self):
        folder = os.environ.get("SOURCIER_REAL_DATA", "")
        there = [name for name in self.NAMES if os.path.exists(os.path.join(folder, name))]
        if not there:
            self.skipTest(f"no real lists in “{folder}”")
        for name in there:
            with self.subTest(name=name):
                path = os.path.join(folder, name)
                done = subprocess.run([CLI, "read", path], capture_output=True, check=True, timeout=60)
                with open(path, encoding="utf-8-sig", newline="") as file:
                    wanted = [row for row in csv.reader(file, delimiter=";") if any(row)]
                self.assertEqual(list(csv.reader(io.StringIO(done.stdout.decode("utf-8"), newline=""))), wanted)


if __name__ == "__main__":
    CLI = os.path.abspath(sys.argv.pop(1))
    unittest.main()
