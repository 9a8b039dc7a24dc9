# SPDX-License-Identifier: GPL-3.0-or-later
"""What every journey stands on: a display and a bus of its own, a folder, an office's file, a window, and the questions
put to the file by Python's own SQLite, never by the program.

Exit status 77: the tools to drive a window are not there.
"""
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

SKIPPED = 77
TOOLS = ["xvfb-run", "dbus-run-session", "xdotool", "openbox"]


def missing():
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    try:
        import gi
        gi.require_version("Atspi", "2.0")
    except (ImportError, ValueError):
        lacking.append("gir1.2-atspi-2.0")
    if not os.access("/usr/libexec/at-spi-bus-launcher", os.X_OK):
        lacking.append("at-spi2-core")
    return lacking


def on_own_display():
    """Starts this script again on a display and a bus of its own."""
    if os.environ.get("SOURCIER_JOURNEY_DISPLAY"):
        return
    env = dict(os.environ, SOURCIER_JOURNEY_DISPLAY="1")
    # Without -noreset the display starts anew when whoever looked at it first goes, and throws out who just came.
    os.execvpe("xvfb-run", ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24 -noreset", "dbus-run-session", "--", sys.executable,
                            *sys.argv], env)


class Scene:
    """A window on an office's file; a journey adds its steps."""

    steps = ()

    def __init__(self, player, office, folder):
        self.player = player
        self.cli = sys.argv[2]
        self.office = office
        self.folder = folder

    # What the file says, told by another program than ours.

    def ask_all(self, sql, *values):
        connection = sqlite3.connect(f"file:{self.office}?mode=ro", uri=True)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    def ask(self, sql, *values):
        return self.ask_all(sql, *values)[0][0]

    def ask_cli(self, *words):
        """What sourcier-cli answers in JSON."""
        return json.loads(subprocess.run([self.cli, *words], check=True, capture_output=True, text=True).stdout)

    def count(self):
        return self.ask("SELECT count(*) FROM supplier")

    def expect_count(self, n, what):
        self.player.until(lambda: self.count() == n, f"{n} suppliers in the file {what}")

    # What the window says.

    def counted(self):
        """The two figures of the status line: found, and in all."""
        node = self.player.look(r"[\d\s]+suppliers?( of [\d\s]+)?", "label")
        if node is None:
            return None
        figures = [int(re.sub(r"\D", "", part)) for part in re.findall(r"\d[\d\s]*", self.player.name_of(node))]
        return figures[0], figures[-1]

    def expect_counted(self, found, total, what):
        self.player.until(lambda: self.counted() == (found, total), f"“{found} suppliers of {total}” {what}")

    # What a person does everywhere.

    def choose_file(self, path, title):
        """In the file dialog of the desktop: a slash opens the place to type, a path and Return choose."""
        self.player.activate(title)
        self.player.key("ctrl+a")
        self.player.type(path)
        self.player.key("Return")

    def open_list(self, path):
        """From the window to the list as it is read: the steps of the import lie ahead."""
        self.player.activate("Sourcier")
        self.player.key("ctrl+i")
        self.player.see("Which list.", seconds=20)
        self.player.activate("Import a list")
        self.player.key("Return")
        self.player.see("Choose a list", seconds=20)
        self.player.activate("Choose a list")
        self.player.key("slash")
        self.choose_file(path, "Choose a list")
        self.player.see("First lines of the list", "tree table", seconds=60)
        self.player.activate("Import a list")

    def undo(self, action):
        self.turn(action, "ctrl+z", "the last that is done", "max", 0)

    def redo(self, action):
        self.turn(action, "ctrl+shift+z", "the first that is undone", "min", 1)

    def turn(self, action, key, which, end, state):
        """The file tells when it is so: a toast that says it may be gone before a slow machine has looked."""
        number, name = self.ask_all(f"SELECT {end}(id), name FROM history WHERE state = ?", state)[0]
        assert name == action, f"{which} is “{name}”, not “{action}”"
        self.player.key_until(key, lambda: self.ask("SELECT state FROM history WHERE id = ?", number) == 1 - state,
                              f"“{action}” to be {'undone' if state == 0 else 'done'} in the file")

    def play(self):
        for step in self.steps:
            print(f"journey: {step.replace('_', ' ')}", flush=True)
            getattr(self, step)()


def perform(scene_class, prepare, language="en"):
    """Plays a journey. Usage of its script: SCRIPT SOURCIER SOURCIER_CLI SCHEMA_FOLDER ...

    prepare (cli, office, folder) makes the office's file, and may return what the scene shall be given beside it.
    """
    sourcier, cli, schemas = sys.argv[1:4]
    lacking = missing()
    if lacking:
        print("journey: skipped, this is not installed:", ", ".join(lacking))
        return SKIPPED
    on_own_display()

    from player import Player

    folder = tempfile.mkdtemp(prefix="sourcier-journey-")
    # A name without surprises for the keyboard of a virtual display.
    office = os.path.join(folder, "Journey.sourcier")
    subprocess.run([cli, "create", office], check=True)
    given = prepare(cli, office, folder) or {}

    env = {"HOME": folder, "XDG_DATA_HOME": f"{folder}/data", "XDG_CONFIG_HOME": f"{folder}/config",
           "XDG_CACHE_HOME": f"{folder}/cache", "GSETTINGS_BACKEND": "memory", "GSETTINGS_SCHEMA_DIR": schemas,
           "LC_ALL": "fr_FR.UTF-8" if language == "fr" else "C.UTF-8", "LANGUAGE": language,
           "SOURCIER_LOCALEDIR": os.path.join(os.path.dirname(schemas), "po"), "SOURCIER_TODAY": "2026-11-21"}
    player = Player([sourcier, office], env)
    try:
        scene_class(player, office, folder, **given).play()
    except Exception:
        picture = os.environ.get("SOURCIER_JOURNEY_PICTURE", os.path.join(tempfile.gettempdir(), "sourcier-journey.png"))
        player.tell()
        player.picture(picture)
        print(f"journey: a picture of the window is in {picture}", file=sys.stderr)
        raise
    finally:
        player.stop()
        shutil.rmtree(folder, ignore_errors=True)
    print("journey: arrived")
    return 0


def import_text(cli, office, folder, text):
    """Brings a small list into the office's file without its window."""
    path = os.path.join(folder, "small.csv")
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    subprocess.run([cli, "import", office, path], check=True, stdout=subprocess.DEVNULL)
