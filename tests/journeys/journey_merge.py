#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two suppliers that the reader knows to be one are selected and merged; one Undo brings both back.

usage: journey_merge.py SOURCIER SOURCIER_CLI SCHEMA_FOLDER
"""
import sys

from stage import Scene, import_text, perform

LIST = """Name;City;Phone;Tags
Blanchisserie du Parc;Cergy;0134000000;linge
BLANCHISSERIE DU PARC;Cergy;;local
"""


class Merging(Scene):
    steps = ("select_two", "merge", "undo_brings_both_back", "redo_merges_again")

    def select_two(self):
        self.expect_counted(2, 2, "at first")
        self.player.enter_table("Suppliers")
        self.player.key("ctrl+a")
        self.player.see("2 selected:", "label")

    def merge(self):
        self.player.click("Merge…", "push button")
        self.player.see("Duplicates", "frame")
        self.player.click("Merge", "push button")
        self.expect_count(1, "after the merge")
        # Nothing is lost: one has the phone, both had a tag.
        assert self.ask("SELECT phone FROM supplier") != ""
        assert sorted(self.ask_all("SELECT tag FROM supplier_tag")) == [("linge",), ("local",)]
        self.player.see_gone("Duplicates", "frame")
        self.expect_counted(1, 1, "after the merge")

    def undo_brings_both_back(self):
        self.player.activate("Sourcier")
        self.player.enter_table("Suppliers")
        self.undo("Merge suppliers")
        self.expect_count(2, "after undo")
        assert sorted(self.ask_all("SELECT phone <> '', tag FROM supplier JOIN supplier_tag ON supplier = id")) \
            == [(0, "local"), (1, "linge")]
        self.expect_counted(2, 2, "after undo")

    def redo_merges_again(self):
        self.redo("Merge suppliers")
        self.expect_count(1, "after redo")


if __name__ == "__main__":
    sys.exit(perform(Merging, lambda cli, office, folder: import_text(cli, office, folder, LIST)))
