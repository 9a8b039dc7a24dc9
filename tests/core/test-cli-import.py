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

try:
    import pty
except ImportError:
    pty = None

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

    def test_controls_of_a_terminal(self):
        """What a name makes a terminal do (clear, type on) is shown as a sign of its own; data keep it."""
        name = "El\x1b[2Jan\x9b31m\x07"
        done = self.run_cli("import", self.office, self.write(f"Nom;Labels\n{name};{name}\n"))
        self.assertIn("El\ufffd[2Jan\ufffd31m\ufffd", done.stderr)
        self.assertEqual(self.ask("SELECT name FROM supplier"), [(name,)])
        if pty is None:
            return
        master, slave = pty.openpty()
        self.run_cli("import", self.office, self.write("Nom\nBois\n", "el\x1b[2Jan.csv"))
        subprocess.run([CLI, "history", self.office], stdout=slave, check=True)
        os.close(slave)
        shown = os.read(master, 10000).decode()
        self.assertIn("el\ufffd[2Jan.csv", shown)
        self.assertNotIn("\x1b", shown)
        os.close(master)

    def test_pasted_line(self):
        done = self.run_cli("import", self.office, self.write("Nom;Ville;CP\nBois;Lyon;69003\nGarage,Metz,57070\n"), "--json")
        self.assertEqual([json.loads(done.stdout)[what] for what in ("new", "doubtful")], [1, 1])
        self.assertIn("Another delimiter than in the other lines", done.stderr)
        self.assertEqual(self.ask("SELECT city, postcode FROM supplier WHERE name = 'Garage'"), [("Metz", "57070")])

    def test_line_left_as_written(self):
        self.run_cli("import", self.office, self.write("Nom;Ville;CP\nA;Nice;6000\nB;Nice;6000\n"), "--repair", "postcodes",
                     "--leave", "3")
        self.assertEqual(self.ask("SELECT name, postcode FROM supplier ORDER BY name"), [("A", "06000"), ("B", "6000")])
        self.assertIn("--leave", self.run_cli("import", self.office, self.write("Nom\nA\n"), "--leave", "x", status=1).stderr)

    def test_name_too_many(self):
        done = self.run_cli("import", self.office, self.write("Nom;Adresse;Ville;CP\nBois;Lyon;69003\nFer;Metz;57070\n"), "--json",
                            "--dry-run")
        self.assertIn("“Adresse” seems to belong to “Ville”", done.stderr)
        self.assertIn("Line 1 names 4 columns", json.loads(done.stdout)["columns_doubt"])

    def test_layouts(self):
        first = f"SIRET;Qui\n{A};\xc9lan\n"
        self.import_list(first, "--map", "Qui=name", "--label", "ESAT", "--policy", "labels", "--repair", "phones,cpv",
                         "--save-layout", "Annuaire")
        listed = self.run_cli("import-layouts", self.office).stdout.split("\t")
        self.assertEqual(listed[1:], ["Annuaire", "ESAT", "labels", "SIRET | Qui\n"])
        self.import_list(f"SIRET;Qui\n{B};Baluchon\n", "--layout", "ANNUAIRE", "--policy", "fill")
        self.assertEqual(self.ask("SELECT name, label FROM supplier s JOIN label_award a ON a.supplier = s.id ORDER BY name"),
                         [("Baluchon", "ESAT"), ("\xc9lan", "ESAT")])
        self.run_cli("import-layouts", self.office, "--rename", f"{listed[0]}=ESAT")
        kept = json.loads(self.run_cli("import-layouts", self.office, "--json").stdout)
        self.assertEqual([(one["name"], one["columns"], one["repairs"]) for one in kept],
                         [("ESAT", {"qui": "name"}, ["phones", "cpv"])])
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
        if not (pathlib.Path(LOCALES) / "fr" / "LC_MESSAGES" / "sourcier.mo").exists():
            self.skipTest("this build has no messages in French")
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

    # What hurts users of other programs that import lists.

    def test_comma_in_each_line(self):
        """A comma in every line does not make it the delimiter, nor a short line, nor a decimal comma."""
        rows = "".join(f"Atelier {i};{i}, rue Bleue;95000;1{i:03},50\n" for i in range(20))
        done = self.import_list(f"Nom;Adresse;CP;CA\n{rows}Court\n")
        self.assertEqual((done["read"], done["new"]), (21, 21))
        self.assertEqual(self.ask("SELECT address, postcode, turnover FROM supplier WHERE name = 'Atelier 7'"),
                         [("7, rue Bleue", "95000", 100750)])

    def test_ragged_row_far_down(self):
        """A row that is ragged far below what a preview shows is met by the preview, and told."""
        rows = "".join(f"Atelier {i};95000;Cergy\n" for i in range(1200))
        text = f"Nom;CP;Ville\n{rows}De trop;95000;Cergy;chose;machin\nTrop peu\n"
        shown = self.import_list(text, "--dry-run")
        self.assertEqual((shown["read"], shown["new"], shown["doubtful"]), (1202, 1201, 1))
        self.assertEqual(self.import_list(text), shown)
        self.assertEqual(self.ask("SELECT notes FROM supplier WHERE name = 'De trop'"), [("4 : chose\n5 : machin",)])

    def test_quotes(self):
        """A line break in a cell is of the cell; a mark that nobody closes swallows no other row without a word."""
        self.import_list('Nom;Remarques\n"A";"deux\nlignes"\nB;"jamais clos\nC;x\nD;y\n')
        self.assertEqual(self.ask("SELECT notes FROM supplier WHERE name = 'A'"), [("deux\nlignes",)])
        self.assertEqual(self.ask("SELECT count(*) FROM supplier WHERE name IN ('C', 'D')"), [(2,)])

    def test_numbers_stay_text(self):
        """Numbers that name something keep their zeros and their digits; an amount with points stops nothing."""
        done = self.import_list("Nom;SIRET;CP;Code INSEE;Tél;CA\n"
                                "A;05880034300012;05100;05023;0492210000;1.240.294,00\nB;;01000;01053;314659;x\n")
        self.assertEqual((done["new"], done["doubtful"]), (1, 1))
        self.assertEqual(self.ask("SELECT siret, postcode, commune_code, phone, turnover FROM supplier ORDER BY name"),
                         [("05880034300012", "05100", "05023", "0492210000", 124029400),
                          ("", "01000", "01053", "314659", None)])

    def test_headers_of_the_other_language(self):
        """The columns are known in both languages, whichever the window has; a title above them leads nobody astray."""
        french = f"Fournisseurs 2026;;\n;;\nRaison sociale;N\xb0 SIRET;Ville\n\xc9lan;{A};Cergy\n"
        english = f"Suppliers 2026;;\n;;\nName;SIRET;City\nBaluchon;{B};Romainville\n"
        for language, text in (("en", french), ("fr", english)):
            self.environment = self.in_language(language)
            self.assertEqual(self.import_list(text)["new"], 1)
        self.assertEqual(self.ask("SELECT name, siret, city FROM supplier ORDER BY name"),
                         [("Baluchon", B, "Romainville"), ("\xc9lan", A, "Cergy")])

    def test_nothing_is_erased(self):
        """Neither a blank cell nor a column that is skipped erases anything, and what is counted is what is written."""
        self.import_list(f"SIRET;Nom;Ville;Courriel\n{A};\xc9lan;Cergy;a@b.fr\n")
        done = self.import_list(f"SIRET;Nom;Ville;Courriel\n{A};\xc9lan Plus;;c@d.fr\n", "--map", "Courriel=")
        self.assertEqual((done["changed"], done["unchanged"]), (1, 0))
        self.assertEqual(self.ask("SELECT name, city, email FROM supplier"), [("\xc9lan Plus", "Cergy", "a@b.fr")])

    def test_two_rows_of_one_key(self):
        """Neither of two rows with one SIRET is lost, nor taken without a word; a row without a key is told."""
        done = self.import_list(f"SIRET;Nom;CP\n{A};\xc9lan;95000\n{A};Autre;75001\n;;75001\n", "--dry-run", "--changes")
        self.assertEqual((done["read"], done["new"], done["doubtful"], done["rejected"]), (3, 1, 1, 1))
        reasons = {row["line"]: row["reason"] for row in done["rows"]}
        self.assertIn("Lines 2 and 3", reasons[3])
        self.assertIn("(column \u201cNom\u201d)", reasons[4])

    def test_wrong_layout(self):
        """A delimiter or an encoding that is not the list's is refused or told in a sentence, and can be corrected."""
        path = self.path("list.csv")
        pathlib.Path(path).write_bytes("Nom;Ville\n\xc9lan;N\xeemes\n".encode("cp1252"))
        self.assertIn("name or a SIRET", self.run_cli("import", self.office, path, "--delimiter", ",", status=1).stderr)
        told = self.run_cli("import", self.office, path, "--encoding", "UTF-8", "--dry-run")
        self.assertIn("doubtful: 1", told.stdout)
        self.assertIn("(column \u201cNom\u201d)", told.stderr)
        self.run_cli("import", self.office, path)
        self.assertEqual(self.ask("SELECT name, city FROM supplier"), [("\xc9lan", "N\xeemes")])


if __name__ == "__main__":
    CLI = sys.argv.pop(1)
    LOCALES = sys.argv.pop(1)
    unittest.main()
