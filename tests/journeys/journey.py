#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first thing an officer does, played at the real window: bring in the list they have, find in it, mend it, take it
back, export it, and find that the export changes nothing.

usage: journey.py SOURCIER SOURCIER_CLI SCHEMA_FOLDER OWN_LIST [REAL_LIST]

What is expected is counted here, from the list itself and from the office's file by Python's own SQLite; never by the
program. Exit status 77: the tools to drive a window are not there.
"""
import csv
import os
import re
import shutil
import sys
import unicodedata

from stage import Scene, perform

# Only letters that every keyboard of a virtual display has.
NEW_NAME = "Journey Services 95"


def words_of(text):
    """The words of a text without accents and capitals."""
    plain = text.lower().replace("œ", "oe").replace("æ", "ae")
    plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return re.findall(r"[a-z0-9]+", plain)


def count_lines(path):
    """Of a list that may still be being written."""
    if not os.path.exists(path):
        return 0
    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        return sum(1 for _ in csv.reader(file, delimiter=";"))


class Journey(Scene):
    steps = ("import_list", "undo_and_redo_the_import", "import_again", "search_as_you_type", "tick_a_facet",
             "type_the_amount", "add", "undo_and_redo_adding", "edit", "delete", "export_and_import")

    def __init__(self, player, office, folder, rows, list_path):
        super().__init__(player, office, folder)
        self.rows = rows
        self.list_path = list_path

    def figures(self):
        """The five figures of the preview or the report."""
        found = {}
        for effect in ("New", "Changed", "Unchanged", "Doubtful", "Rejected"):
            node = self.player.see(rf"{effect}: [\d\s]+")
            found[effect] = int(re.sub(r"\D", "", self.player.name_of(node)))
        return found

    def rows_read(self):
        node = self.player.see(r"[\d\s]+rows? read.*", "label")
        return int(re.sub(r"\D", "", re.match(r"[\d\s]+", self.player.name_of(node)).group()))

    # The steps.

    def open_import(self, path):
        self.open_list(path)
        # The steps that recognise all by themselves need no hand.
        self.player.key("alt+Right")
        self.player.see(r"\d+ of \d+ columns are read", "label")
        self.player.key("alt+Right")
        self.player.see(r"New: [\d\s]+", seconds=60)
        self.player.see(r"[\d\s]+rows? read", "label", seconds=60)

    def import_list(self):
        self.open_import(self.list_path)
        figures = self.figures()
        assert self.rows_read() == len(self.rows), (self.rows_read(), len(self.rows))
        assert sum(figures.values()) == len(self.rows), figures
        assert figures["Changed"] == figures["Unchanged"] == 0, figures
        assert figures["Doubtful"] >= 1, figures
        before = self.count()
        self.player.click("Import", "push button")
        self.player.see(r"[\d\s]+rows? brought in", seconds=120)
        assert sum(self.figures().values()) == len(self.rows)
        self.player.activate("Import a list")
        self.player.key("Return")
        self.player.see_gone("Import a list", "frame")
        self.total = self.count()
        # A row that repeats a SIRET may be a second place of a supplier or the same one: at most one for each row.
        assert before < self.total <= len(self.rows) - figures["Rejected"], self.total
        self.expect_counted(self.total, self.total, "after the import")

    def undo_and_redo_the_import(self):
        """From the search entry: while nothing is written in it, the keys are the window's."""
        self.player.activate("Sourcier")
        self.player.key("ctrl+f")
        self.undo("Import a list")
        self.player.until(lambda: self.count() < self.total, "the import taken back")
        self.redo("Import a list")
        self.expect_count(self.total, "after the import was done again")

    def import_again(self):
        self.open_import(self.list_path)
        figures = self.figures()
        assert figures["New"] == figures["Changed"] == figures["Doubtful"] == 0, figures
        assert not self.player.is_sensitive(self.player.see("Import", "push button"))
        self.player.see("Nothing to change.*", "label")
        self.player.key("Escape")
        self.player.see_gone("Import a list", "frame")
        assert self.count() == self.total

    def search(self, text, found):
        self.player.activate("Sourcier")
        self.player.key("ctrl+f")
        self.player.key("ctrl+a")
        if text:
            self.player.type(text)
        else:
            self.player.key("Delete")
        self.expect_counted(found, self.total, f"for “{text}”")

    def search_as_you_type(self):
        """A long word of a name, without its accents and in small letters, finds as many as Python finds."""
        words = [word for row in self.rows[:12] for word in words_of(row["Raison sociale"])]
        word = max(words, key=len)
        columns = "name, trade_name, city, notes"
        found = sum(any(w.startswith(word) for text in supplier for w in words_of(text))
                    for supplier in self.ask_all(f"SELECT {columns} FROM supplier"))
        assert found >= 1
        self.search(word, found)
        self.search("", self.total)

    def tick_a_facet(self):
        n = self.ask("SELECT count(DISTINCT supplier) FROM label_award WHERE label = 'EI'")
        self.player.click(rf"EI( ·.*)?, {n}", "check box")
        self.expect_counted(n, self.total, "with the label ticked")
        self.player.click(rf"EI( ·.*)?, {n}", "check box")
        self.expect_counted(self.total, self.total, "with the label unticked")

    def type_the_amount(self):
        """On that day nobody may ask for more than one and a half times the amount: 105 000 a year for 70 000."""
        n = self.ask("SELECT count(*) FROM supplier WHERE turnover >= ?", 105_000_00)
        self.player.fill("Amount that suppliers can carry", "70 000")
        self.expect_counted(n, self.total, "for the amount")
        self.player.fill("Amount that suppliers can carry", "")
        self.expect_counted(self.total, self.total, "without the amount")

    def add(self):
        self.player.click("Add a supplier", "push button")
        self.player.see("Add a supplier", "frame")
        self.player.activate("Add a supplier")
        self.player.type(NEW_NAME)
        self.player.key("Tab", "Tab")
        self.player.type("12345678900011")
        self.player.see("The check sum of the SIRET fails.*", "label")
        self.player.key("ctrl+s")
        self.player.see_gone("Add a supplier", "frame")
        self.expect_count(self.total + 1, "after adding one")
        assert self.ask("SELECT siret FROM supplier WHERE name = ?", NEW_NAME) == "12345678900011"

    def undo_and_redo_adding(self):
        self.player.activate("Sourcier")
        # In an entry, the keys take back typing.
        self.player.enter_table("Suppliers")
        self.undo("Add supplier")
        self.expect_count(self.total, "after undo")
        self.redo("Add supplier")
        self.expect_count(self.total + 1, "after redo")
        self.total += 1
        self.expect_counted(self.total, self.total, "after redo")

    def select_added(self):
        self.search("journey serv", 1)
        self.player.enter_table("Suppliers")
        self.player.see(NEW_NAME, "label")

    def edit(self):
        self.select_added()
        self.player.key("Return")
        self.player.see(f"Edit {NEW_NAME}", "frame")
        self.player.activate(f"Edit {NEW_NAME}")
        self.player.key("Tab")
        self.player.type("Le Journey")
        self.player.key("ctrl+s")
        self.player.see_gone(f"Edit {NEW_NAME}", "frame")
        trade_name = "SELECT trade_name FROM supplier WHERE name = ?"
        self.player.until(lambda: self.ask(trade_name, NEW_NAME) == "Le Journey", "the trade name in the file")
        self.player.activate("Sourcier")
        self.undo("Edit supplier")
        self.player.until(lambda: self.ask(trade_name, NEW_NAME) == "", "the trade name taken back")
        self.redo("Edit supplier")
        self.player.until(lambda: self.ask(trade_name, NEW_NAME) == "Le Journey", "the trade name given again")

    def delete(self):
        self.select_added()
        self.player.key("Delete")
        self.expect_count(self.total - 1, "after deleting one")
        self.player.click("Undo", "push button")
        self.expect_count(self.total, "after Undo in the toast")
        self.player.activate("Sourcier")
        self.redo("Delete supplier")
        self.expect_count(self.total - 1, "after redo")
        self.total -= 1
        self.search("", self.total)

    def export_and_import(self):
        exported = os.path.join(self.folder, "export.csv")
        self.player.activate("Sourcier")
        self.player.click("Export…", "push button")
        format_row = self.player.see("Format", "combo box", seconds=20)
        self.player.activate("Export")
        self.player.press(format_row)
        self.player.key("Home", "Return")
        self.player.click("Export…", "push button")
        self.player.see_gone("Format", "combo box")
        self.choose_file(exported, "Export")
        self.player.until(lambda: count_lines(exported) == self.total + 1, "the whole list in the exported file", 60)
        with open(exported, "rb") as file:
            assert file.read(3) == b"\xef\xbb\xbf", "the export begins with a BOM"
        with open(exported, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))
        assert len(rows) == self.total + 1, (len(rows), self.total)
        # A number below zero is a number: some places are west of Greenwich.
        formulas = [cell for row in rows for cell in row if cell[:1] and cell[0] in "=+-@"
                    and not re.fullmatch(r"-\d+([.,]\d+)?", cell)]
        assert not formulas, f"cells could be formulas: {formulas[:3]}"
        self.list_path = exported
        self.import_again()


def read_rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def prepare(cli, office, folder):
    own_list = sys.argv[4]
    real_list = sys.argv[5] if len(sys.argv) > 5 else ""
    chosen = real_list if os.path.exists(real_list) else own_list
    if chosen is own_list:
        print("journey: the real list is not here, playing with a small one")
    list_path = os.path.join(folder, "list.csv")
    shutil.copy(chosen, list_path)
    return {"rows": read_rows(list_path), "list_path": list_path}


if __name__ == "__main__":
    sys.exit(perform(Journey, prepare))
