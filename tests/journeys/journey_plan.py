#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A plan is begun from the template of the whole scheme, what the law asks for is filled in until nothing is missing, the
plan is exported and read by other programs, and it is there again when the program is.

usage: journey_plan.py SOURCIER SOURCIER_CLI SCHEMA_FOLDER LANGUAGE

In English only the beginning, since all is found by its name.
"""
import html
import os
import re
import subprocess
import sys
import zipfile

from stage import Scene, perform

LANGUAGE = sys.argv[4] if len(sys.argv) > 4 else "fr"
TITLE = "SPASER de Journey"
LAST_YEAR = "2030"
# What the template leaves for the office to decide (CCP, L2111-3: social, ecological, ESUS, disadvantaged people), by the
# measure of the indicator; and the shares that it aims at.
TARGETS = {"social": 37, "environmental": 61, "esus": 3, "handicap|inclusive|siae": 11}

WORDS = {
    "fr": {
        "plans": "Plans", "begin": "Nouveau plan à partir d’un modèle…", "dialog": "Nouveau plan",
        "title": r"Titre \(sinon celui du modèle\)", "first": "Première année", "last": "Dernière année",
        "apply": "Commencer", "share": "Cible, % en nombre, {}", "missing": "{}, Manquant, .*", "found": "{}, Trouvé, .*",
        "demands": ["Cible pour les achats socialement responsables", "Cible pour les achats écologiquement responsables",
                    r"Cible pour les achats auprès d’entreprises solidaires d’utilité sociale \(ESUS\)",
                    "Cible pour les achats auprès d’entreprises qui emploient des personnes défavorisées"],
        "export": "Exporter…", "beside": "Aperçu", "export dialog": "Exporter le plan", "format": "Format",
        "headings": ["Avant-propos", "Cadre juridique", "Gouvernance", "Annexe : glossaire", "Acheter équitable"],
    },
    "en": {
        "plans": "Plans", "begin": "New plan from a template…", "dialog": "New plan",
        "title": r"Title \(else the template’s\)", "first": "First year", "last": "Last year",
        "apply": "Begin", "share": "Target, % in number, {}", "missing": "{}, Missing, .*", "found": "{}, Found, .*",
        "demands": ["Target for socially responsible purchases", "Target for ecologically responsible purchases"],
    },
}[LANGUAGE]


def plain(text):
    """One space for each of the many kinds of it."""
    return " ".join(text.split())


def read_pdf(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout


def read_odt(path):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return html.unescape(re.sub(r"<[^>]*>", " ", archive.read("content.xml").decode("utf-8")))


def read_html(path):
    with open(path, encoding="utf-8") as file:
        return html.unescape(re.sub(r"<[^>]*>", " ", file.read()))


# How far down the list of formats each stands, what its file ends with, and who reads it.
READERS = {"pdf": (0, b"%%EOF", read_pdf), "odt": (1, b"", read_odt), "html": (2, b"</html>", read_html)}


def is_whole(path, kind):
    """Whether the program has done writing."""
    if not os.path.exists(path):
        return False
    with open(path, "rb") as file:
        return file.read().rstrip().endswith(READERS[kind][1]) and (kind != "odt" or zipfile.is_zipfile(path))


class Plan(Scene):
    steps = ("begin_from_the_template", "fill_what_is_missing")
    if LANGUAGE == "fr":
        steps += ("nothing_is_missing", "export_and_read", "come_back_to_it")

    def check(self):
        return self.ask_cli("plan", self.office, "--check", TITLE, "--json")

    def missing(self):
        return [demand["code"] for demand in self.check()["demands"] if demand["legal"] and demand["verdict"] == "missing"]

    def open_plans(self):
        self.player.activate("Sourcier")
        self.player.press(self.player.see(WORDS["plans"], "list item"))

    def begin_from_the_template(self):
        self.open_plans()
        self.player.click(WORDS["begin"], "push button")
        self.player.see(WORDS["dialog"], "frame")
        self.player.activate(WORDS["dialog"])
        self.player.fill(WORDS["title"], TITLE)
        self.player.fill(WORDS["last"], LAST_YEAR, "spin button")
        self.player.key("Tab")
        self.player.click(WORDS["apply"], "push button")
        self.player.see_gone(WORDS["dialog"], "frame")
        self.player.until(lambda: self.ask_all("SELECT title, first_year, last_year FROM plan") == [(TITLE, 2027, 2030)],
                          "the plan in the file")
        # It obeys the law but for what it aims at, which nobody else can decide.
        assert self.missing() == ["social-target", "ecological-target", "esus-target", "inclusive-target"], self.missing()

    def aims(self):
        """Shares are kept in hundredths of a per cent."""
        return {row[0]: row[1] / 100 for row in self.ask_all(
            "SELECT measure, in_number FROM plan_target JOIN plan_indicator ON plan_indicator.id = indicator "
            "WHERE year = ? AND in_number IS NOT NULL", int(LAST_YEAR))}

    def fill_what_is_missing(self):
        """The panel of the law leads to where each is told."""
        self.player.activate("Sourcier")
        for demand, (measures, share) in zip(WORDS["demands"], TARGETS.items()):
            self.player.press(self.player.see(WORDS["missing"].format(demand), "list item"))
            self.player.fill(WORDS["share"].format(LAST_YEAR), str(share))
            self.player.see(WORDS["found"].format(demand), "list item")
            self.player.until(lambda: any(self.aims().get(measure) == share for measure in measures.split("|")),
                              f"the target of {share} % in the file")

    def nothing_is_missing(self):
        assert self.missing() == [] and self.check()["complete"] is True
        # Thirteen of the demands concern a draft: it is published, and its figures are, after it is adopted.
        self.player.see(r"13\sexigences satisfaites sur 13", "label")

    def export(self, kind):
        path = os.path.join(self.folder, f"plan.{kind}")
        self.player.activate("Sourcier")
        # Another page, behind, has a button of this name.
        header = self.player.see(WORDS["beside"], "push button").get_parent()
        self.player.press(self.player.look(WORDS["export"], "push button", window=header))
        format_row = self.player.see(WORDS["format"], "combo box")
        self.player.activate(WORDS["export dialog"])
        self.player.press(format_row)
        self.player.key(*["Down"] * READERS[kind][0], "Return")
        self.player.click(WORDS["export"], "push button")
        self.player.see_gone(WORDS["format"], "combo box")
        self.player.see(WORDS["export dialog"])
        self.choose_file(path, WORDS["export dialog"])
        self.player.until(lambda: is_whole(path, kind), f"the plan as {kind}")
        return path

    def export_and_read(self):
        for kind, (_, _, read) in READERS.items():
            text = plain(read(self.export(kind)))
            for words in [TITLE, "2027–2030", *WORDS["headings"]]:
                assert words in text, f"“{words}” is not in the {kind}"
            for share in TARGETS.values():
                assert re.search(rf"\b{share}(,0)? %", text), f"the target of {share} % is not in the {kind}"

    def come_back_to_it(self):
        self.player.activate("Sourcier")
        self.player.leave()
        self.player.start()
        self.open_plans()
        self.player.press(self.player.see(f"{TITLE}.*", "list item"))
        self.player.press(self.player.see(WORDS["found"].format(WORDS["demands"][0]), "list item"))
        self.player.see(WORDS["share"].format(LAST_YEAR), "text")
        self.player.see(r"13\sexigences satisfaites sur 13", "label")


if __name__ == "__main__":
    sys.exit(perform(Plan, lambda cli, office, folder: None, LANGUAGE))
