#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is decided of an imported list on the command line. Usage: test-cli-import.py SOURCIER-CLI LOCALES"""
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile
import unittest

CLI = None
LOCALES = None
A, B = "73282932000074", "80746931700018"


class Import(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory(prefix="sourcier-cli-import-")
        self.addCleanup(self.folder.cleanup)
        self.office = self.path("office.sourcier")
        self.environment = None
        self.run_cli("create", self.office)

    def path(self, name):
        return str(pathlib.Path(self.folder.name) / name)

    def write(self, text, name="list.csv"):
        pathlib.Path(self.path(name)).write_text(text, "utf-8")
        return self.path(name)

    def run_cli(self, *words, status=0):
        done = subprocess.run([CLI, *words], capture_output=True, encoding="utf-8", env=self.environment)
        self.assertEqual(done.returncode, status, f"{words}: {done.stdout!r} {done.stderr!r}")
        return done

    def import_list(self, text, *words):
        return json.loads(self.run_cli("import", self.office, self.write(text), "--json", *words).stdout)

    def ask(self, question):
        with sqlite3.connect(self.office) as db:
            return db.execute(question).fetchall()

    def test_policy(self):
        self.import_list(f"SIRET;Nom;Ville;Courriel;Labels\n{A};\xc9lan;Cergy;;EI\n")
        news = f"SIRET;Nom;Ville;Courriel;Labels\n{A};\xc9lan Plus;;a@b.fr;ESUS\n"
        shown = self.import_list(news, "--policy", "labels", "--dry-run")
        self.assertEqual(self.import_list(news, "--policy", "labels"), shown)
        self.assertEqual(self.ask("SELECT name, city, email FROM supplier"), [("\xc9lan", "Cergy", "")])
        self.assertEqual(self.import_list(news, "--policy", "labels")["unchanged"], 1)
        self.import_list(news, "--policy", "fill")
        self.assertEqual(self.ask("SELECT name, city, email FROM supplier"), [("\xc9lan", "Cergy", "a@b.fr")])
        self.assertEqual(self.import_list(news, "--policy", "fill")["unchanged"], 1)
        self.import_list(news, "--policy", "replace")
        self.assertEqual(self.ask("SELECT name, city, email FROM supplier"), [("\xc9lan Plus", "Cergy", "a@b.fr")])
        self.assertEqual(self.ask("SELECT label FROM label_award ORDER BY label"), [("EI",), ("ESUS",)])
        self.assertIn("replace, fill, labels",
                      self.run_cli("import", self.office, self.path("list.csv"), "--policy", "x", status=1).stderr)

    def test_layouts(self):
        first = f"SIRET;Qui\n{A};\xc9lan\n"
        self.import_list(first, "--map", "Qui=name", "--label", "ESAT", "--policy", "labels", "--save-layout", "Annuaire")
        listed = self.run_cli("import-layouts", self.office).stdout.split("\t")
        self.assertEqual(listed[1:], ["Annuaire", "ESAT", "labels", "SIRET | Qui\n"])
        self.import_list(f"SIRET;Qui\n{B};Baluchon\n", "--layout", "ANNUAIRE", "--policy", "fill")
        self.assertEqual(self.ask("SELECT name, label FROM supplier s JOIN label_award a ON a.supplier = s.id ORDER BY name"),
                         [("Baluchon", "ESAT"), ("\xc9lan", "ESAT")])
        self.run_cli("import-layouts", self.office, "--rename", f"{listed[0]}=ESAT")
        kept = json.loads(self.run_cli("import-layouts", self.office, "--json").stdout)
        self.assertEqual([(one["name"], one["columns"]) for one in kept], [("ESAT", {"qui": "name"})])
        self.assertIn("Annuaire", self.run_cli("import", self.office, self.write(first), "--layout", "Annuaire",
                                               status=1).stderr)
        self.run_cli("import-layouts", self.office, "--forget", "esat")
        self.assertEqual(self.run_cli("import-layouts", self.office).stdout, "")
        self.run_cli("import-layouts", self.office, "--rename", "ESAT", status=2)

    def test_words(self):
        text = f"SIRET;Nom;Labels;Familles d'achat\n{A};\xc9lan;ACI insertion;Divers\n{B};Baluchon;ACI insertion;Espace vert\n"
        shown = self.import_list(text, "--dry-run")
        self.assertEqual(shown["words"], [
            {"word": "ACI insertion", "field": "labels", "rows": 2},
            {"word": "Divers", "field": "families", "rows": 1},
            {"word": "Espace vert", "field": "families", "rows": 1, "proposal": "green-spaces"}])
        self.assertEqual(shown["columns"][2], {"header": "Labels", "field": "labels", "how": "header"})
        done = self.import_list(text, "--word", "aci INSERTION=aci", "--word", "Divers=ignore", "--word",
                                "Espace vert=notes")
        self.assertEqual((done["new"], done["doubtful"], done["words"]), (2, 0, []))
        self.assertEqual(self.ask("SELECT label, count(*) FROM label_award GROUP BY 1"), [("ACI", 2)])
        self.assertEqual(self.import_list(text)["unchanged"], 2)
        self.assertIn("ESAT", self.run_cli("import", self.office, self.path("list.csv"), "--word", "a=b", status=1).stderr)
        self.run_cli("import", self.office, self.path("list.csv"), "--word", "a", status=2)

    def test_repairs(self):
        # 05880034300012: 2+2+0+0+0+6+4+6+0+0+8+7+5+0 = 40 by Luhn's rule, with or without the zero.
        text = "N° SIRET;Nom;CP;Ville\n5880034300012;Bois;5100;Briançon\n5,88E+12;Col;05100;Briançon\n"
        shown = self.import_list(text, "--dry-run", "--changes")
        self.assertEqual((shown["new"], shown["doubtful"], shown["rejected"]), (0, 1, 1))
        self.assertEqual(shown["repairs"], [
            {"repair": "postcodes", "cells": 1, "taken": False, "rows": [
                {"line": 2, "column": "CP", "name": "Bois", "written": "5100", "repaired": "05100"}]},
            {"repair": "sirets", "cells": 1, "taken": False, "rows": [
                {"line": 2, "column": "N° SIRET", "name": "Bois", "written": "5880034300012",
                 "repaired": "05880034300012"}]}])
        rows = {row["line"]: row for row in shown["rows"]}
        self.assertEqual((rows[2]["effect"], rows[3]["effect"]), ("doubtful", "rejected"))
        for column in ("N° SIRET", "CP"):
            self.assertIn(f"(column “{column}”)", rows[2]["reason"])
        self.assertIn("(column “N° SIRET”)", rows[3]["reason"])
        done = self.import_list(text, "--repair", "postcodes, sirets")
        self.assertEqual((done["new"], done["doubtful"]), (1, 0))
        self.assertEqual([repair["taken"] for repair in done["repairs"]], [True, True])
        self.assertEqual(self.ask("SELECT siret, postcode FROM supplier"), [("05880034300012", "05100")])
        self.assertEqual(self.import_list(text, "--repair", "sirets,postcodes")["unchanged"], 1)
        told = self.run_cli("import", self.office, self.path("list.csv"), "--dry-run").stderr
        self.assertIn("--repair postcodes", told)
        self.assertIn("phones", self.run_cli("import", self.office, self.path("list.csv"), "--repair", "x", status=1).stderr)

    def in_language(self, language):
        """Runs the tool in a language, whose messages lie where the build puts them."""
        locale = "fr_FR.UTF-8" if language == "fr" else "C.UTF-8"
        return {**os.environ, "LC_ALL": "C.UTF-8" if language == "en" else locale, "LANGUAGE": language,
                "SOURCIER_LOCALEDIR": LOCALES}

    def test_missing_in_both_languages(self):
        missing = self.path("missing.csv")
        both = f"SIRET;Nom;Labels\n{A};\xc9lan;EI\n{B};Baluchon;EI\n"
        one = f"SIRET;Nom;Labels\n{A};\xc9lan;EI\n"
        for first, second in (("fr", "en"), ("en", "fr")):
            with self.subTest(first=first):
                pathlib.Path(self.office).unlink()
                self.run_cli("create", self.office)
                self.environment = self.in_language(first)
                self.import_list(both)
                evidence = self.ask("SELECT DISTINCT evidence FROM label_award")
                self.assertEqual(evidence, [("Liste \xab\xa0list.csv\xa0\xbb" if first == "fr" else "List \u201clist.csv\u201d",)])
                self.environment = self.in_language(second)
                self.import_list(one, "--dry-run", "--missing", missing)
                self.assertIn("Baluchon", pathlib.Path(missing).read_text("utf-8-sig"))
        self.environment = None

    def test_source_of_a_day(self):
        missing = self.path("missing.csv")
        text = f"SIRET;Nom\n{A};\xc9lan\n{B};Baluchon\n"
        self.import_list(text, "--label", "ESAT", "--source", "Registre", "--dated", "12 mars 2026")
        self.assertEqual(self.ask("SELECT DISTINCT label, list, substr(evidence, 1, 10) FROM label_award"),
                         [("ESAT", "Registre", "Registre, ")])
        self.assertIn("2026", self.ask("SELECT evidence FROM label_award")[0][0])
        self.import_list(f"SIRET;Nom;Labels\n{A};\xc9lan;ESAT\n", "--source", "Registre", "--dated", "2027-03-12", "--missing", missing)
        self.assertIn("Baluchon", pathlib.Path(missing).read_text("utf-8-sig"))
        self.run_cli("import", self.office, self.path("list.csv"), "--dated", "hier", status=2)

    def test_rejects_of_dry_run(self):
        rejects = self.path("rejects.csv")
        shown = self.import_list(f"SIRET;Nom;Ville\n{A};\xc9lan;Cergy\n;;Lens\n", "--dry-run", "--rejects", rejects)
        self.assertEqual((shown["read"], shown["new"], shown["rejected"]), (2, 1, 1))
        self.assertEqual(self.ask("SELECT count(*) FROM supplier"), [(0,)])
        lines = pathlib.Path(rejects).read_text("utf-8-sig").splitlines()
        self.assertEqual(len(lines), 2)
        self.assertTrue(lines[1].endswith(";;;Lens"), lines[1])
        self.assertIn("3", lines[1])


if __name__ == "__main__":
    CLI = sys.argv.pop(1)
    LOCALES = sys.argv.pop(1)
    unittest.main()
