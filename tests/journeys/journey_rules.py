#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An amount is asked about before there is a purchase: which rules apply, and which is just missed. The office adds a rule of its own,
which answers beside the law's, and takes it back.

usage: journey_rules.py SOURCIER SOURCIER_CLI SCHEMA_FOLDER
"""
import os
import subprocess
import sys

from stage import Scene, perform

# What is proposed, in both languages: the clause of the departement of Mayotte.
CLAUSE, SHOWN = "Clause sociale", "Social clause"


class Rules(Scene):
    steps = ("ask_about_an_amount", "ask_about_a_little_less", "add_a_rule", "see_it_answer", "take_it_back")

    def ask_amount(self, amount):
        self.player.activate("Sourcier")
        self.player.fill("Estimated value of the purchase", amount)

    def own_rules(self):
        return self.ask_all("SELECT title_fr, from_amount FROM own_rule")

    def expect_own_rules(self, expected, what):
        self.player.until(lambda: self.own_rules() == expected, f"{len(expected)} rules of the office’s own in the file {what}")

    def ask_about_an_amount(self):
        """Works reach the European threshold of 2026-27 at 5 404 000 € HT."""
        self.player.activate("Sourcier")
        self.player.press(self.player.see("Rules & thresholds", "list item"))
        self.ask_amount("5404000")
        self.player.see(r"€5404000 ≤ €5404000: at or above the European threshold of 2026–27 for works and concessions", "label")
        self.player.see("Formalised procedure", "list item")

    def ask_about_a_little_less(self):
        self.ask_amount("5400000")
        self.player.see(r".*€4000 below the European threshold of 2026–27 for works and concessions.*", "label")
        self.player.see("Adapted procedure", "list item")

    def add_a_rule(self):
        assert self.player.look(SHOWN, "list item") is None
        self.player.press(self.player.see("Add your own rule…", "push button"))
        self.player.activate("Add your own rule")
        self.player.fill("From this amount on, excluding tax", "5000000")
        self.player.key("ctrl+s")
        self.player.see_gone("Name in French", "text")
        self.expect_own_rules([(CLAUSE, 500000000)], "after one was added")

    def see_it_answer(self):
        """The question stays as it was asked; what is a thousand euros below the office’s own amount is just missed."""
        self.player.activate("Sourcier")
        self.player.see(SHOWN, "list item")
        self.player.see(r"€5000000 ≤ €5400000: at or above the office’s own threshold.*", "label")
        self.ask_amount("4999000")
        self.player.see(r".*€1000 below the office’s own threshold.*", "label")

    def take_it_back(self):
        """In the entry of the amount the key would take back what was typed."""
        self.player.press(self.player.see(SHOWN, "list item"))
        self.undo("Add a rule")
        self.expect_own_rules([], "after it was taken back")
        self.player.see_gone(SHOWN, "list item")
        self.player.see("Adapted procedure", "list item")


def an_office(cli, office, folder):
    """A commune’s: which thresholds hold depends on who buys."""
    os.remove(office)
    subprocess.run([cli, "create", office, "--name", "Journey", "--kind", "commune", "--departement", "95"], check=True)


if __name__ == "__main__":
    sys.exit(perform(Rules, an_office))
