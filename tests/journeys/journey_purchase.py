#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A purchase is added from the first click; what applies to it is shown, a duty is done without for a reason, those who could
answer come on its shortlist, and each of them is written a letter that another program reads.

usage: journey_purchase.py SOURCIER SOURCIER_CLI SCHEMA_FOLDER
"""
import html
import os
import re
import subprocess
import sys
import zipfile

from stage import Scene, import_text, perform

# Two firms of the trade and the departement, and one of another trade.
LIST = """Name;Address;Postcode;City;Departement;Families of purchase;E-mail
Jardins Alpha;1 rue des Lilas;95000;Cergy;95;Green spaces;alpha@example.org
Jardins Beta;2 rue des Roses;95300;Pontoise;95;Green spaces;beta@example.org
Traiteur Gamma;3 rue du Four;95000;Cergy;95;Catering;gamma@example.org
"""
CLOSEST = ["Jardins Alpha", "Jardins Beta"]
SUBJECT = "Tonte des pelouses"
REASON = "Aucun besoin de ce genre"


def read_odt(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return html.unescape(re.sub(r"<[^>]*>", " ", archive.read("content.xml").decode("utf-8")))


def whole_letters(folder):
    """The letters, if all are there and none is still being written."""
    paths = sorted(os.path.join(folder, name) for name in os.listdir(folder))
    return paths if len(paths) == len(CLOSEST) and all(map(zipfile.is_zipfile, paths)) else None


class Purchase(Scene):
    steps = ("add_it", "see_what_applies", "do_without_a_duty", "choose_whom_to_consult", "write_to_them")

    def add_it(self):
        self.player.activate("Sourcier")
        self.player.press(self.player.see("Purchases", "list item"))
        self.player.press(self.player.see("Add a purchase", "push button"))
        self.player.activate("Add a purchase")
        self.player.fill("Subject", SUBJECT)
        self.player.fill("CPV code", "77310000")
        self.player.fill("Estimated amount", "50000")
        self.player.fill("Launch", "01/02/2027")
        self.player.key("ctrl+s")
        self.player.see_gone("Add a purchase", "frame")
        self.player.until(lambda: self.ask_all("SELECT subject, cpv, estimate, launch_day FROM purchase")
                          == [(SUBJECT, "77310000", 5000000, "2027-02-01")], "the purchase in the file")

    def see_what_applies(self):
        """Supplies and services below 60 000 € HT need neither publicity nor competition (CCP, R2122-8)."""
        self.player.activate("Sourcier")
        self.player.see(r".*€50000 < €60000.*", "label")
        self.player.see("Environmental execution condition — to be decided", "list item")

    def do_without_a_duty(self):
        self.player.press(self.player.see("Environmental execution condition — to be decided", "list item"))
        self.player.press(self.player.see(r"Do without…: Environmental execution condition.*", "push button"))
        self.player.activate("Answer a duty")
        self.player.fill("Reason, in writing", REASON)
        self.player.key("ctrl+s")
        self.player.see_gone("Answer a duty", "frame")
        self.player.until(lambda: self.ask_all("SELECT rule, answer, reason FROM purchase_duty")
                          == [("environment-condition", "exempt", REASON)], "the answer in the file")
        self.player.see("Environmental execution condition — done without", "list item")

    def choose_whom_to_consult(self):
        """Who is of another trade is not among the closest."""
        self.player.activate("Sourcier")
        for name in CLOSEST:
            self.player.press(self.player.see(name, "check box"))
        assert self.player.look("Traiteur Gamma", "check box") is None
        self.player.press(self.player.see("Add to the shortlist", "push button"))
        self.player.until(lambda: sorted(self.ask_all("SELECT name FROM purchase_candidate")) == [(name,) for name in CLOSEST],
                          "the shortlist in the file")

    def write_to_them(self):
        letters = os.path.join(self.folder, "letters")
        os.mkdir(letters)
        self.player.click("Consultation list", "push button")
        self.player.click("Write letters or labels…")
        self.player.activate("Write to suppliers")
        self.player.key("ctrl+s")
        self.choose_file(letters, "Folder of the letters")
        written = self.player.until(lambda: whole_letters(letters), "the letters in their folder")
        texts = [read_odt(path) for path in written]
        for name, street, text in zip(CLOSEST, ("1 rue des Lilas", "2 rue des Roses"), texts):
            assert name in text and street in text and SUBJECT in text, text
        self.player.until(lambda: sorted(self.ask_all("SELECT name, day, way FROM purchase_sending"))
                          == [(name, "2026-11-21", "letter") for name in CLOSEST], "that they were written to in the file")


def an_office(cli, office, folder):
    """A commune’s: which rules apply depends on who buys."""
    os.remove(office)
    subprocess.run([cli, "create", office, "--name", "Journey", "--kind", "commune", "--departement", "95"], check=True)
    import_text(cli, office, folder, LIST)


if __name__ == "__main__":
    sys.exit(perform(Purchase, an_office))
