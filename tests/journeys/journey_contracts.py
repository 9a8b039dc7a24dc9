#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Essential data of contracts (DECP) as a buyer's profile publishes them: the file is chosen, what it would do and what is doubtful
in it is looked at before anything is written, it is brought in, and taken back.

usage: journey_contracts.py SOURCIER SOURCIER_CLI SCHEMA_FOLDER
"""
import json
import os
import sys

from stage import Scene, perform

HOLDER = "44306184100047"
SCHOOL, ROAD = "École du Port", "Rue du Four"


def contract(number, subject, cpv, amount):
    """As the order of 22 December 2022 on essential data has it."""
    return {"id": number, "acheteur": {"id": "21950127100015"}, "nature": "Marché", "objet": subject, "codeCPV": cpv,
            "procedure": "Procédure adaptée", "dureeMois": 3, "dateNotification": "2025-01-02", "montant": amount,
            "titulaires": [{"titulaire": {"typeIdentifiant": "SIRET", "id": HOLDER}}]}


# A spreadsheet took the zero of the second code: 09132100 is what the vocabulary has.
DATA = {"marches": {"marche": [contract("2025A1", SCHOOL, "45214200", 12500.5), contract("2025A2", ROAD, "9132100", 800)]}}

REGISTER = [(ROAD, "09132100", 80000), (SCHOOL, "45214200", 1250050)]


class Contracts(Scene):
    steps = ("choose_the_file", "look_at_what_it_does", "look_at_what_is_doubtful", "bring_it_in", "take_it_back",
             "bring_it_in_again")

    def __init__(self, player, office, folder, data_path):
        super().__init__(player, office, folder)
        self.data_path = data_path

    def purchases(self):
        return self.ask_all("SELECT subject, cpv, amount FROM purchase ORDER BY cpv")

    def expect_purchases(self, expected, what):
        self.player.until(lambda: self.purchases() == expected, f"{len(expected)} purchases in the file {what}")

    def choose_the_file(self):
        self.player.activate("Sourcier")
        self.player.press(self.player.see("Purchases", "list item"))
        self.player.press(self.player.see(r"Import contracts \(DECP\)…", "push button"))
        self.player.activate("Choose a file of contracts")
        self.player.key("slash")
        self.choose_file(self.data_path, "Choose a file of contracts")

    def look_at_what_it_does(self):
        self.player.see("2 contracts read", "label", seconds=60)
        self.player.activate(r"Import contracts \(DECP\)")
        self.player.see("Suppliers added to the directory", "list item")
        assert self.purchases() == [] and self.count() == 0, "only the last step writes"

    def look_at_what_is_doubtful(self):
        self.player.see("1 doubtful contract", "label")
        self.player.see("The CPV code lost its zero, which is put back", "list item")
        self.player.press(self.player.see("Look at the first 1", "list item"))
        self.player.see(ROAD, "label")

    def bring_it_in(self):
        self.player.click("Import", "push button")
        self.player.see("2 contracts imported", "label", seconds=60)
        self.player.see("1 supplier was added to the directory", "label")
        self.expect_purchases(REGISTER, "after the import")
        assert self.ask_all("SELECT siret FROM supplier") == [(HOLDER,)]
        self.player.click("Close", "push button")
        self.player.see_gone(r"Import contracts \(DECP\)", "frame")
        self.player.see(SCHOOL, deep=True)

    def take_it_back(self):
        self.player.activate("Sourcier")
        self.undo("Import contracts (DECP)")
        self.expect_purchases([], "after the import was taken back")
        self.expect_count(0, "after the import was taken back")
        self.player.see("No purchase yet", "label")

    def bring_it_in_again(self):
        self.redo("Import contracts (DECP)")
        self.expect_purchases(REGISTER, "after the import was done again")
        self.player.see(SCHOOL, deep=True)


def prepare(cli, office, folder):
    data_path = os.path.join(folder, "decp.json")
    with open(data_path, "w", encoding="utf-8") as file:
        json.dump(DATA, file, ensure_ascii=False)
    return {"data_path": data_path}


if __name__ == "__main__":
    sys.exit(perform(Contracts, prepare))
