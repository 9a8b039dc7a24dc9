#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The history on the command line: found, thinned, and any action of it reverted. What is in the file is asked of Python's
sqlite3. Usage: test-cli-history.py PATH-OF-SOURCIER-CLI"""
import datetime
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

HEAD = "Nom;Code postal;Téléphone\n"


class History(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="sourcier-cli-")
        self.addCleanup(self.folder.cleanup)
        self.office = self.path("office.sourcier")
        self.run_cli("create", self.office)

    def path(self, name):
        return str(pathlib.Path(self.folder.name) / name)

    def run_cli(self, *words, status=0, today=""):
        done = subprocess.run([CLI, *words], capture_output=True, encoding="utf-8",
                              env={**os.environ, "LANGUAGE": "en", "SOURCIER_TODAY": today})
        self.assertEqual(done.returncode, status, f"{words}: {done.stdout} {done.stderr}")
        return done

    def ask(self, *words, **more):
        return json.loads(self.run_cli(*words, "--json", **more).stdout)

    def import_list(self, name, rows):
        pathlib.Path(self.path(name)).write_text(HEAD + rows, encoding="utf-8")
        self.run_cli("import", self.office, self.path(name))

    def three_lists(self):
        self.import_list("before.csv", "Alpha;33000;02\n")
        self.import_list("after.csv", "Alpha;33000;03\nBeta;33000;\nGamma;33000;\n")
        self.import_list("later.csv", "Gamma;33000;09\n")

    def rows(self, sql):
        with sqlite3.connect(self.office) as db:
            return db.execute(sql).fetchall()

    def phones(self):
        return dict(self.rows("SELECT name, phone FROM supplier"))

    def backups(self):
        folder = pathlib.Path(self.path("office.backups"))
        return len(list(folder.glob("*.sourcier"))) if folder.is_dir() else 0

    def test_revert(self):
        self.three_lists()
        before = self.phones()
        told = self.run_cli("revert", self.office, "2", "--dry-run")
        self.assertEqual(told.stdout, "reversed: 2\npartly: 0\nkept: 1\nfailed: 0\n")
        self.assertEqual(told.stderr, "Gamma: It was edited since\n")
        refused = self.run_cli("revert", self.office, "2", "--all-or-nothing", status=1)
        self.assertIn("Not all of it", refused.stderr)
        self.assertEqual(self.phones(), before)

        n = self.backups()
        self.run_cli("revert", self.office, "2")
        self.assertEqual(self.backups(), n + 1)
        self.assertEqual(self.phones(), {"Alpha": "02", "Gamma": "09"})
        self.run_cli("undo", self.office)
        self.assertEqual(self.phones(), before)
        self.run_cli("redo", self.office)

        # What reverts is an action like any other: reverted in its turn, all of it.
        answer = self.ask("revert", self.office, "4", "--all-or-nothing")
        self.assertEqual((answer["action"], answer["reversed"], answer["kept"]), (4, 2, 0))
        self.assertEqual(sorted(thing["name"] for thing in answer["reversed_things"]), ["Supplier: Alpha", "Supplier: Beta"])
        self.assertEqual(self.phones(), before)

    def test_lost(self):
        """A purchase goes back without the holder that was deleted since, and says which."""
        siret = "73282932000074"
        pathlib.Path(self.path("one.csv")).write_text(f"Nom;SIRET\nAlpha;{siret}\n", encoding="utf-8")
        self.run_cli("import", self.office, self.path("one.csv"))
        pathlib.Path(self.path("contracts.json")).write_text(json.dumps({"marches": {"marche": [
            {"id": "M1", "acheteur": {"id": "21950500100017"}, "objet": "Nettoyage", "codeCPV": "90910000-9",
             "montant": 100, "dateNotification": "2026-01-12"}]}}), encoding="utf-8")
        self.run_cli("decp-import", self.office, self.path("contracts.json"))
        number, = self.rows("SELECT number FROM purchase")[0]
        self.run_cli("shortlist", self.office, number, "--add", siret)
        n = len(self.ask("history", self.office))
        self.run_cli("shortlist", self.office, number, "--remove", siret)
        self.run_cli("undo-import", self.office)
        self.assertEqual(self.phones(), {})
        told = self.run_cli("revert", self.office, str(n + 1))
        self.assertIn("kept: 1\n", told.stdout)
        self.assertEqual(told.stderr, "Purchase: Nettoyage: Not named again, since it was deleted: Supplier: Alpha\n")
        self.assertEqual(self.rows("PRAGMA foreign_key_check"), [])

    def test_not_reverted(self):
        self.import_list("one.csv", "Alpha;33000;\n")
        self.run_cli("undo", self.office)
        for action in ("1", "7", "no number"):
            self.assertNotEqual(self.run_cli("revert", self.office, action, status=1).stderr, "")

    def test_backed_up(self):
        """Undone and done again: an import is backed up before, as it was before it was done."""
        self.import_list("one.csv", "Alpha;33000;\n")
        self.assertEqual(self.backups(), 0)
        self.run_cli("undo", self.office)
        self.assertEqual(self.backups(), 1)
        self.run_cli("redo", self.office)
        self.assertEqual(self.backups(), 2)

    def test_found(self):
        self.import_list("one.csv", "Alpha;33000;\n")
        self.run_cli("undo", self.office)
        pathlib.Path(self.path("two.csv")).write_text(HEAD + "Beta;33000;\n", encoding="utf-8")
        self.run_cli("import", self.office, self.path("two.csv"))
        with sqlite3.connect(self.office) as db:
            db.execute("UPDATE history SET user = 'Dominique' WHERE id = 2")
        supplier, = self.rows("SELECT id FROM supplier")[0]

        def found(*words):
            return [action["detail"].split(":")[0] for action in self.ask("history", self.office, *words)]

        self.assertEqual(found(), ["two.csv", "one.csv"])
        self.assertEqual(found("--search", "ONE"), ["one.csv"])
        self.assertEqual(found("--search", "import 1 new"), ["two.csv", "one.csv"])
        self.assertEqual(found("--search", "nothing like it"), [])
        self.assertEqual(found("--user", "Dominique"), ["two.csv"])
        self.assertEqual(found("--kind", "supplier"), ["two.csv", "one.csv"])
        self.assertEqual(found("--kind", "purchase"), [])
        self.assertEqual(found("--kind", "supplier", "--object", str(supplier)), ["two.csv"])
        self.assertEqual(found("--most", "1"), ["two.csv"])
        self.run_cli("history", self.office, "--object", str(supplier), status=2)

    def test_limits(self):
        self.assertEqual(self.ask("history-limits", self.office),
                         {"most_bytes": 200000000, "years": 0, "bytes": 0, "actions": 0, "thinned": 0})
        self.import_list("many.csv", "".join(f"{'Entreprise ' * 12}{i};33000;\n" for i in range(9500)))
        self.import_list("one.csv", "Alpha;33000;\n")
        kept, = self.rows("SELECT (SELECT sum(length(changeset)) FROM history)"
                          " + (SELECT ifnull(sum(length(changeset)), 0) FROM history_part)")[0]
        self.assertGreater(kept, 1000000)
        self.assertEqual(self.ask("history-limits", self.office)["bytes"], kept)

        # For thirty days nothing is given up, however much it is.
        day = (datetime.date.today() + datetime.timedelta(40)).isoformat()
        self.assertEqual(self.ask("history-limits", self.office, "--size", "1")["thinned"], 0)
        after = self.ask("history-limits", self.office, "--size", "1", "--years", "2", today=day)
        self.assertEqual((after["most_bytes"], after["years"], after["actions"], after["thinned"]), (1000000, 2, 2, 1))
        self.assertLess(after["bytes"], 1000000)
        self.assertEqual(self.ask("history-limits", self.office), after)
        # The newest can be undone still; what was given up tells so, and its line stays.
        self.run_cli("undo", self.office)
        self.assertIn("gave it up", self.run_cli("undo", self.office, status=1).stderr)
        self.assertEqual(len(self.ask("history", self.office)), 2)
        self.run_cli("revert", self.office, "1", status=1)
        self.run_cli("history-limits", self.office, "--size", "-3", "--years", "0")
        self.assertEqual(self.ask("history-limits", self.office)["years"], 0)


if __name__ == "__main__":
    CLI = sys.argv.pop(1)
    unittest.main()
