#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads back, with other programs, what write-exports wrote: Python's zipfile, XML and CSV readers, and where they are
installed pdftotext and pdfinfo (poppler-utils) and LibreOffice. Usage: test-exports.py PATH-OF-WRITE-EXPORTS"""
import csv
import datetime
import html.parser
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

WRITER = None
FOLDER = None
NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
}
FAMILIES = [f"Famille-{i:03} & cie" for i in range(120)]
N_ROWS = 10000
TEXTS = ["=1+1", "+33 1", "-5", "@SUM(A1)", "dit « é » \"oui\"; non", "ligne 1\nligne 2", "  deux  espaces ", "0012"]


def name(short):
    prefix, local = short.split(":")
    return f"{{{NS[prefix]}}}{local}"


def words(element):
    """The text of an ODF paragraph: its spaces and line breaks are elements."""
    out = element.text or ""
    for child in element:
        if child.tag == name("text:s"):
            out += " " * int(child.get(name("text:c"), "1"))
        elif child.tag == name("text:line-break"):
            out += "\n"
        elif child.tag == name("text:tab"):
            out += "\t"
        else:
            out += words(child)
        out += child.tail or ""
    return out


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def office(target, source, *more):
    """LibreOffice's own conversion, with a profile of its own."""
    run("soffice", f"-env:UserInstallation=file://{FOLDER}/profile", "--headless", *more, "--convert-to", target,
        "--outdir", str(FOLDER / "office"), str(source))


needs_poppler = unittest.skipUnless(shutil.which("pdftotext"), "poppler-utils is not installed")
needs_office = unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed")


class Package(unittest.TestCase):
    def check_package(self, path, media_type):
        """OpenDocument 1.3, part 2, 3.3: “mimetype” is first, stored, and has no extra field; the manifest lists all."""
        start = path.read_bytes()[:38 + len(media_type)]
        self.assertEqual(start[30:38], b"mimetype")
        self.assertEqual(start[38:], media_type.encode())
        with zipfile.ZipFile(path) as package:
            self.assertIsNone(package.testzip())
            self.assertEqual(package.infolist()[0].compress_type, zipfile.ZIP_STORED)
            manifest = ElementTree.fromstring(package.read("META-INF/manifest.xml"))
            listed = {entry.get(name("manifest:full-path")) for entry in manifest}
            self.assertEqual(listed - {"/"}, set(package.namelist()) - {"mimetype", "META-INF/manifest.xml"})
            return {part: ElementTree.fromstring(package.read(part)) for part in listed if part.endswith(".xml")}

    def test_odt(self):
        parts = self.check_package(FOLDER / "document.odt", "application/vnd.oasis.opendocument.text")
        content, styles, meta = (parts[part] for part in ("content.xml", "styles.xml", "meta.xml"))
        self.assertEqual(meta.find(".//dc:title", NS).text, "Schéma & promotion <essai>")
        self.assertEqual(meta.find(".//dc:language", NS).text, "fr-FR")
        default = styles.find(".//style:default-style/style:text-properties", NS)
        self.assertEqual((default.get(name("fo:language")), default.get(name("fo:country"))), ("fr", "FR"))
        headings = [(h.get(name("text:outline-level")), words(h)) for h in content.iterfind(".//text:h", NS)]
        self.assertEqual(headings, [("1", "1. Premier axe"), ("2", "1.1 Tableau"), ("1", "2. Second axe")])
        entries = [words(p).split("\t")[0] for p in content.findall(".//text:index-body/text:p", NS)]
        self.assertEqual(entries, [h for _, h in headings])
        rows = content.findall(".//table:table/table:table-row", NS)
        self.assertEqual([words(row.find(".//text:p", NS)) for row in rows], FAMILIES + ["Total"])
        self.assertEqual(len(content.findall(".//table:table-header-rows/table:table-row", NS)), 1)
        self.assertIn("cible 25\u00a0%, réalisé 22,4\u00a0%", content.find(".//svg:desc", NS).text)
        self.assertEqual(words(content.findall(".//office:text/text:p", NS)[-1]), "Deux  espaces,\nune ligne")

    def test_odt_lists(self):
        parts = self.check_package(FOLDER / "document.odt", "application/vnd.oasis.opendocument.text")
        lists = parts["content.xml"].findall(".//office:text/text:list", NS)

        def outline(one):
            return [[words(part) if part.tag == name("text:p") else outline(part) for part in item] for item in one]

        self.assertEqual([outline(one) for one in lists],
                         [[["point", [["dedans"]]], ["point encore"]], [["numéro"], ["numéro deux"]]])
        self.assertEqual([one.get(name("text:style-name")) for one in lists], ["Bullets", "Numbers"])

    def test_odt_styles_are_there(self):
        parts = self.check_package(FOLDER / "document.odt", "application/vnd.oasis.opendocument.text")
        known = {style.get(name("style:name")) for part in parts.values() for style in part.iter()}
        used = {element.get(name(f"{kind}:style-name")) for element in parts["content.xml"].iter()
                for kind in ("text", "table", "draw")} - {None}
        self.assertEqual(used - known, set())

    def test_ods(self):
        parts = self.check_package(FOLDER / "sheet.ods", "application/vnd.oasis.opendocument.spreadsheet")
        tables = parts["content.xml"].findall(".//table:table", NS)
        self.assertEqual([table.get(name("table:name")) for table in tables],
                         ["Liste   essai", "À propos de cette liste"])
        rows = tables[0].findall("table:table-row", NS)
        self.assertEqual(len(rows), N_ROWS)
        cells = rows[5].findall("table:table-cell", NS)
        self.assertEqual([cell.get(name("office:value-type")) for cell in cells],
                         ["string", "string", "currency", "date", "percentage", None])
        self.assertEqual(cells[2].get(name("office:value")), "616.25")
        self.assertEqual(cells[3].get(name("office:date-value")), "2000-01-06")

    def test_xlsx(self):
        """Numbers are numbers, text is text, nothing is a formula."""
        with zipfile.ZipFile(FOLDER / "sheet.xlsx") as package:
            sheet = ElementTree.fromstring(package.read("xl/worksheets/sheet1.xml"))
        self.assertEqual(sheet.findall(".//x:f", NS), [])
        rows = sheet.findall(".//x:row", NS)
        self.assertEqual(len(rows), N_ROWS + 1)
        cells = {cell.get("r"): cell for cell in rows[6]}
        self.assertEqual("".join(cells["A7"].itertext()), "00000000000005")
        self.assertEqual(float(cells["C7"].find("x:v", NS).text), 616.25)
        days = datetime.date(2000, 1, 6) - datetime.date(1899, 12, 30)   # as Excel counts them
        self.assertEqual(cells["D7"].find("x:v", NS).text, str(days.days))
        self.assertEqual(sheet.find(".//x:autoFilter", NS).get("ref"), f"A1:F{N_ROWS + 1}")
        self.assertEqual(sheet.find(".//x:pane", NS).get("state"), "frozen")


