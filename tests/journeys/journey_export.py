#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Columns are chosen and put in order by keyboard, the list goes to a spreadsheet (ODS) and is read back from it: by
LibreOffice where it is installed, else by Python.

usage: journey_export.py SOURCIER SOURCIER_CLI SCHEMA_FOLDER
"""
import csv
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

from stage import Scene, import_text, perform

LIST = """Name;City;SIRET
=Alpha;Cergy;73282932000074
Bêta & Cie;Lille;80746931700018
Gamma;Lens;
"""
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


class Export(Scene):
    steps = ("open_the_dialog", "choose_the_format", "choose_the_columns", "write_and_read_back")

    def open_the_dialog(self):
        self.expect_counted(3, 3, "at first")
        self.player.activate("Sourcier")
        self.player.click("Export…", "push button")
        self.format_row = self.player.see("Format", "combo box", seconds=20)
        self.player.activate("Export")

    def choose_the_format(self):
        self.player.press(self.format_row)
        self.player.see("OpenDocument spreadsheet.*", "label")
        self.player.key("Home", "Down", "Down", "Return")
        self.player.see("For LibreOffice.*", "label")

    def choose_the_columns(self):
        """All of them, and the trade name goes before the name."""
        self.player.click("All", "push button")
        check = self.player.see("Trade name", "check box")
        self.player.press(check)
        # The keyboard is in that row now: it goes up by Alt and an arrow, and Space ticks it again.
        self.player.key("alt+Up", "space")
        self.player.see(r"\d+ of \d+ are written, in this order", "label")

    def write_and_read_back(self):
        exported = os.path.join(self.folder, "list.ods")
        self.player.click("Export…", "push button")
        self.player.see_gone("Format", "combo box")
        self.choose_file(exported, "Export")
        self.player.until(lambda: os.path.exists(exported) and zipfile.is_zipfile(exported), "the spreadsheet", 60)
        rows = self.read(exported)
        assert rows[0][:3] == ["Trade name", "Name", "SIRET"], rows[0]
        assert sorted((row[1], row[2]) for row in rows[1:4]) == [
            ("=Alpha", "73282932000074"), ("Bêta & Cie", "80746931700018"), ("Gamma", "")], rows

    def read(self, path):
        if shutil.which("soffice") is not None:
            subprocess.run(["soffice", f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to",
                            "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false", "--outdir", self.folder, path],
                           check=True, capture_output=True)
            with open(path.replace(".ods", ".csv"), encoding="utf-8", newline="") as file:
                return list(csv.reader(file, delimiter=";"))
        with zipfile.ZipFile(path) as package:
            content = ElementTree.fromstring(package.read("content.xml"))
        sheet = next(content.iter(f"{TABLE}table"))
        return [["".join(cell.itertext()) for cell in row.iter(f"{TABLE}table-cell")] for row in sheet.iter(f"{TABLE}table-row")]


if __name__ == "__main__":
    sys.exit(perform(Export, lambda cli, office, folder: import_text(cli, office, folder, LIST)))
