#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the display away from a window that has a file open, as when a session ends without asking anybody: that is noted, and
the next run knows it from an end of its own making. And starts it where there is none.

test-display-lost.py PROGRAM CLI SCHEMAS. Exit status 77: there is no display to take away.
"""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PROGRAM, CLI, SCHEMAS = sys.argv[1:]


def wait_for(what, found):
    end = time.monotonic() + 30
    while not (answer := found()):
        if time.monotonic() > end:
            sys.exit(f"waited in vain for {what}")
        time.sleep(0.05)
    return answer


class Display:
    def __init__(self):
        reader, writer = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1024x700x24", "-nolisten", "tcp",
                                        "-noreset"], pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        # To its end: the number and the end of its line come one after the other, and the server wants both to be read.
        with os.fdopen(reader, encoding="ascii") as told:
            self.name = ":" + told.read().strip()

    def take_away(self, how):
        self.server.send_signal(how)
        self.server.wait()


def run(folder, display_name, debug=os.environ.get("G_DEBUG", ""), **how):
    homes = {name: str(folder) for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    return subprocess.Popen([PROGRAM, str(folder / "Mairie.sourcier")], env=dict(
        os.environ, **homes, DISPLAY=display_name, GSETTINGS_SCHEMA_DIR=SCHEMAS, DBUS_SESSION_BUS_ADDRESS="disabled:",
        GTK_A11Y="none", G_DEBUG=debug), **how)


def start(folder, display):
    """The window with the office's file open, and the note that it keeps of its run."""
    known = set((folder / "sourcier").glob("session-*"))
    window = run(folder, display.name)

    def open_note():
        return next((note for note in (folder / "sourcier").glob("session-*")
                     if note not in known and "File=" in note.read_text(encoding="utf-8")), None)

    return window, wait_for("an open file", open_note)


def end(window):
    window.send_signal(signal.SIGTERM)
    if window.wait(30) != 0:
        sys.exit("the window does not end when it is asked to")


def try_once(folder, how):
    display = Display()
    window, note = start(folder, display)
    display.take_away(how)
    wait_for("the end of the program", lambda: window.poll() is not None)
    told = note.read_text(encoding="utf-8")
    if "Display=lost" not in told or "Signal=" in told:
        sys.exit(f"{how.name}: the note tells {told!r}")

    # The next run knows, and its own end leaves nothing.
    display = Display()
    end(start(folder, display)[0])
    display.take_away(signal.SIGTERM)
    log = (folder / "sourcier/log/sourcier.log").read_text(encoding="utf-8")
    if "the last run lost its display" not in log or "unexpectedly" in log:
        sys.exit(f"{how.name}: the log tells {log!r}")
    if list((folder / "sourcier").glob("session-*")):
        sys.exit("a note is left")


def try_without(folder):
    """Where there is no display the program says so and ends; nothing of it is at work then."""
    for _ in range(10):
        # That there is no display is a warning of GTK's, and no reason to trap.
        window = run(folder, ":9999", debug="gc-friendly", stderr=subprocess.PIPE, text=True)
        told = window.communicate()[1]
        if window.returncode != 1 or "cannot open display" not in told or "ERROR" in told:
            sys.exit(f"without a display: {window.returncode}, {told!r}")


def main():
    if shutil.which("Xvfb") is None:
        sys.exit(77)
    for how in (signal.SIGTERM, signal.SIGKILL):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            subprocess.run([CLI, "create", "--sample", str(folder / "Mairie.sourcier")], check=True, stdout=subprocess.DEVNULL)
            try_once(folder, how)
            try_without(folder)


main()
