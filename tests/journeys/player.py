# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays a person at the window: finds things by the names a screen reader would say, and uses mouse and keyboard.

The program runs under the accessibility bus on a virtual display; nothing here knows how it is built.
"""
import os
import re
import subprocess
import sys
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

warnings.simplefilter("ignore", DeprecationWarning)

# Nobody reads a row of a big table to find a button.
DEEP = {"table row", "table cell"}
PATIENCE = 30


class Lost(AssertionError):
    """What the person looked for is not there."""


class Player:
    def __init__(self, command, env):
        self.env = dict(os.environ, GDK_BACKEND="x11", GTK_A11Y="atspi", GSK_RENDERER="cairo", GTK_USE_PORTAL="0",
                        ADW_DISABLE_PORTAL="1", NO_AT_BRIDGE="0", **env)
        self.started = []
        self.open_quietly("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        self.manager = self.open_quietly("openbox")
        self.until(self.manager_rules, "a window manager")
        self.command = command
        self.start()

    def open_quietly(self, *command):
        process = subprocess.Popen(command, env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.started.append(process)
        return process

    def manager_rules(self):
        """Whether there is a window manager; one that has ended is started again."""
        if self.manager.poll() is not None:
            print(f"journey: the window manager ended with {self.manager.returncode} and is started again", flush=True)
            self.manager = self.open_quietly("openbox")
        return bool(self.ask_xdotool("get_desktop"))

    def start(self):
        self.program = subprocess.Popen(self.command, env=self.env)
        self.started.append(self.program)
        self.until(self.application, "the program on the accessibility bus", 30)

    def leave(self):
        """Ends the program as a person does, and it ends well."""
        self.key("ctrl+q")
        assert self.program.wait(PATIENCE) == 0, f"the program ended with {self.program.returncode}"

    def stop(self):
        for process in reversed(self.started):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()

    # Looking

    def application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            try:
                if child and child.get_process_id() == self.program.pid:
                    return child
            except Exception:  # an application that has just gone
                pass
        return None

    def windows(self):
        """The one in front first: dialogs come after what they stand before."""
        application = self.application()
        if application is None:
            return []
        found = [application.get_child_at_index(i) for i in range(application.get_child_count())]
        return [w for w in reversed(found) if w is not None]

    def walk(self, node, deep=False):
        yield node
        try:
            if not deep and node.get_role_name() in DEEP:
                return
            count = min(node.get_child_count(), 300)
        except Exception:
            return
        for i in range(count):
            try:
                child = node.get_child_at_index(i)
            except Exception:
                continue
            if child is not None:
                yield from self.walk(child, deep)

    @staticmethod
    def name_of(node):
        return (node.get_name() or "").replace("_", "")

    @staticmethod
    def is_showing(node):
        # GTK 4.8 says SHOWING of windows only; what has no size is on a page that is not shown.
        try:
            size = node.get_component_iface().get_size()
            return node.get_state_set().contains(Atspi.StateType.VISIBLE) and size.x > 0 and size.y > 0
        except Exception:
            return False

    def look(self, pattern, role=None, deep=False, window=None):
        """What shows and is called so (a regular expression for the whole name), or None."""
        wanted = re.compile(pattern, re.S)
        for top in self.windows() if window is None else [window]:
            for node in self.walk(top, deep):
                try:
                    if role is not None and node.get_role_name() != role:
                        continue
                    name = self.name_of(node)
                    # GTK 4.8 says the name of a button with a mnemonic twice.
                    half = name[:len(name) // 2].strip()
                    if (wanted.fullmatch(name) or (name == f"{half} {half}" and wanted.fullmatch(half))) \
                            and self.is_showing(node):
                        return node
                except Exception:
                    pass
        return None

    def until(self, test, what, seconds=PATIENCE):
        end = time.time() + seconds
        while True:
            if self.program_ended():
                raise Lost(f"the program ended with {self.program.returncode} while waiting for {what}")
            found = test()
            if found:
                return found
            if time.time() > end:
                raise Lost(f"{what}: not there after {seconds} s")
            time.sleep(0.1)

    def program_ended(self):
        return getattr(self, "program", None) is not None and self.program.poll() is not None

    def see(self, pattern, role=None, seconds=PATIENCE, deep=False):
        return self.until(lambda: self.look(pattern, role, deep), f"{role or 'anything'} called “{pattern}”", seconds)

    def see_gone(self, pattern, role=None, seconds=PATIENCE):
        self.until(lambda: self.look(pattern, role) is None, f"“{pattern}” going away", seconds)

    def is_sensitive(self, node):
        return node.get_state_set().contains(Atspi.StateType.SENSITIVE)

    def text_of(self, node):
        text = node.get_text_iface()
        return Atspi.Text.get_text(text, 0, -1) if text else self.name_of(node)

    # Doing

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--delay", "30", *keys], check=True, env=self.env)
        time.sleep(0.2)

    def key_until(self, key, test, what):
        """While a page is filled anew, a virtual keyboard may lose a key: a person presses it again."""
        self.key(key)
        try:
            self.until(test, what, 8)
        except Lost:
            self.key(key)
            self.until(test, what)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "12", text], check=True, env=self.env)
        time.sleep(0.2)

    def ask_xdotool(self, *words):
        try:
            return subprocess.run(["xdotool", *words], env=self.env, timeout=20, capture_output=True,
                                  text=True).stdout.split()
        except subprocess.TimeoutExpired:
            return []

    def managed(self, *words):
        """The X windows found that the window manager knows: a tooltip is called as the program is, but stands on no desktop,
        and whoever gives it the keyboard takes it from all."""
        return [window for window in self.ask_xdotool("search", "--onlyvisible", *words)
                if self.ask_xdotool("get_desktop_for_window", window)]

    def activate(self, title):
        """Brings a window of this title to the keyboard, as a click on it would."""
        window = self.until(lambda: next(iter(self.managed("--name", title)), None), f"a window called “{title}”")
        self.ask_xdotool("windowactivate", "--sync", window)

    def look_at_window(self):
        window = dict(word.split("=") for word in self.ask_xdotool("getactivewindow", "getwindowgeometry", "--shell")
                      if "=" in word)
        return [int(window[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")] if "HEIGHT" in window else None

    def bring_to_front(self):
        """Nothing is in front: a person clicks on the window that was opened last."""
        if not self.manager_rules():
            return
        for window in self.managed("--pid", str(self.program.pid))[-1:]:
            self.ask_xdotool("windowactivate", "--sync", window)

    def window_place(self):
        """Where the window in front is on the screen, and how large: x, y, width, height. For a moment there may be none."""
        for _ in range(5):
            try:
                return self.until(self.look_at_window, "a window in front", 3)
            except Lost:
                self.bring_to_front()
        return self.until(self.look_at_window, "a window in front")

    def middle(self, node):
        """On the screen: GTK 4 tells places within the window only."""
        place = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        left, top = self.window_place()[:2]
        return left + place.x + place.width // 2, top + place.y + place.height // 2

    def scroll_to(self, node):
        """Turns the wheel while it brings nearer what lies above or below the part of a page that shows."""
        for _ in range(60):
            x, y = self.middle(node)
            left, top, width, height = self.window_place()
            # Header bars and status lines lie over the edges.
            above, below = y < top + 90, y > top + height - 60
            if not (above or below):
                return
            inside = min(max(x, left + 20), left + width - 20)
            subprocess.run(["xdotool", "mousemove", str(inside), str(top + height // 2), "click", "4" if above else "5"],
                           check=True, env=self.env)
            time.sleep(0.15)
            if self.middle(node)[1] == y:
                return

    def press_at(self, x, y):
        subprocess.run(["xdotool", "mousemove", str(x), str(y)], check=True, env=self.env)
        # The tooltip of where the mouse was may lie over where it is now.
        time.sleep(0.4)
        subprocess.run(["xdotool", "click", "1"], check=True, env=self.env)
        time.sleep(0.3)

    def press(self, node):
        self.scroll_to(node)
        self.press_at(*self.middle(node))

    def click(self, pattern, role=None, seconds=PATIENCE):
        node = self.see(pattern, role, seconds)
        action = node.get_action_iface()
        for i in range(action.get_n_actions() if action else 0):
            if Atspi.Action.get_action_name(action, i) in ("click", "activate", "press", "toggle"):
                action.do_action(i)
                time.sleep(0.3)
                return
        self.press(node)

    def fill(self, pattern, text, role="text"):
        """Writes into an entry in place of what is there."""
        self.press(self.see(pattern, role))
        self.key("ctrl+a")
        if text:
            self.type(text)
        else:
            self.key("Delete")

    def enter_table(self, name):
        """Gives the keyboard to a table by a click on its first row."""
        node = self.see(name, "tree table")
        place = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        x, y = self.middle(node)
        self.press_at(x, y - place.height // 2 + 50)

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], env=self.env, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)

    def tell(self):
        """Everything that shows, for whoever must find out why a journey ended."""
        for window in self.windows():
            for node in self.walk(window):
                try:
                    if self.is_showing(node) and node.get_name():
                        print(f"  {node.get_role_name()}: {node.get_name()}", file=sys.stderr)
                except Exception:
                    pass
