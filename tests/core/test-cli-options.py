#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is typed on the command line is text from anybody: each option of each command, as --help tells them, is given odd words.
None ends the program but by an answer, done (0), failed (1) or not understood (2); what it did not do is told in a sentence; and a
command line that is not understood changes nothing.

SOURCIER_TEST_OPTIONS tells how many command lines are tried (default: a few dozen), SOURCIER_TEST_SEED which.

usage: test-cli-options.py SOURCIER_CLI
"""
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

FEW = 20

# No slash: where an option names a file, it stays in the folder of the test.
ODD = ["", " ", "=", "==", "=name", "Nom=", "Nom=name", "Nom=nonsense", "Nom==name", "=\u0301", "0", "-0", "-1", "1", "4294967296",
       "99999999999999999999", "1e999", "NaN", "inf", "0x10", "1,5", "1.5.5", "12 345,67 €", "1 000 000", "2026-02-30", "31.02.2026",
       "2026-11-21", "0000-00-00", "21 11 2026", "none", "NONE", "EI", "ei,EA", "95", "2A", "975", "Meaux", "77100 Meaux", "90910000",
       "9", "909100000000", "1-9", "9-1", "250+", "L2113-12", "active", "name", "name,name", ",", ",,,", "a,b,c", "|||", ";;;", "\t",
       "\n", "a\nb", "\u202e", "e\u0301", "\u0663\u0664", "\U0001F600", "%s%n%d", "%", "'; DROP TABLE supplier; --", "\"", "(((", "*",
       "[a", "{", "{}", '{"a":', "[]", "null", "UTF-8", "utf8", "tab", "\\", "x" * 5000, "Nom=" * 400, b"\xff\xfe", b"a\x80b=name",
       b"\xed\xa0\x80", "\x1b[2J", "\x7f"]

LIST = "Nom;SIRET;Ville;CP;Labels;Tél\nAtelier;35600000000048;Cergy;95000;EI;0134000000\nBois;;Lyon;69003;EA;\n"
DECP = '{"marches": {"marche": [{"id": "1", "acheteur": {"id": "21950127100015"}, "objet": "École"}]}}'

# What stands for the words behind the options.
ARGUMENTS = {"FILE": "office.sourcier", "LIST": "list.csv"}


class Options:
    def __init__(self, cli, chance):
        self.cli = cli
        self.chance = chance
        self.folder = tempfile.TemporaryDirectory()
        self.make_office()
        self.commands = self.learn_commands()
        self.told = {0: 0, 1: 0, 2: 0}

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def run(self, *arguments):
        return subprocess.run([self.cli, *arguments], cwd=self.folder.name, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=120, check=False)

    def make_office(self):
        pathlib.Path(self.path("list.csv")).write_text(LIST, encoding="utf-8")
        pathlib.Path(self.path("decp.json")).write_text(DECP, encoding="utf-8")
        assert self.run("create", "whole.sourcier").returncode == 0
        assert self.run("import", "whole.sourcier", "list.csv").returncode == 0
        assert self.run("decp-import", "whole.sourcier", "decp.json").returncode == 0

    def learn_commands(self):
        """[(command, [words behind it], [(option, whether it takes a value)])]"""
        names = re.findall(r"^  ([a-z-]+) +[A-Z]", self.run("--help").stdout.decode().split("Commands:")[1], re.M)
        commands = []
        for name in names:
            told = self.run(name, "--help").stdout.decode()
            words = re.search(rf"sourcier-cli {name} \[OPTION…\](.*)", told).group(1).split()
            options = re.findall(r"^ +(?:-\w, )?(--[a-z-]+)(=?)", told, re.M)
            commands.append((name, words, [option for option in options if option[0] != "--help"]))
        assert len(commands) > 30 and sum(len(command[2]) for command in commands) > 100
        return commands

    def odd(self):
        word = self.chance.choice(ODD)
        if isinstance(word, str) and self.chance.random() < 0.2:
            word += self.chance.choice(["=", ",", " ", "0", "é"]) + self.chance.choice([w for w in ODD if isinstance(w, str)])
        return word

    def make_line(self):
        name, words, options = self.chance.choice(self.commands)
        line = [name]
        for word in words:
            word = word.strip("[]…")
            line.append(ARGUMENTS.get(word, None) or self.odd())
        for option, takes in self.chance.sample(options, min(len(options), self.chance.randint(1, 3))):
            line.append(os.fsencode(option) + b"=" + os.fsencode(self.odd()) if takes else option)
        return line

    def try_once(self):
        line = self.make_line()
        office = pathlib.Path(self.path("office.sourcier"))
        shutil.copy(self.path("whole.sourcier"), office)
        before = office.read_bytes()
        done = self.run(*line)
        words = done.stderr.decode("utf-8", "strict")
        what = f"{line}: {done.returncode} {words[:400]}"
        assert done.returncode in self.told, what
        assert not re.search(r"CRITICAL|WARNING \*\*|Sanitizer|runtime error", words), what
        assert done.returncode == 0 or words.strip() != "", what
        assert "\x1b" not in words, what
        assert done.returncode != 2 or office.read_bytes() == before, what
        self.told[done.returncode] += 1
        for leftover in ("-wal", "-shm", "-open"):
            pathlib.Path(self.path("office.sourcier" + leftover)).unlink(missing_ok=True)


def main():
    seed = int(os.environ.get("SOURCIER_TEST_SEED", random.randrange(1 << 32)))
    n = int(os.environ.get("SOURCIER_TEST_OPTIONS", FEW))
    print(f"SOURCIER_TEST_SEED={seed}", flush=True)
    options = Options(sys.argv[1], random.Random(seed))
    for _ in range(n):
        options.try_once()
    print(f"{n} command lines: {options.told[0]} done, {options.told[1]} failed, {options.told[2]} not understood")


main()
