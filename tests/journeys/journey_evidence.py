#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An award is added to a supplier with a file as its evidence: the file is kept with its fingerprint, the state of the
award shows, and both are there when the supplier is opened again.

usage: journey_evidence.py SOURCIER SOURCIER_CLI SCHEMA_FOLDER
"""
import hashlib
import os
import sys

from stage import Scene, import_text, perform

LIST = """Name;City
Atelier du Parc;Cergy
"""
PAPER = b"%PDF-1.4\nAn approval.\n"


class Evidence(Scene):
    steps = ("open_the_supplier", "add_an_award_with_a_file", "it_is_kept", "open_it_again")

    def open_editor(self):
        self.player.enter_table("Suppliers")
        self.player.key("Return")
        self.player.see("Edit Atelier du Parc", "frame")
        self.player.activate("Edit Atelier du Parc")

    def open_the_supplier(self):
        self.expect_counted(1, 1, "at first")
        self.open_editor()

    def add_an_award_with_a_file(self):
        self.player.click("Add a label", "push button")
        self.player.see("Files of evidence", "label")
        self.player.activate("Add a label")
        self.player.click("Kind of label: .*", "push button")
        self.player.type("ESAT")
        self.player.key("Return")
        self.player.see("Kind of label: .*ESAT.*", "push button")
        self.player.fill("Number of the decision or certificate", "A 12")
        self.player.fill("Valid until", "2027-12-31")
        self.player.click("Add a file…", "push button")
        self.player.see("Add a file", seconds=20)
        self.player.activate("Add a file")
        self.player.key("slash")
        self.choose_file(os.path.join(self.folder, "paper.pdf"), "Add a file")
        self.player.see("paper.pdf", "label")
        self.player.click("Add", "push button")
        self.player.see_gone("Files of evidence", "label")
        self.player.activate("Edit Atelier du Parc")
        self.player.key("ctrl+s")
        self.player.see_gone("Edit Atelier du Parc", "frame")

    def it_is_kept(self):
        """The fingerprint in the file is what Python's own hashlib makes of the paper."""
        self.player.until(lambda: self.ask("SELECT count(*) FROM evidence_file") == 1, "the paper in the file")
        assert self.ask_all("SELECT label, number, valid_to, name, sha256, content FROM evidence_file "
                            "JOIN label_award ON label_award.id = award") \
            == [("ESAT", "A 12", "2027-12-31", "paper.pdf", hashlib.sha256(PAPER).hexdigest(), PAPER)]
        self.player.activate("Sourcier")
        self.player.see(r"No\. A 12 · .*until 2027-12-31 · Never checked.*", "label")
        self.player.see("Open “paper.pdf”", "push button")

    def open_it_again(self):
        self.open_editor()
        self.player.see(r"No\. A 12 · until 2027-12-31 · never checked", "label")
        self.player.key("Escape")
        self.player.see_gone("Edit Atelier du Parc", "frame")


def prepare(cli, office, folder):
    import_text(cli, office, folder, LIST)
    with open(os.path.join(folder, "paper.pdf"), "wb") as file:
        file.write(PAPER)


if __name__ == "__main__":
    sys.exit(perform(Evidence, prepare))
