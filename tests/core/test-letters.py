#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters from a template made here as LibreOffice writes them: read back as XML, and by LibreOffice where it is installed.
Usage: test-letters.py PATH-OF-SOURCIER-CLI"""
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile

CLI = None
MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
URN = "urn:oasis:names:tc:opendocument:xmlns:"
XMLNS = " ".join(f'xmlns:{short}="{URN}{long}:1.0"' for short, long in
                 {"office": "office", "text": "text", "style": "style", "table": "table"}.items())
TEXT = f"{{{URN}text:1.0}}"
PICTURE = bytes(range(256)) * 4

# As a word processor leaves it after some editing: runs parted in the middle of marks, spaces and bookmarks as elements.
BODY = """<text:p>{Raison sociale}</text:p>
<text:p>A <text:span>{Rai</text:span><text:span>son</text:span><text:bookmark text:name="b"/> sociale} Z</text:p>
<text:p>{{Raison<text:s/>sociale}}, «Ville», « Ville », {Naem}</text:p>
<text:p><text:placeholder text:placeholder-type="text">&lt;Code postal&gt;</text:placeholder>|<text:database-display
 text:table-name="Feuille1" text:table-type="table" text:column-name="SIRET">&lt;SIRET&gt;</text:database-display>|</text:p>
