#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills sourcier-cli at its work, lets it meet a full disk, and has somebody else work on the file meanwhile.

The library faulty-disk is put before the program and counts the steps of its writing; SOURCIER_TEST_KILLS tells how many times
each command is killed, SOURCIER_TEST_SEED repeats a run.
"""

import fcntl
import json
import os
import pathlib
import random
import shutil
import socket
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

FULL, BROKEN, READ_ONLY, GONE, KILL, POWER_CUT = range(1, 7)
KILLS = int(os.environ.get("SOURCIER_TEST_KILLS", 1))
SEED = int(os.environ.get("SOURCIER_TEST_SEED", time.time_ns() % 1000000))
ENVIRONMENT = {**os.environ, "LANGUAGE": "en", "SOURCIER_TODAY": "2026-11-21", "ASAN_OPTIONS": "verify_asan_link_order=0:"
               + os.environ.get("ASAN_OPTIONS", "")}
FORMATS = ("csv", "xlsx", "ods", "pdf", "odt", "json")


def is_whole(path):
    """As another program sees it: by the end that such a file must have."""
    data = pathlib.Path(path).read_bytes()
    if path.suffix in (".xlsx", ".ods", ".odt"):
        with zipfile.ZipFile(path) as package:
            return package.testzip() is None
    if path.suffix == ".pdf":
        return data.rstrip().endswith(b"%%EOF")
    if path.suffix == ".json":
        return len(json.loads(data)) > 100
    return data.count(b"\r\n") > 100 and data.endswith(b"\r\n")


class Scene(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shelf = tempfile.TemporaryDirectory()
        cls.template = pathlib.Path(cls.shelf.name) / "template"
        cls.template.mkdir()
        office = cls.template / "Mairie.sourcier"
        subprocess.run([CLI, "create", "--sample", str(office)], check=True, env=ENVIRONMENT)
        subprocess.run([CLI, "backup", str(office)], check=True, env=ENVIRONMENT, stdout=subprocess.DEVNULL)
        with open(cls.template / "list.csv", "w", encoding="utf-8") as file:
            file.write("Nom;Ville\n" + "".join(f"Atelier {i};Cergy\n" for i in range(60)))
        subprocess.run([CLI, "import", str(office), str(cls.template / "list.csv")], check=True, env=ENVIRONMENT,
                       stdout=subprocess.DEVNULL)
        cls.random = random.Random(SEED)

    @classmethod
    def tearDownClass(cls):
        cls.shelf.cleanup()

    def setUp(self):
        self.folder = pathlib.Path(self.shelf.name) / self.id().rsplit(".", 1)[1]
        self.renew()

    def renew(self):
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.template, self.folder)
        self.office = self.folder / "Mairie.sourcier"
        self.note = self.folder / ".~Mairie.sourcier-open"

    def run_cli(self, *words, fault=None, step=0, check=True):
        environment = dict(ENVIRONMENT)
        if fault is not None:
            environment.update(LD_PRELOAD=DISK, FAULTY_DISK=f"{fault} {step} {self.random.randrange(1 << 30)} {self.folder}",
                               FAULTY_DISK_COUNT=str(pathlib.Path(self.shelf.name) / "count"))
        done = subprocess.run([CLI, *map(str, words)], capture_output=True, encoding="utf-8", env=environment)
        if check:
            self.assertEqual(done.returncode, 0, done.stderr)
        return done

    def count_steps(self, *words):
        self.run_cli(*words, fault=0)
        steps = int((pathlib.Path(self.shelf.name) / "count").read_text())
        self.assertGreater(steps, 0)
        return steps

    def state(self):
        """What the file holds, without the hours; it must be sound."""
        db = sqlite3.connect(self.office)
        try:
            self.assertEqual(db.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertEqual(db.execute("PRAGMA foreign_key_check").fetchall(), [])
            return [db.execute("SELECT name, detail, changes, state FROM history ORDER BY id").fetchall(),
                    db.execute("SELECT * FROM supplier ORDER BY id").fetchall()]
        finally:
            db.close()


class Killed(Scene):
    def kill(self, *words, also=()):
        """Kills a command now and then: the file holds what it held before or after, and the next command works."""
        before = self.state()
        steps = self.count_steps(*words)
        after = self.state()
        told = []
        for _ in range(KILLS):
            self.renew()
            step = self.random.randrange(1, steps + 1)
            done = self.run_cli(*words, fault=self.random.choice((KILL, POWER_CUT)), step=step, check=False)
            self.assertEqual(done.returncode, -9, f"step {step} of {steps}: {done.stderr}")
            self.run_cli("check", self.office)
            state = self.state()
            self.assertTrue(state in (before, after), f"{words[0]}, step {step} of {steps}")
            for backup in json.loads(self.run_cli("backup", self.office, "--list", "--json").stdout):
                self.assertTrue(backup["readable"], backup["path"])
            told.append(state == after)
            # What the program that was killed left of its note hinders nobody.
            self.run_cli("undo", self.office)
            self.assertFalse(self.note.exists())
            self.run_cli("backup", self.office)
        print(f"{words[0]}: killed {len(told)} times in {steps} steps, {sum(told)} after it was done")

    def test_import(self):
        with open(self.template / "other.csv", "w", encoding="utf-8") as file:
            file.write("Nom;Ville\n" + "".join(f"Bureau {i};Ermont\n" for i in range(60)))
        self.renew()
        self.kill("import", self.office, self.folder / "other.csv")

    def test_undo(self):
        self.kill("undo", self.office)

    def test_backup(self):
        self.kill("backup", self.office)

    def test_restore(self):
        self.kill("restore", self.office)

    def test_export(self):
        """A file that was there before is the old one or the new one, one that was not is whole or absent."""
        for suffix in FORMATS if KILLS > 1 else self.random.sample(FORMATS, 2):
            for old in (None, b"what was there before"):
                out = self.folder / f"Liste.{suffix}"
                words = ("list", self.office, "--format", "sheets" if suffix == "odt" else suffix, "-o", out)
                self.renew()
                if old is not None:
                    out.write_bytes(old)
                steps = self.count_steps(*words)
                self.assertTrue(is_whole(out))
                for _ in range(KILLS):
                    out.unlink(missing_ok=True)
                    if old is not None:
                        out.write_bytes(old)
                    names = {name for name in os.listdir(self.folder) if "Liste" in name}
                    step = self.random.randrange(1, steps + 1)
                    fault = self.random.choice((KILL, POWER_CUT, FULL, BROKEN, READ_ONLY, GONE))
                    done = self.run_cli(*words, fault=fault, step=step, check=False)
                    if out.exists():
                        self.assertTrue(out.read_bytes() == old or is_whole(out), f"{suffix}, step {step} of {steps}")
                    else:
                        self.assertIsNone(old)
                    if done.returncode == 1:
                        self.assertRegex(done.stderr, "make room|see that|choose another|Check that")
                    if done.returncode == 1 and fault == FULL:
                        self.assertIn("make room", done.stderr)
                        self.assertEqual({name for name in os.listdir(self.folder) if "Liste" in name} - names, set())


class Held(Scene):
    def leave_note(self, machine_id, seconds_ago=0):
        self.note.write_text("[Sourcier]\nUser=Claire Martin\nMachine=PC-ACHATS\n"
                             f"MachineId={machine_id}\nSince=2026-11-22T08:12:00Z\nToken=other\n", encoding="utf-8")
        then = time.time() - seconds_ago
        os.utime(self.note, (then, then))

    def test_elsewhere(self):
        before = self.state()
        self.leave_note("another")
        for words in (("undo", self.office), ("import", self.office, self.folder / "list.csv"), ("restore", self.office),
                      ("erase-contact", self.office, "--email", "a@b.example"), ("redo", self.office)):
            done = self.run_cli(*words, check=False)
            self.assertEqual(done.returncode, 1)
            for word in ("Claire Martin", "PC-ACHATS", "22 November", "--force"):
                self.assertIn(word, done.stderr, words)
        self.assertEqual(self.state(), before)
        self.assertIn("--force", self.run_cli("undo", "--help").stdout)
        self.assertNotIn("--force", self.run_cli("list", "--help").stdout)

        # Whoever reads goes on, and whoever insists.
        self.assertEqual(len(json.loads(self.run_cli("list", self.office, "--format", "json").stdout)), 380)
        self.run_cli("check", self.office)
        self.run_cli("backup", self.office)
        self.assertIn("Claire Martin", self.note.read_text(encoding="utf-8"))
        self.run_cli("undo", self.office, "--force")
        self.assertNotEqual(self.state(), before)
        self.assertIn("Claire Martin", self.note.read_text(encoding="utf-8"))

    def test_gone(self):
        """A computer that said nothing for ten minutes is gone."""
        self.leave_note("another", 600)
        self.run_cli("undo", self.office)
        self.assertFalse(self.note.exists())

    def test_note(self):
        """While a command writes its note is there, and tells who; a second program on this computer goes on beside it."""
        steps = self.count_steps("undo", self.office)
        self.renew()
        self.run_cli("undo", self.office, fault=KILL, step=steps // 2, check=False)
        text = self.note.read_text(encoding="utf-8")
        self.assertIn(f"Machine={socket.gethostname()}", text)
        with open(self.note, "r+b") as held:
            fcntl.fcntl(held, fcntl.F_OFD_SETLK if hasattr(fcntl, "F_OFD_SETLK") else 37,
                        struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, 0, 0, 0))
            self.run_cli("undo", self.office)
            self.assertEqual(self.note.read_text(encoding="utf-8"), text)
        self.run_cli("redo", self.office)
        self.assertFalse(self.note.exists())

    def test_full(self):
        """Where there is no room for the note, nobody is said to work on the file."""
        done = self.run_cli("undo", self.office, fault=FULL, step=2, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("full", done.stderr)
        self.assertFalse(self.note.exists())


if __name__ == "__main__":
    CLI, DISK = sys.argv.pop(1), sys.argv.pop(1)
    print("seed", SEED)
    unittest.main(verbosity=0)
