#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Packages (XLSX, ODS, ODT) whose paths lead elsewhere, made by Python's zipfile, are read by “sourcier-cli”.

No path of a package is a path of the machine: what it tells of is within the package or nowhere, and nothing is written but what was
asked for. Usage: test-packages.py SOURCIER-CLI
"""
import os
import stat
import subprocess
import sys
import tempfile
import unittest
import zipfile

CLI = None
SECRET = "Mot de passe du service"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODT = "application/vnd.oasis.opendocument.text"


def sheet(text):
    return (f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row>'
            f'<row r="2"><c r="A2" t="inlineStr"><is><t>{text}</t></is></c></row></sheetData></worksheet>')


def xlsx(target="worksheets/sheet1.xml", mode=""):
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" Type="{DOCUMENT}/officeDocument" '
                       'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
                           '</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{DOCUMENT}/worksheet" '
                                      f'Target="{target}"{mode}/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet("Élan"),
    }


def content(body):
    return ('<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
            'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
            'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>' + body
            + '</office:body></office:document-content>')


def ods():
    return {"mimetype": ODS, "content.xml": content(
        '<office:spreadsheet><table:table table:name="a">' + "".join(
            f"<table:table-row><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>"
            for text in ("Nom", "Élan")) + "</table:table></office:spreadsheet>")}


def odt():
    return {"mimetype": ODT, "content.xml": content("<office:text><text:p>Bonjour {nom}</text:p></office:text>")}


class Packages(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sourcier-packages-")
        self.addCleanup(folder.cleanup)
        self.outer = folder.name
        self.folder = os.path.join(folder.name, "a", "b")
        os.makedirs(self.folder)
        # What a path that is followed would meet: a sheet, a text, a file of its own.
        self.secret = os.path.join(self.outer, "secret.xml")
        with open(self.secret, "w", encoding="utf-8") as file:
            file.write(sheet(SECRET))

    def write(self, name, entries, *more, link=None):
        """@more are entries beside, and @link the entry that is a symbolic link to what it holds."""
        path = os.path.join(self.folder, name)
        with zipfile.ZipFile(path, "w") as package:
            for entry, text in [*entries.items(), *more]:
                info = zipfile.ZipInfo(entry)
                if entry == link:
                    info.create_system = 3
                    info.external_attr = (stat.S_IFLNK | 0o777) << 16
                package.writestr(info, text)
        return path

    def files(self):
        return sorted(os.path.join(folder, name) for folder, _, names in os.walk(self.outer) for name in names)

    def run_cli(self, *arguments):
        before = self.files()
        done = subprocess.run([CLI, *arguments], capture_output=True, timeout=60, cwd=self.folder)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        self.assertNotIn(SECRET.encode(), done.stdout + done.stderr)
        return done, [path for path in self.files() if path not in before]

    def read(self, path):
        done, written = self.run_cli("read", path)
        self.assertEqual(written, [])
        return done

    def assert_read(self, path):
        done = self.read(path)
        self.assertEqual((done.returncode, done.stdout.decode("utf-8-sig").split()), (0, ["Nom", "Élan"]), done.stderr)

    def assert_refused(self, path):
        done = self.read(path)
        self.assertEqual(done.returncode, 1)
        self.assertNotEqual(done.stderr, b"")

    def elsewhere(self):
        return ["../secret.xml", "../../../secret.xml", "../" * 20 + self.secret.lstrip("/"), self.secret, "..\\..\\secret.xml",
                "C:\\secret.xml", "/etc/passwd", "a/../../../secret.xml", "nom\nde\nplus.xml", "CON", "."]

    def test_sound(self):
        self.assert_read(self.write("a.xlsx", xlsx()))
        self.assert_read(self.write("a.ods", ods()))

    def test_entries_elsewhere(self):
        self.assert_read(self.write("a.xlsx", xlsx(), *((entry, sheet("Ailleurs")) for entry in self.elsewhere())))
        self.assert_read(self.write("a.ods", ods(), *((entry, "Ailleurs") for entry in self.elsewhere())))

    def test_sheets_elsewhere(self):
        for target in [*self.elsewhere(), "file://" + self.secret, "http://127.0.0.1:9/secret.xml"]:
            with self.subTest(target=target):
                mode = ' TargetMode="External"' if ":" in target else ""
                self.assert_refused(self.write("a.xlsx", xlsx(target.replace("\n", "&#10;"), mode)))

    def test_links(self):
        for entry in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
            with self.subTest(entry=entry):
                self.assert_refused(self.write("a.xlsx", {**xlsx(), entry: self.secret}, link=entry))
        self.assert_refused(self.write("a.ods", {**ods(), "content.xml": self.secret}, link="content.xml"))
        # What would be read if a link were taken for what it holds.
        self.assert_refused(self.write("a.ods", ods(), link="content.xml"))
        self.assert_refused(self.write("a.xlsx", xlsx(), link="xl/worksheets/sheet1.xml"))

    def test_texts_elsewhere(self):
        """A text of the machine that the document's own text names (XML’s entities, XInclude)."""
        for text in (f'<!DOCTYPE a [<!ENTITY b SYSTEM "file://{self.secret}">]>', f'<!DOCTYPE a SYSTEM "{self.secret}">'):
            for name, entries, entry in (("a.ods", ods(), "content.xml"), ("a.xlsx", xlsx(), "xl/worksheets/sheet1.xml")):
                with self.subTest(name=name, text=text):
                    entries[entry] = text + entries[entry].replace("Élan", "&b;")
                    self.assert_refused(self.write(name, entries))

    def letters(self, template):
        office = os.path.join(self.outer, "office.sourcier")
        if not os.path.exists(office):
            subprocess.run([CLI, "create", office], check=True, capture_output=True)
            path = os.path.join(self.outer, "liste.csv")
            with open(path, "w", encoding="utf-8") as file:
                file.write("Nom;SIRET\nÉlan;73282932000074\n")
            subprocess.run([CLI, "import", office, path], check=True, capture_output=True)
        target = os.path.join(self.outer, "lettres")
        os.makedirs(target, exist_ok=True)
        done, written = self.run_cli("letters", office, "--supplier", "73282932000074", "--template", template, "--output", target)
        for path in written:
            self.assertEqual(os.path.dirname(path), target)
            os.unlink(path)
        return done.returncode, len(written)

    def test_templates(self):
        self.assertEqual(self.letters(self.write("a.odt", odt())), (0, 1))
        self.assertIn(self.letters(self.write("a.odt", odt(), *((entry, "Ailleurs") for entry in self.elsewhere()))), [(0, 1), (1, 0)])

    def test_templates_refused(self):
        self.assertEqual(self.letters(self.write("a.odt", {**odt(), "content.xml": self.secret}, link="content.xml")), (1, 0))
        self.assertEqual(self.letters(self.write("a.odt", odt(), link="content.xml")), (1, 0))
        self.assertEqual(self.letters(self.write("a.odt", odt(), ("content.xml", content("<office:text/>")))), (1, 0))


if __name__ == "__main__":
    CLI = os.path.abspath(sys.argv.pop(1))
    unittest.main()