<text:p>{Adresse postale}</text:p>
<text:p>Tél. : {Téléphone}</text:p>
<text:p>{Prénom}</text:p>
<table:table><table:table-row><table:table-cell><text:p>{Prénom}</text:p></table:table-cell></table:table-row></table:table>
<text:p>{Signataire}</text:p>"""
LIST = """SIRET;Raison sociale;Adresse;Code postal;Ville;Téléphone
73282932000074;Élan & Fils <Services>;12, rue A;95000;L'Isle-Adam;
80746931700018;{Ville};2 rue B;93230;Romainville;01 99 00 00 00
"""


def words(element):
    out = element.text or ""
    for child in element:
        out += {"s": " ", "line-break": "\n"}.get(child.tag.removeprefix(TEXT)) or words(child)
        out += child.tail or ""
    return out


class Letters(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sourcier-letters-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.office = str(self.folder / "office.sourcier")
        self.run_cli("create", self.office)
        (self.folder / "list.csv").write_text(LIST, encoding="utf-8")
        self.run_cli("import", self.office, str(self.folder / "list.csv"))
        self.template = self.folder / "template.odt"
        self.write_template(BODY)

    def run_cli(self, *arguments, status=0):
        done = subprocess.run([CLI, *arguments], capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def write_template(self, body, kind=MEDIA_TYPE):
        with zipfile.ZipFile(self.template, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("mimetype", kind, zipfile.ZIP_STORED)
            package.writestr("content.xml", f'<office:document-content {XMLNS} office:version="1.3"><office:body>'
                             f"<office:text>{body}</office:text></office:body></office:document-content>")
            package.writestr("styles.xml", f'<office:document-styles {XMLNS} office:version="1.3"><office:automatic-styles>'
                             '<style:page-layout style:name="P"/></office:automatic-styles><office:master-styles>'
                             '<style:master-page style:name="Standard" style:page-layout-name="P"><style:header>'
                             "<text:p>En-tête {Ville} {Nmo}</text:p></style:header></style:master-page>"
                             "</office:master-styles></office:document-styles>")
            package.writestr("Pictures/logo.png", PICTURE)
            package.writestr("META-INF/manifest.xml", "<manifest:manifest xmlns:manifest="
                             f'"{URN}manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" '
                             f'manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" '
                             'manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" '
                             'manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="Pictures/logo.png" '
                             'manifest:media-type="image/png"/></manifest:manifest>')

    def write_letters(self, *more, status=0):
        return self.run_cli("letters", self.office, "--supplier", "73282932000074", "--supplier", "80746931700018",
                            "--template", str(self.template), "--output", str(self.folder / "out"), *more, status=status)

    def read(self, name):
        path = self.folder / "out" / name
        self.assertEqual(path.read_bytes()[30:38 + len(MEDIA_TYPE)], b"mimetype" + MEDIA_TYPE.encode())
        with zipfile.ZipFile(path) as package:
            self.assertIsNone(package.testzip())
            self.assertEqual(package.read("Pictures/logo.png"), PICTURE)
            self.assertIn(f'media-type="{MEDIA_TYPE}"', package.read("META-INF/manifest.xml").decode())
            content = ElementTree.fromstring(package.read("content.xml"))
            header = ElementTree.fromstring(package.read("styles.xml"))
        return ([words(p) for p in content.iter(f"{TEXT}p")], [words(p) for p in header.iter(f"{TEXT}p")])

    EXPECTED = [
        "Élan & Fils <Services>",
        "A Élan & Fils <Services> Z",
        "Élan & Fils <Services>, L'Isle-Adam, « Ville », {Naem}",
        "95000|73282932000074|",
        "Élan & Fils <Services>\n12 rue A\n95000 L ISLE ADAM",
        # Neither a telephone nor a first name: no line for them, but a cell keeps its paragraph.
        "",
        "Claire Martin\nDirectrice",
    ]

    def test_marks(self):
        done = self.write_letters("--signatory", r"Claire Martin\nDirectrice", "--json")
        report = json.loads(done.stdout)
        names = [letter["file"] for letter in report["letters"]]
        body, header = self.read(names[0])
        self.assertEqual(body, self.EXPECTED)
        self.assertEqual(header, ["En-tête L'Isle-Adam {Nmo}"])
        self.assertEqual([(m["mark"], m["paragraph"]) for m in report["unknown_marks"]], [("{Naem}", 3), ("{Nmo}", 0)])
        # A value is never read as a mark.
        body, _ = self.read(names[1])
        self.assertEqual(body[:2], ["{Ville}", "A {Ville} Z"])
        self.assertIn("Tél. : 01 99 00 00 00", body)

    def keep_template(self, name, language):
        """As the window keeps one."""
        with sqlite3.connect(self.office) as database:
            database.execute("INSERT INTO letter_template (id, name, language, added_on, content) VALUES"
                             " ((SELECT ifnull(max(id), 0) + 1 FROM letter_template), ?, ?, '2026-11-21', ?)",
                             (name, language, self.template.read_bytes()))

    def write_together(self, *more, status=0):
        return self.run_cli("letters", self.office, "--supplier", "73282932000074", "--supplier", "80746931700018",
                            "--together", str(self.folder / "all.odt"), *more, status=status)

    def test_together(self):
        # A header that names the recipient cannot be that of all.
        self.assertIn("header", self.write_together("--template", str(self.template), status=1).stderr)
        self.assertFalse((self.folder / "all.odt").exists())
        self.run_cli("letters", self.office, "--supplier", "73282932000074", "--supplier", "80746931700018", "--language", "fr",
                     "--output", str(self.folder / "each"))
        self.write_together("--language", "fr")
        paragraphs = []
        for path in sorted((self.folder / "each").iterdir(), key=lambda path: "lan" not in path.name):
            with zipfile.ZipFile(path) as package:
                paragraphs += [words(p) for p in ElementTree.fromstring(package.read("content.xml")).iter(f"{TEXT}p")]
        with zipfile.ZipFile(self.folder / "all.odt") as package:
            self.assertIsNone(package.testzip())
            content = ElementTree.fromstring(package.read("content.xml"))
        self.assertEqual([words(p) for p in content.iter(f"{TEXT}p")], paragraphs)
        breaks = [style for style in content.iter() if style.get(f"{{{URN}xsl-fo-compatible:1.0}}break-before") == "page"]
        self.assertEqual(len(breaks), 1)
        if shutil.which("soffice") is None or shutil.which("pdfinfo") is None:
            return
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", "pdf",
                        "--outdir", str(self.folder / "printed"), str(self.folder / "all.odt"),
                        *map(str, sorted((self.folder / "each").iterdir()))], check=True, capture_output=True)
        pages = {path.name: int(re.search(r"Pages: +(\d+)", subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True,
                                                                           text=True).stdout)[1])
                 for path in (self.folder / "printed").iterdir()}
        self.assertEqual(len(pages), 3)
        self.assertEqual(pages.pop("all.pdf"), sum(pages.values()))

    def test_kept_templates(self):
        self.keep_template("Lettre type", "en")
        self.write_template("<text:p>Bonjour {Ville}</text:p>")
        self.keep_template("Lettre type", "fr")
        self.keep_template("Relance", "fr")
        told = [line.split("\t")[:2] for line in self.run_cli("letters", self.office, "--list-templates").stdout.splitlines()]
        self.assertEqual(sorted(told), [["Lettre type", "en"], ["Lettre type", "fr"], ["Relance", "fr"]])
        as_json = json.loads(self.run_cli("letters", self.office, "--list-templates", "--json").stdout)
        self.assertEqual(sorted(each["name"] for each in as_json), ["Lettre type", "Lettre type", "Relance"])
        self.run_cli("letters", self.office, "--supplier", "73282932000074", "--template", "lettre TYPE", "--language", "fr",
                     "--output", str(self.folder / "out"))
        body, _ = self.read(next((self.folder / "out").iterdir()).name)
        self.assertEqual(body, ["Bonjour L'Isle-Adam"])
        self.assertIn("--list-templates", self.run_cli("letters", self.office, "--supplier", "73282932000074", "--template",
                                                       "Invitation", "--output", str(self.folder / "out"), status=1).stderr)

    def test_no_overwriting(self):
        self.write_letters()
        written = sorted((self.folder / "out").iterdir(), key=lambda path: "lan" not in path.name)
        self.assertEqual(len(written), 2)
        written[0].write_bytes(b"mine")
        self.assertIn(written[0].name, self.write_letters(status=1).stderr)
        self.assertEqual(written[0].read_bytes(), b"mine")
        self.write_letters("--replace")
        self.assertNotEqual(written[0].read_bytes(), b"mine")

    def test_template_becomes_text(self):
        self.write_template(BODY, MEDIA_TYPE + "-template")
        self.write_letters()
        self.read(next((self.folder / "out").iterdir()).name)

    def test_own_template(self):
        saved = self.folder / "own.odt"
        self.run_cli("letters", self.office, "--language", "fr", "--save-template", str(saved))
        self.template = saved
        done = self.write_letters("--language", "fr", "--reply-by", "2027-01-01")
        self.assertNotIn("{", done.stderr)
        letter = next((self.folder / "out").iterdir())
        with zipfile.ZipFile(letter) as package:
            text = words(ElementTree.fromstring(package.read("content.xml")))
        self.assertIn("au plus tard le 1er\u00a0janvier\u00a02027", text)
        self.assertIn("R.\u00a02111-1", text)
        self.assertIn("R.\u00a02111-2", text)

    def test_recorded(self):
        """Whoever is written to about a purchase is on its shortlist, consulted on that day; undo takes it back."""
        office = str(self.folder / "sample.sourcier")
        self.run_cli("create", "--sample", office)
        supplier = json.loads(self.run_cli("list", office, "--format", "json").stdout)[0]
        self.run_cli("letters", office, "--purchase", "A009", "--supplier", supplier["siret"], "--output",
                     str(self.folder / "out"), "--record", "2026-11-12")
        listed = json.loads(self.run_cli("shortlist", office, "A009", "--json").stdout)
        self.assertEqual([(entry["identifier"], entry["consulted_on"]) for entry in listed],
                         [(supplier["siret"], "2026-11-12")])
        self.assertRegex(listed[0]["written_to"], "12/11/2026|2026-11-12")
        purchases = json.loads(self.run_cli("purchases", office, "--format", "json").stdout)
        sent = next(purchase for purchase in purchases if purchase["number"] == "A009")["sendings"]
        self.assertEqual([(s["identifier"], s["day"], s["way"]) for s in sent],
                         [(supplier["siret"], "2026-11-12", "letter")])
        self.run_cli("undo", office)
        self.assertEqual(json.loads(self.run_cli("shortlist", office, "A009", "--json").stdout), [])

    def make_labels(self, name, *more):
        path = self.folder / name
        self.run_cli("letters", self.office, "--supplier", "73282932000074", "--supplier", "80746931700018", "--labels",
                     str(path), *more)
        return path

    @unittest.skipUnless(shutil.which("pdftotext"), "poppler-utils is not installed")
    def test_labels_pdf(self):
        """Where Avery has the last label of a sheet of 3 × 7, and the first of the next: 63.5 × 38.1 mm, 66.04 mm apart."""
        path = self.make_labels("labels.pdf", "--format", "L7160", "--start", "21")
        boxes = subprocess.run(["pdftotext", "-bbox", str(path), "-"], check=True, capture_output=True, text=True).stdout
        pages = boxes.split("<page ")[1:]
        self.assertEqual(len(pages), 2)
        places = [[tuple(float(n) * 25.4 / 72 for n in found) for found in
                   re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', page)] for page in pages]
        left, top = 7.21 + 2 * 66.04, 15.15 + 6 * 38.1
        for words, x, y in (places[0], left, top), (places[1], 7.21, 15.15):
            self.assertGreater(len(words), 4)
            self.assertTrue(all(x <= a and c <= x + 63.5 and y <= b and d <= y + 38.1 for a, b, c, d in words), words)
        self.assertIn(">95000<", pages[0])
        self.assertIn(">ADAM<", pages[0])

    @unittest.skipUnless(shutil.which("pdftotext"), "poppler-utils is not installed")
    def test_envelopes(self):
        path = self.make_labels("envelopes.pdf", "--format", "dl")
        about = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True, text=True).stdout
        self.assertRegex(about, r"Pages: +2\n")
        width, height = re.search(r"Page size: +([\d.]+) x ([\d.]+)", about).groups()
        self.assertAlmostEqual(float(width) * 25.4 / 72, 220, places=1)
        self.assertAlmostEqual(float(height) * 25.4 / 72, 110, places=1)

    @unittest.skipUnless(shutil.which("soffice") and shutil.which("pdftotext"), "LibreOffice or poppler-utils is not installed")
    def test_labels_odt(self):
        """As LibreOffice prints them: each label in its place, no sheet too many."""
        path = self.make_labels("labels.odt", "--format", "L7163", "--start", "14")
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", "pdf",
                        "--outdir", str(self.folder / "printed"), str(path)], check=True, capture_output=True)
        boxes = subprocess.run(["pdftotext", "-bbox", str(self.folder / "printed" / "labels.pdf"), "-"], check=True,
                               capture_output=True, text=True).stdout
        pages = boxes.split("<page ")[1:]
        self.assertEqual(len(pages), 2)
        for page, x, y in (pages[0], 4.65 + 101.6, 15.15 + 6 * 38.1), (pages[1], 4.65, 15.15):
            words = [[float(n) * 25.4 / 72 for n in found] for found in
                     re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', page)]
            self.assertGreater(len(words), 4)
            self.assertTrue(all(x <= a and c <= x + 99.1 and y <= b and d <= y + 38.1 for a, b, c, d in words), words)

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed")
    def test_libreoffice(self):
        self.write_letters("--signatory", r"Claire Martin\nDirectrice")
        name = shutil.copy(next((self.folder / "out").glob("*lan*")), self.folder / "letter.odt")
        subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to",
                        "txt:Text (encoded):UTF8", "--outdir", str(self.folder / "txt"), str(name)], check=True,
                       capture_output=True)
        text = (self.folder / "txt" / "letter.txt").read_text(encoding="utf-8-sig")
        expected = [line for paragraph in self.EXPECTED for line in paragraph.split("\n") if line]
        self.assertEqual([line for line in re.split(r"[\r\n\v]+", text) if line.strip()], expected)


if __name__ == "__main__":
    CLI = sys.argv.pop(1)
    unittest.main(verbosity=2)