class Html(unittest.TestCase):
    def test_html(self):
        seen, open_tags, void = [], [], {"meta", "img", "br", "hr"}

        class Reader(html.parser.HTMLParser):
            def handle_starttag(self, tag, attributes):
                seen.append((tag, dict(attributes)))
                if tag not in void:
                    open_tags.append(tag)

            def handle_endtag(self, tag):
                if tag not in void and open_tags.pop() != tag:
                    raise ValueError(f"</{tag}> closes another element")

        Reader().feed((FOLDER / "document.html").read_text(encoding="utf-8"))
        self.assertEqual(open_tags, [])
        self.assertEqual(next(a for t, a in seen if t == "html")["lang"], "fr")
        self.assertTrue(all(a["alt"] for t, a in seen if t == "img"))
        self.assertTrue(all(a["scope"] in ("col", "row") for t, a in seen if t == "th"))
        ids = {a["id"] for _, a in seen if "id" in a}
        self.assertTrue({a["href"][1:] for t, a in seen if t == "a" and a["href"][0] == "#"} <= ids)
        self.assertEqual([t for t, _ in seen if t in ("h1", "h2", "h3")], ["h1", "h2", "h3", "h2"])
        lists = [t for t, a in seen if t in ("ul", "ol", "li") and not a]
        # The first is the table of contents, whose items have classes.
        self.assertEqual(lists[1:], ["ul", "li", "ul", "li", "li", "ol", "li", "li"])


