#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks, backs up, restores and recovers offices' files from the command line, after doing them real damage."""

import json
import os
import pathlib
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import unittest

PAGE = 4096


class Backup(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.office = self.path("Mairie.sourcier")
        self.run_cli("create", self.office, "--sample")

    def tearDown(self):
        self.folder.cleanup()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def run_cli(self, *words, status=0):
        done = subprocess.run([CLI, *words], capture_output=True, encoding="utf-8", env={**os.environ, "LANGUAGE": "en"})
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def ask(self, *words, status=0):
        return json.loads(self.run_cli(*words, "--json", status=status).stdout)

    def suppliers(self, path=None):
        return int(self.run_cli("list", path or self.office, "--count").stdout)

    def import_one(self, name):
        pathlib.Path(self.path("list.csv")).write_text(f"Nom;Ville\n{name};Cergy\n", encoding="utf-8")
        self.run_cli("import", self.office, self.path("list.csv"))

    def zero_page(self, tree, kind="leaf"):
        """Returns how many rows or entries stood on the page."""
        db = sqlite3.connect(self.office)
        try:
            page, cells = db.execute("SELECT pageno, ncell FROM dbstat WHERE name = ? AND pagetype = ? LIMIT 1 OFFSET 1",
                                     (tree, kind)).fetchone()
        except sqlite3.OperationalError:
            self.skipTest("this SQLite does not tell which page is whose")
        finally:
            db.close()
        with open(self.office, "r+b") as file:
            file.seek((page - 1) * PAGE)
            file.write(bytes(PAGE))
        return cells

    def test_backups(self):
        made = self.ask("backup", self.office)
        self.assertTrue(made["made"])
        self.assertEqual(made["reason"], "hand")
        self.assertEqual(made["suppliers"], self.suppliers())
        self.assertEqual(stat.S_IMODE(os.stat(made["path"]).st_mode), 0o600)
        self.assertFalse(self.ask("backup", self.office)["made"])

        # An import is preceded by a backup, if anything has changed since the last.
        before = self.suppliers()
        self.import_one("Atelier Un")
        self.assertEqual(len(self.ask("backup", self.office, "--list")), 1)
        self.import_one("Atelier Deux")
        newest, first = self.ask("backup", self.office, "--list")
        self.assertEqual((newest["reason"], newest["suppliers"]), ("import", before + 1))
        self.assertIn("list.csv", newest["actions"][0]["detail"])

        told = self.ask("restore", self.office, first["path"], "--dry-run")
        self.assertEqual((told["lost"]["suppliers"], told["regained"]["suppliers"], told["lost_actions"]), (2, 0, 2))
        done = self.ask("restore", self.office, first["path"])
        self.assertEqual(self.suppliers(), before)
        self.assertEqual(self.suppliers(done["kept"]), before + 2)
        self.ask("restore", self.office)
        self.assertEqual(self.suppliers(), before + 1)
        self.assertEqual(self.ask("check", self.office), {"sound": True, "damage": "none", "problems": []})
        self.run_cli("restore", self.office, self.path("nowhere.sourcier"), status=1)

    def test_other_folder(self):
        made = self.ask("backup", self.office, "--to", self.path("usb"))
        self.assertEqual(os.path.dirname(made["path"]), self.path("usb/Mairie.backups"))
        self.assertEqual(len(self.ask("backup", self.office, "--to", self.path("usb"), "--list")), 1)
        told = self.run_cli("backup", self.office, "--to", self.path("pulled/out"), status=1).stderr
        self.assertIn("pulled/out” is not there", told)
        self.assertFalse(os.path.exists(self.path("pulled")))

    def test_index(self):
        self.zero_page("label_award_by_supplier")
        found = self.ask("check", self.office, status=1)
        self.assertEqual((found["sound"], found["damage"]), (False, "index"))
        damaged = pathlib.Path(self.office).read_bytes()
        done = self.ask("recover", self.office, "--replace")
        self.assertTrue(done["whole"])
        self.assertEqual(pathlib.Path(done["kept"]).read_bytes(), damaged)
        self.assertIn("No problem", self.run_cli("check", self.office).stdout)
        self.assertIn("nothing to recover", self.run_cli("recover", self.office).stderr)

    def test_rows(self):
        all_suppliers = self.suppliers()
        lost = self.zero_page("supplier")
        damaged = pathlib.Path(self.office).read_bytes()
        self.assertEqual(self.ask("check", self.office, status=1)["damage"], "rows")
        done = self.ask("recover", self.office, "-o", self.path("new.sourcier"))
        told = {table["table"]: table for table in done["tables"]}
        self.assertEqual((told["supplier"]["kept"], told["supplier"]["lost"]), (all_suppliers - lost, lost))
        self.assertEqual(self.suppliers(self.path("new.sourcier")), all_suppliers - lost)
        self.assertEqual(pathlib.Path(self.office).read_bytes(), damaged)
        self.run_cli("check", self.path("new.sourcier"))
        self.run_cli("recover", self.office, "-o", self.path("new.sourcier"), status=1)
        self.compare_with_shell(told)

        # There is no backup to restore, and the damaged file stays.
        self.run_cli("restore", self.office, status=1)
        self.assertEqual(pathlib.Path(self.office).read_bytes(), damaged)

    def compare_with_shell(self, told):
        """No table has fewer rows than SQLite's own shell finds; it keeps rows whose owner is lost."""
        if shutil.which("sqlite3") is None:
            return
        sql = subprocess.run(["sqlite3", self.office, ".recover"], capture_output=True, encoding="utf-8", errors="replace")
        if sql.returncode != 0 or "supplier" not in sql.stdout:
            return
        subprocess.run(["sqlite3", self.path("shell.db")], input=sql.stdout, encoding="utf-8", capture_output=True)
        db = sqlite3.connect(self.path("shell.db"))
        for table in ("supplier", "purchase", "plan", "history", "plan_action"):
            n = db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            self.assertGreaterEqual(told.get(table, {"kept": 0})["kept"], n, table)
        db.close()

    def test_header(self):
        made = self.ask("backup", self.office)
        all_suppliers = self.suppliers()
        with open(self.office, "r+b") as file:
            file.write(b"overwritten by something else")
        self.assertEqual(self.ask("check", self.office, status=1)["damage"], "header")
        self.assertIn("Mairie.sourcier", self.run_cli("list", self.office, status=1).stderr)
        done = self.ask("recover", self.office)
        self.assertEqual(self.suppliers(done["written"]), all_suppliers)
        self.assertEqual(self.ask("restore", self.office)["restored"], made["path"])
        self.assertEqual(self.suppliers(), all_suppliers)

    def test_gone(self):
        all_suppliers = self.suppliers()
        self.run_cli("backup", self.office)
        os.remove(self.office)
        self.run_cli("check", self.office, status=1)
        self.assertNotIn("kept", self.ask("restore", self.office))
        self.assertEqual(self.suppliers(), all_suppliers)

    def test_usage(self):
        for words in (["backup"], ["restore"], ["recover"], ["backup", self.office, "--nothing"],
                      ["recover", self.office, "--replace", "-o", "x"]):
            self.run_cli(*words, status=2)


if __name__ == "__main__":
    CLI = os.path.abspath(sys.argv.pop(1))
    unittest.main(verbosity=2)
