#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A question is asked, saved as a list, cleared and asked again by its name; it is live: whoever comes to answer it is on
it.

usage: journey_list.py SOURCIER SOURCIER_CLI SCHEMA_FOLDER
"""
import sys

from stage import Scene, import_text, perform

LIST = """Name;City
Alpha Zephyr;Cergy
Beta Zephyr;Lille
Gamma;Lens
"""


class SavedList(Scene):
    steps = ("ask_and_save", "clear_and_ask_again", "edit_makes_one_more_answer", "undo_takes_it_off")

    def search(self, text):
        self.player.activate("Sourcier")
        self.player.key("ctrl+f", "ctrl+a")
        self.player.type(text) if text else self.player.key("Delete")

    def ask_and_save(self):
        self.expect_counted(3, 3, "at first")
        self.search("zephyr")
        self.expect_counted(2, 3, "for the question")
        self.player.key("ctrl+shift+s")
        self.player.see("Name of the question", "text")
        self.player.activate("Lists")
        self.player.type("Winds")
        self.player.key("Return")
        self.player.see_gone("Name of the question", "text")
        self.player.until(lambda: self.ask_all("SELECT name, kind FROM saved_list") == [("Winds", "question")],
                          "the question in the file")

    def clear_and_ask_again(self):
        self.search("")
        self.expect_counted(3, 3, "without a question")
        self.player.click("Winds", "push button")
        self.expect_counted(2, 3, "for the saved question")

    def edit_makes_one_more_answer(self):
        self.search("gamma")
        self.expect_counted(1, 3, "for the third")
        self.player.enter_table("Suppliers")
        self.player.key("Return")
        self.player.see("Edit Gamma", "frame")
        self.player.activate("Edit Gamma")
        self.player.key("Tab")
        self.player.type("Zephyr")
        self.player.key("ctrl+s")
        self.player.see_gone("Edit Gamma", "frame")
        self.player.click("Winds", "push button")
        self.expect_counted(3, 3, "for the saved question after the edit")

    def undo_takes_it_off(self):
        self.player.activate("Sourcier")
        self.player.enter_table("Suppliers")
        self.undo("Edit supplier")
        self.expect_counted(2, 3, "for the saved question after undo")


if __name__ == "__main__":
    sys.exit(perform(SavedList, lambda cli, office, folder: import_text(cli, office, folder, LIST)))