@needs_poppler
class Pdf(unittest.TestCase):
    def test_rows_once(self):
        text = run("pdftotext", "-layout", str(FOLDER / "document.pdf"), "-")
        self.assertEqual([text.count(family) for family in FAMILIES], [1] * len(FAMILIES))
        pages = text.rstrip("\f").split("\f")
        self.assertGreater(len(pages), 4)
        for number, page in enumerate(pages[1:], 2):
            self.assertIn(f"Page {number} sur {len(pages)}", page.replace("\u00a0", " "))
            # The titles of the columns stand above the rows on each page that has some.
            self.assertEqual("Montant HT" in page, "Famille-" in page)

    def test_contents(self):
        """The pages that the table of contents tells are those where the headings stand."""
        pages = run("pdftotext", "-layout", str(FOLDER / "document.pdf"), "-").split("\f")
        for heading in ("1. Premier axe", "1.1 Tableau", "2. Second axe"):
            line = next(line for line in pages[1].splitlines() if heading in line)
            self.assertIn(heading, pages[int(line.split()[-1]) - 1])

    def test_about(self):
        about = run("pdfinfo", str(FOLDER / "document.pdf"))
        self.assertIn("Schéma & promotion <essai>", about)
        self.assertIn("595.28 x 841.89 pts (A4)", about)
        structure = run("pdfinfo", "-struct", str(FOLDER / "document.pdf")).split()
        for tag in ("H1", "H2", "Table", "TH", "TD", "LI", "Figure"):
            self.assertIn(tag, structure)


@needs_office
class Office(unittest.TestCase):
    def check_cells(self, kind):
        # 76: UTF-8; the last "false" writes values rather than what the cells show (LibreOffice's CSV filter options).
        office("csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false", FOLDER / f"sheet.{kind}")
        with open(FOLDER / "office" / "sheet.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))
        self.assertEqual(rows[0], ["SIRET", "Texte", "Montant", "Jour", "Part", "Nombre"])
        self.assertEqual(len(rows), N_ROWS + 1)
        for i, row in enumerate(rows[1:]):
            self.assertEqual(row[:2], [f"{i:014}", TEXTS[i % len(TEXTS)]])
            self.assertEqual(round(float(row[2].replace(",", ".")) * 100), i * 12345 - 100)
            day = datetime.date(2000, 1, 1) + datetime.timedelta(days=i)
            self.assertIn(row[3], (day.isoformat(), day.strftime("%d/%m/%Y"), day.strftime("%m/%d/%Y")))
            self.assertAlmostEqual(float(row[4].rstrip("%")) / (100 if "%" in row[4] else 1), i / 16, places=6)
            self.assertEqual(float(row[5]) if row[5] else None, i * 0.5 if i % 2 == 0 else None)

    def test_xlsx(self):
        self.check_cells("xlsx")

    def test_ods(self):
        self.check_cells("ods")

    @needs_poppler
    def test_odt(self):
        office("pdf", FOLDER / "document.odt")
        text = run("pdftotext", "-layout", str(FOLDER / "office" / "document.pdf"), "-")
        self.assertEqual([text.count(family) for family in FAMILIES], [1] * len(FAMILIES))
        pages = text.split("\f")
        self.assertTrue(all(("Montant HT" in page) == ("Famille-" in page) for page in pages))
        line = next(line for line in pages[1].splitlines() if "2. Second axe" in line)
        self.assertIn("2. Second axe", pages[int(line.split(".")[-1]) - 1])


class Csv(unittest.TestCase):
    def test_csv(self):
        with open(FOLDER / "sheet.csv", encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))
        self.assertEqual(len(rows), N_ROWS + 1)
        self.assertEqual(rows[1], ["00000000000000", "'=1+1", "-1", "2000-01-01", "0%", "0"])
        self.assertEqual(rows[4][2:], ["369,35", "2000-01-04", "18,75%", ""])


class Rights(unittest.TestCase):
    def test_owner_alone(self):
        """What was written can be read by its owner alone, though the umask would let everybody."""
        modes = {path.name: oct(path.stat().st_mode & 0o777) for path in FOLDER.iterdir() if path.is_file()}
        self.assertGreater(len(modes), 4)
        self.assertEqual(set(modes.values()), {"0o600"}, modes)


if __name__ == "__main__":
    os.umask(0o022)
    WRITER = sys.argv.pop(1)
    with tempfile.TemporaryDirectory() as place:
        FOLDER = pathlib.Path(place)
        subprocess.run([WRITER, place], check=True)
        unittest.main()
