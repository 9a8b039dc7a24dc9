#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of a partner, as a French spreadsheet saves it: Windows-1252, semicolons, a title above the names of its columns.
It is brought in step by step from the first click; what is decided on the way stays decided, and is taken back at the end.

usage: journey_import.py SOURCIER SOURCIER_CLI SCHEMA_FOLDER
"""
import os
import sys

from stage import Scene, perform

LIST = """Structures de l’insertion du Val-d’Oise;;;;
;;;;
Raison sociale;SIRET;Ville;Sigle;Observations
L’Atelier d’Été;35600000000048;Cergy;EI;fenêtres
Ménage & Cœur;73282932000074;Nîmes;ACI;bureaux
;;Lens;EI;sans nom
"""


class Import(Scene):
    steps = ("choose_the_file", "read_it_in_another_way", "say_what_the_columns_are", "look_at_the_effect", "bring_it_in",
             "take_it_back")

    def __init__(self, player, office, folder, list_path):
        super().__init__(player, office, folder)
        self.list_path = list_path

    def choose_the_file(self):
        self.open_list(self.list_path)
        for found in ("Found: Windows-1252", "Found: Semicolon", "Found: line 3"):
            self.player.see(found, deep=True)
        self.player.see("L’Atelier d’Été", deep=True)
        self.player.see("Not read", deep=True)

    def choose_encoding(self, *keys):
        """By the keyboard alone: the mnemonic of the choice opens it."""
        self.player.key("alt+e")
        self.player.see("ISO-8859-15")
        self.player.key(*keys, "Return")

    def read_it_in_another_way(self):
        self.choose_encoding("Down", "Down")
        self.player.see(r"The first 1 line · 1 column.*", "label")
        self.choose_encoding("Up", "Up")
        self.player.see("L’Atelier d’Été", deep=True)
        self.player.key("alt+Right")

    def say_what_the_columns_are(self):
        """“Sigle” is what a supplier is called for short; here it says which label it carries."""
        self.player.see("5 of 5 columns are read", "label")
        self.player.press(self.player.see("“Sigle” is read as", deep=True))
        self.player.type("Label")
        self.player.until(lambda: self.player.look("Not imported", deep=True) is None, "only what begins so")
        self.player.key("Down", "Return")
        self.player.see("Labels", deep=True)
        # Going back to look loses nothing.
        self.player.key("alt+Left")
        self.player.see("First lines of the list", "tree table")
        self.player.key("alt+Right")
        self.player.see("Labels", deep=True)
        assert self.count() == 0

    def look_at_the_effect(self):
        self.player.key("alt+Right")
        for figure in ("New: 2", "Changed: 0", "Unchanged: 0", "Doubtful: 0", "Rejected: 1"):
            self.player.see(figure)
        self.player.click("Rejected: 1")
        self.player.see(r"Neither a name \(column “Raison sociale”\) nor a SIRET \(column “SIRET”\)", deep=True)
        assert self.count() == 0, "only the last step writes"

    def bring_it_in(self):
        self.player.click("Import", "push button")
        self.player.see("2 rows brought in")
        self.expect_count(2, "after the import")
        rows = self.ask_all("SELECT name, city, label FROM supplier JOIN label_award ON label_award.supplier = supplier.id "
                            "ORDER BY siret")
        assert rows == [("L’Atelier d’Été", "Cergy", "EI"), ("Ménage & Cœur", "Nîmes", "ACI")], rows
        self.player.see("Save the rejected rows…", "push button")

    def take_it_back(self):
        self.player.click("Undo the import", "push button")
        self.player.see("The import was taken back")
        self.expect_count(0, "after the import was taken back")
        self.player.activate("Import a list")
        self.player.key("Return")
        self.player.see_gone("Import a list", "frame")


def prepare(cli, office, folder):
    list_path = os.path.join(folder, "partner.csv")
    with open(list_path, "wb") as file:
        file.write(LIST.replace("\n", "\r\n").encode("cp1252"))
    return {"list_path": list_path}


if __name__ == "__main__":
    sys.exit(perform(Import, prepare))
