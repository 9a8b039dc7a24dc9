#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lists that leave the office, on the command line: 10,000 suppliers that Python made up go in as CSV and come out in every
format; Python, LibreOffice and poppler-utils (where they are installed) read them back and must find exactly what went in.
Usage: test-cli-exports.py SOURCIER-CLI"""
import contextlib
import csv
import datetime
import io
import itertools
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

CLI = None
FOLDER = None
N = 10000
COLUMNS = ["Raison sociale", "SIRET", "Code postal", "Ville", "Site web", "Courriel", "Chiffre d’affaires", "Exclusion",
           "Exclu depuis", "Notes"]
IDS = "name,siret,postcode,city,website,email,turnover,exclusion,excluded_since,notes"
NAMES = ["Élan & Cie", "L’Œuvre « Cœur »", "Le \"Bon\"; Coin", "=1+1", "+33 1", "-5", "@SUM(A1)", "Ça, là", "0012", "<b>x</b>"]
NOTES = ["", "une ligne\ndeux lignes", "tout va; bien", "« oui » à 12 %", "=cmd|' /C calc'!A0", "dit \"non\"\n\nfin"]
TODAY = {**os.environ, "SOURCIER_TODAY": "2026-11-21", "LANGUAGE": "fr"}
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
FRENCH_CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false"


def supplier(i):
    """A row as it is known: no cell has white space around it, which the import takes off."""
    day = datetime.date(2020, 1, 1) + datetime.timedelta(days=i % 2000)
    excluded = i % 7 == 0
    return {
        "Raison sociale": f"{NAMES[i % len(NAMES)]} n°{i:05}", "SIRET": f"{i:014}", "Code postal": f"{1000 + i % 90000:05}",
        "Ville": "Évry-Courcouronnes" if i % 2 else "L’Haÿ-les-Roses",
        "Site web": f"https://www.s{i}.example/?a=1&b=2" if i % 3 == 0 else "",
        "Courriel": f"c{i}@s{i}.example" if i % 5 else "",
        "Chiffre d’affaires": f"{i * 37}.{i % 100:02}" if i % 4 else "",
        "Exclusion": "fraude" if excluded else "", "Exclu depuis": day.isoformat() if excluded else "",
        "Notes": NOTES[i % len(NOTES)],
    }


def run_cli(*words, status=0, env=None):
    done = subprocess.run([CLI, *words], capture_output=True, env=env or TODAY)
    if done.returncode != status:
        raise AssertionError(f"{words}: {done.returncode} {done.stderr!r}")
    return done.stdout


def amount(text):
    return round(float(text.replace(",", ".")) * 100) if text else None


def written(iso):
    """How LibreOffice may write a day, whatever its language."""
    if not iso:
        return {""}
    day = datetime.date.fromisoformat(iso)
    return {iso, day.strftime("%d/%m/%Y"), day.strftime("%m/%d/%Y")}


needs_poppler = unittest.skipUnless(shutil.which("pdftotext"), "poppler-utils is not installed")
needs_office = unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed")


class Exports(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = str(FOLDER / "office.sourcier")
        cls.known = {row["SIRET"]: row for row in map(supplier, range(N))}
        with open(FOLDER / "list.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, delimiter=";")
            writer.writeheader()
            for row in cls.known.values():
                writer.writerow({**row, "Chiffre d’affaires": row["Chiffre d’affaires"].replace(".", ",")})
        run_cli("create", cls.office)
        run_cli("import", cls.office, str(FOLDER / "list.csv"))

    def out(self, name, *words):
        path = FOLDER / name
        run_cli("list", self.office, "--lang", "fr", "-o", str(path), *words)
        return path

    def check(self, rows):
        self.assertEqual(rows[0], COLUMNS)
        self.assertEqual(len(rows), N + 1)
        seen = set()
        for cells in rows[1:]:
            row = dict(zip(COLUMNS, cells))
            known = self.known[row["SIRET"]]
            seen.add(row["SIRET"])
            self.assertEqual(amount(row.pop("Chiffre d’affaires")), amount(known["Chiffre d’affaires"]))
            self.assertIn(row.pop("Exclu depuis"), written(known["Exclu depuis"]))
            for column, cell in row.items():
                self.assertEqual(cell, known[column])
        self.assertEqual(seen, set(self.known))

    def test_csv(self):
        """What begins like a formula has an apostrophe, which is the first sign of no name here."""
        for words, separator, encoding in (((), ";", "utf-8-sig"), (("--separator", "tab", "--no-bom"), "\t", "utf-8")):
            data = self.out("plain.csv", "--columns", IDS, *words).read_bytes()
            rows = list(csv.reader(io.StringIO(data.decode(encoding), newline=""), delimiter=separator))
            guarded = [cell for row in rows for cell in row if cell[:1] == "'"]
            self.assertEqual({cell[1] for cell in guarded}, set("=+-@"))
            self.assertEqual([cell for row in rows for cell in row if cell[:1] and cell[0] in "=+-@\t\r"], [])
            self.check([[cell[1:] if cell[:1] == "'" else cell for cell in row] for row in rows])

    def test_csv_comes_back(self):
        for words in ((), ("--separator", ",", "--decimal", "point"), ("--lang", "en", "--no-bom")):
            answer = json.loads(run_cli("import", self.office, str(self.out("all.csv", *words)), "--dry-run", "--json"))
            self.assertEqual(answer["unchanged"], N)

    def test_spreadsheets_come_back(self):
        """The reader of spreadsheets owes nothing to those who write them here."""
        for kind in ("xlsx", "ods"):
            answer = json.loads(run_cli("import", self.office, str(self.out(f"all.{kind}", "--format", kind)), "--dry-run",
                                        "--json"))
            self.assertEqual(answer["unchanged"], N)

    @needs_office
    def test_office(self):
        for kind in ("xlsx", "ods"):
            path = self.out(f"list.{kind}", "--format", kind, "--columns", IDS)
            subprocess.run(["soffice", f"-env:UserInstallation=file://{FOLDER}/profile", "--headless", "--convert-to",
                            FRENCH_CSV, "--outdir", str(FOLDER / "office"), str(path)], check=True, capture_output=True)
            with open(FOLDER / "office" / "list.csv", encoding="utf-8", newline="") as file:
                self.check(list(csv.reader(file, delimiter=";")))

    def test_about(self):
        """The question, the day and the count go along, in the language of the list: English needs no catalogue."""
        question = ("--lang", "en", "--search", "élan", "--on", "2026-11-20")
        with zipfile.ZipFile(self.out("about.ods", "--format", "ods", *question)) as package:
            tables = list(ElementTree.fromstring(package.read("content.xml")).iter(TABLE + "table"))
        self.assertEqual([table.get(TABLE + "name") for table in tables], ["Suppliers", "About this list"])
        told = ["".join(row.itertext()) for row in tables[1].iter(TABLE + "table-row")]
        self.assertEqual(len(tables[0].findall(TABLE + "table-row")), N / 10)
        self.assertIn("Questioncontains “élan”", told)
        self.assertIn("On the day2026-11-20", told)
        self.assertIn(f"Rows{N // 10}", told)
        answer = json.loads(self.out("about.json", "--format", "json", "--about", *question).read_text(encoding="utf-8"))
        self.assertEqual((answer["about"]["day"], answer["about"]["count"], len(answer["rows"])),
                         ("2026-11-20", N // 10, N // 10))

    def test_json(self):
        rows = json.loads(run_cli("list", self.office, "--format", "json", "--columns", "siret,turnover"))
        self.assertEqual({row["siret"]: row["turnover"] for row in rows},
                         {siret: float(row["Chiffre d’affaires"]) if row["Chiffre d’affaires"] else None
                          for siret, row in self.known.items()})
        self.assertEqual(list(rows[0]), ["siret", "turnover"])

    @needs_poppler
    def test_pdf(self):
        path = self.out("list.pdf", "--format", "pdf", "--landscape", "--columns", "siret,name,turnover")
        pages = subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True,
                               text=True).stdout.rstrip("\f").split("\f")
        words = [word for page in pages for word in page.split()]
        self.assertEqual(sorted(word for word in words if len(word) == 14 and word.isdigit()), sorted(self.known))
        for number, page in enumerate(pages, 1):
            self.assertIn("Raison sociale", page)
            self.assertIn(f"Page {number} sur {len(pages)}", page.replace("\u00a0", " "))
        self.assertIn("841.89 x 595.28 pts (A4)", subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True).stdout)

    def test_misuse(self):
        for words in (("--format", "wk1"), ("--separator", "x"), ("--lang", "de"), ("--decimal", "x"),
                      ("--count", "--format", "ods")):
            run_cli("list", self.office, *words, status=2)
        kept = FOLDER / "kept.xlsx"
        kept.write_text("before")
        run_cli("list", self.office, "--format", "xlsx", "--columns", "name,moons", "-o", str(kept), status=1)
        self.assertEqual(kept.read_text(), "before")
        run_cli("list", self.office, "--format", "ods", "-o", self.office, status=1)


PEOPLE = """Raison sociale;Siret;Adresse;Code postal;Ville;Site web;Courriel;Téléphone;Contacts
Élan, Cœur; Fils\\Filles;73282932000074;1 rue A;95000;Cergy;elan.example;accueil@elan.example;01 02 03 04 05;\
Mme Zoé de l’Œuvre-d’Été-à-la-très-longue-particule-et-aux-très-nombreux-prénoms · Directrice, adjointe; chargée \
· zoe@elan.example, z2@elan.example · 06 00 00 00 01 | M. Ali Ben ·  ·  · 
Sans personne;80746931700018;;59000;Lille;;contact@personne.example;03 20 00 00 00;
"""


def read_cards(data):
    """RFC 6350, read without any library: unfolded by octets, then parted at what has no backslash before it."""
    for line in data.split(b"\r\n"):
        if len(line) > 75:
            raise AssertionError(f"{len(line)} octets: {line!r}")
        line.decode("utf-8")   # no letter is cut
    if b"\n" in data.replace(b"\r\n", b""):
        raise AssertionError("a line ends with LF alone")
    cards = []
    for line in data.replace(b"\r\n ", b"").decode("utf-8").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VCARD":
            cards.append({})
        elif name and line != "END:VCARD":
            parts, last, escaped = [""], cards[-1], False
            for letter in value:
                if escaped:
                    parts[-1] += "\n" if letter in "nN" else letter
                    escaped = False
                elif letter == "\\":
                    escaped = True
                elif letter == ";" and name.split(";")[0] in ("N", "ADR", "ORG"):
                    parts.append("")
                else:
                    parts[-1] += letter
            last.setdefault(name.split(";")[0], []).append(parts if len(parts) > 1 else parts[0])
    return cards


class Cards(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = str(FOLDER / "people.sourcier")
        (FOLDER / "people.csv").write_text(PEOPLE.replace("Élan, Cœur; Fils", "\"Élan, Cœur; Fils").replace(
            "Filles;", "Filles\";").replace(";Mme", ";\"Mme").replace(" · \n", "\"\n"), encoding="utf-8")
        run_cli("create", cls.office)
        run_cli("import", cls.office, str(FOLDER / "people.csv"))

    def test_vcard(self):
        people = json.loads(run_cli("list", self.office, "--format", "json"))
        self.assertEqual([len(row["contacts"]) for row in people], [2, 0])
        cards = read_cards(run_cli("list", self.office, "--format", "vcard"))
        self.assertEqual([card["VERSION"] for card in cards], [["4.0"]] * 3)
        self.assertEqual(len({card["UID"][0] for card in cards}), 3)
        zoe, ali, firm = cards
        family = "de l’Œuvre-d’Été-à-la-très-longue-particule-et-aux-très-nombreux-prénoms"
        self.assertEqual(zoe["N"], [[family, "Zoé", "", "Mme", ""]])
        self.assertEqual(zoe["FN"], [f"Zoé {family}"])
        self.assertEqual(zoe["ORG"], ["Élan, Cœur; Fils\\Filles"])
        self.assertEqual(zoe["TITLE"], ["Directrice, adjointe; chargée"])
        self.assertEqual(zoe["EMAIL"], ["zoe@elan.example", "z2@elan.example"])
        self.assertEqual(zoe["TEL"], ["06 00 00 00 01"])
        self.assertEqual(zoe["ADR"], [["", "", "1 rue A", "Cergy", "", "95000", ""]])
        self.assertEqual(zoe["URL"], ["https://elan.example"])
        self.assertEqual(zoe["REV"], ["20261121T000000Z"])
        self.assertEqual((ali["FN"], ali["EMAIL"], ali["TEL"]), (["Ali Ben"], ["accueil@elan.example"], ["01 02 03 04 05"]))
        self.assertNotIn("TITLE", ali)
        self.assertEqual((firm["KIND"], firm["FN"], firm["EMAIL"]),
                         (["org"], ["Sans personne"], ["contact@personne.example"]))
        # Cards written again replace the first, since they are called the same.
        path = FOLDER / "cards.vcf"
        run_cli("list", self.office, "--format", "vcard", "-o", str(path))
        self.assertEqual(read_cards(path.read_bytes()), cards)


class Tables(unittest.TestCase):
    """The other tables of the sample office, against the list that the sample is made from."""

    @classmethod
    def setUpClass(cls):
        cls.office = str(FOLDER / "sample.sourcier")
        run_cli("create", "--sample", cls.office)
        with open(pathlib.Path(__file__).parent / ".." / ".." / "data" / "sample" / "purchases.csv", encoding="utf-8") as file:
            cls.sample = list(csv.DictReader(file, delimiter=";"))

    def read(self, *words):
        text = run_cli(*words[:1], self.office, *words[1:], "--lang", "en").decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))

    def test_purchases(self):
        rows = self.read("purchases")
        self.assertEqual(sorted((row["Subject"], amount(row["Estimated amount"])) for row in rows),
                         sorted((row["subject"], amount(row["estimate"])) for row in self.sample))
        with zipfile.ZipFile(io.BytesIO(run_cli("purchases", self.office, "--format", "ods"))) as package:
            cells = ElementTree.fromstring(package.read("content.xml")).iter(TABLE + "table-cell")
            amounts = [cell.get(OFFICE + "value") for cell in cells if cell.get(OFFICE + "value-type") == "currency"]
        known = [row[column] for row in self.sample for column in ("estimate", "awarded") if row[column]]
        self.assertEqual(sorted(map(amount, amounts)), sorted(map(amount, known)))

    def test_totals(self):
        rows = self.read("purchases", "--totals", "nature", "--format", "csv")
        column = next(column for column in rows[0] if column.startswith("Estimated"))
        total = sum(amount(row["estimate"]) or 0 for row in self.sample)
        self.assertEqual(amount(rows[-1][column]), total)
        self.assertEqual(sum(amount(row[column]) for row in rows[:-1]), total)
        self.assertEqual(int(rows[-1]["Purchases"]), len(self.sample))

    def test_labels(self):
        rows = self.read("labels")
        known = json.loads(run_cli("labels", self.office, "--json"))
        self.assertEqual([(row["SIRET"], row["Label"], row["Until"] or None) for row in rows],
                         [(row["siret"], row["label"], row["valid_to"]) for row in known])
        self.assertGreater(len(rows), 100)

    def test_shortlist(self):
        with_list = [row["number"] for row in json.loads(run_cli("purchases", self.office, "--format", "json"))
                     if row["candidates"]]
        rows = self.read("shortlist", with_list[0])
        known = json.loads(run_cli("shortlist", self.office, with_list[0], "--json"))
        self.assertEqual([row["Name"] for row in rows], [row["name"] for row in known])

    @needs_poppler
    def test_sheets(self):
        """A page for each supplier, with its labels, and what the register says it holds."""
        sql = ("SELECT s.name, p.subject FROM supplier s JOIN purchase_holder h ON h.supplier = s.id"
               " JOIN purchase p ON p.id = h.purchase ORDER BY s.name LIMIT 1")
        with contextlib.closing(sqlite3.connect(self.office)) as db:
            holder, subject = db.execute(sql).fetchone()
        path = FOLDER / "sheets.pdf"
        run_cli("list", self.office, "--format", "sheets", "--label", "EI", "--lang", "fr", "-o", str(path))
        pages = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True, text=True).stdout
        known = json.loads(run_cli("list", self.office, "--format", "json", "--label", "EI"))
        for row, page in itertools.zip_longest(known, pages.rstrip("\f").split("\f")):
            words = " ".join(page.split())
            self.assertIn(row["name"], words)
            self.assertIn(row["city"], words)
            for label in row["labels"]:
                self.assertIn(label["number"].split("-")[0], words)   # a long number goes on below
        run_cli("list", self.office, "--format", "sheets", "--search", holder, "-o", str(FOLDER / "one.odt"))
        with zipfile.ZipFile(FOLDER / "one.odt") as package:
            self.assertIn(subject, "".join(ElementTree.fromstring(package.read("content.xml")).itertext()))


if __name__ == "__main__":
    CLI = sys.argv.pop(1)
    with tempfile.TemporaryDirectory() as place:
        FOLDER = pathlib.Path(place)
        unittest.main()
