# SPDX-License-Identifier: GPL-3.0-or-later
"""take-picture WORK FOLDER SIZE LANGUAGE SCHEME PAGE: the player behind tools/screenshots.

Runs on a display and a session bus of its own, and asks the window for its pages through the actions it shows on that bus.
WORK holds the sample office, in office.sourcier.
"""
import contextlib
import csv
import gettext
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

TOP = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / "tests" / "journeys"))
from player import Player  # noqa: E402

from gi.repository import Gio, GLib  # noqa: E402

APP, WINDOW = "org.sourcier.Sourcier", "/org/sourcier/Sourcier/window/1"
PREFIX = pathlib.Path(os.environ["BUILD_PREFIX"])


class Window(Player):
    """The program on this display, with settings of its own, taking its actions from the bus."""

    def __init__(self, work, size, env, scheme, page, office):
        settings, state = work / "settings", work / "state"
        for folder in (settings, state):
            shutil.rmtree(folder, ignore_errors=True)
        keyfile = settings / "glib-2.0" / "settings" / "keyfile"
        keyfile.parent.mkdir(parents=True)
        width, height = size.split("x")
        keyfile.write_text(f"[org/sourcier/Sourcier]\nwindow-width={width}\nwindow-height={height}\n"
                           f"window-maximized=true\npage='{page}'\n", encoding="utf-8")
        super().__init__([PREFIX / "bin" / "sourcier", *([office] if office else [])],
                         {**env, "GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": str(settings),
                          # How the last run ended is told where the state is kept.
                          "XDG_STATE_HOME": str(state),
                          "ADW_DEBUG_COLOR_SCHEME": "prefer-dark" if scheme == "dark" else "default"})
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.until(self.offers_actions, "the actions of the window")
        # Out of the way: what lies under the mouse is lit.
        subprocess.run(["xdotool", "mousemove", width, height], env=self.env, check=True)
        self.words = gettext.translation("sourcier", PREFIX / "share" / "locale", [env["LANGUAGE"]], fallback=True)

    def call(self, method, arguments=None):
        return self.bus.call_sync(APP, WINDOW, "org.gtk.Actions", method, arguments, None,
                                  Gio.DBusCallFlags.NO_AUTO_START, 5000)

    def offers_actions(self):
        with contextlib.suppress(GLib.Error):
            return self.call("List")

    def act(self, action, text=None):
        """Waits until the window offers an action, and takes it."""
        question = GLib.Variant("(s)", (action,))
        self.until(lambda: self.call("Describe", question).unpack()[0][0], f"the action “{action}”")
        values = [GLib.Variant("s", text)] if text is not None else []
        self.call("Activate", GLib.Variant("(sava{sv})", (action, values, {})))

    def press_button(self, label):
        """Clicks the button that the sources call @label."""
        self.click(re.escape(self.words.gettext(label).replace("_", "")), "push button")

    def still_picture(self, path):
        """Waits until something is drawn and stands still, and takes its picture."""
        before = None
        for _ in range(60):
            time.sleep(0.4)
            self.picture(str(path))
            counted = subprocess.run(["identify", "-format", "%k", str(path)], check=True, capture_output=True)
            now = path.read_bytes() if int(counted.stdout) > 16 else None
            if now is not None and now == before:
                return
            before = now
        sys.exit(f"{path.name}: the window never stood still")


def command(env, *words):
    """The work of an office, done without its window."""
    subprocess.run([PREFIX / "bin" / "sourcier-cli", *words], check=True, env=env, stdout=subprocess.DEVNULL)


def is_siret(cell):
    return cell.isdigit() and len(cell) == 14


def mistyped(siret):
    return siret[:-1] + str((int(siret[-1]) + 1) % 10)


def a_list(work, env):
    """A list to import: rows that the office has, some changed, some doubtful, new ones, and one that names nobody."""
    exported, path = work / "exported.csv", work / "liste-2026.csv"
    command(env, "list", work / "office.sourcier", "--format", "csv", "--output", exported)
    with open(exported, encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file, delimiter=";")
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header)
        for number, row in enumerate(rows[:40]):
            changed = list(row)
            if number % 5 == 0:
                changed = [cell.replace("rue", "avenue") if "rue" in cell else cell for cell in row]
            elif number % 7 == 3:
                changed = [mistyped(cell) if is_siret(cell) else cell for cell in row]
            writer.writerow(changed)
        # Without its SIRET and under another name, a supplier is a new one.
        for row in rows[40:52]:
            writer.writerow([f"{cell} Nord" if place == 0 else "" if is_siret(cell) else cell
                             for place, cell in enumerate(row)])
        writer.writerow([""] * (len(header) - 1) + ["?"])
    return path


def contracts(work):
    """Essential data of contracts, some with what is found in real ones: a lost zero, a time zone, a SIRET mistyped."""
    path = work / "decp-2025.json"
    holder = {"typeIdentifiant": "SIRET", "id": "73282932000074"}
    path.write_text(json.dumps({"marches": {"marche": [{
        "id": f"2025-{number:03}", "acheteur": {"id": "21950127100015"}, "nature": "Marché",
        "objet": f"Entretien des espaces verts, lot {number}", "codeCPV": "7731000" if number % 9 == 4 else "77310000",
        "procedure": "Procédure adaptée", "dureeMois": "NC" if number % 13 == 5 else 12,
        "dateNotification": "2025-03-01" + ("+01:00" if number % 7 == 3 else ""), "montant": 12000 + 500 * number,
        "titulaires": [{"titulaire": {**holder, "id": mistyped(holder["id"])} if number % 11 == 6 else holder}],
    } for number in range(60)]}}), encoding="utf-8")
    return path


def with_contracts(work, env):
    """A copy of the office that holds contracts."""
    office = work / "contracts.sourcier"
    office.unlink(missing_ok=True)
    command(env, "create", office, "--sample")
    command(env, "decp-import", office, contracts(work))
    return office


def with_a_past(work, env):
    """A copy of the office in which something was done."""
    office = work / "past.sourcier"
    office.unlink(missing_ok=True)
    command(env, "create", office, "--sample")
    command(env, "import", office, a_list(work, env))
    command(env, "undo", office)
    command(env, "import", office, a_list(work, env))
    return office


def with_a_person(work, env):
    """A copy of the office that knows somebody, and knew her otherwise."""
    office, people = work / "people.sourcier", work / "people.csv"
    office.unlink(missing_ok=True)
    command(env, "create", office, "--sample")
    for phone in ("01 99 00 11 22", "01 99 00 33 44"):
        people.write_text("Raison sociale;SIRET;Prénom;Nom;E-mail;Téléphone\n"
                          f"Atelier Quévaux;73282932000074;Zoé;Quévaux;zoe@quevaux.example;{phone}\n", encoding="utf-8")
        command(env, "import", office, people)
    return office


def take(name, work, path, size, language, scheme):
    env = {**os.environ, "LC_ALL": f"{language}.UTF-8", "LANGUAGE": language[:2]}
    office = work / "office.sourcier"
    if name == "history":
        office = with_a_past(work, env)
    elif name == "erase":
        office = with_a_person(work, env)
    elif name == "export-contracts":
        office = with_contracts(work, env)
    elif name in ("welcome", "doors"):
        office = None
    pages = {"history": "history", "labels": "labels", "plan": "plans", "plans": "plans", "purchases": "purchases",
             "rules": "rules", "what-if": "rules"}
    window = Window(work, size, env, scheme, pages.get(name, "suppliers"), office)
    try:
        if name == "doors":
            window.press_button("_Skip")
        elif name == "question":
            window.click("ACI · .*", "check box")
            # The facets count anew and move.
            time.sleep(1)
            window.click(r".*Île-de-France.*", "push button")
            window.click(r"Val-d’Oise.*", "check box")
            window.fill(window.words.gettext("Amount that suppliers can carry"), "70 000")
            time.sleep(1)
        if name in ("suppliers", "question", "editor", "labels", "field", "purchases"):
            window.act("search")
            window.key("Down")
            window.key("Down")
        if name == "editor":
            window.key("Return")
        elif name == "what-if":
            window.fill(window.words.gettext("Estimated value of the purchase"), "5 400 000")
        elif name == "erase":
            window.act("erase-person")
            window.fill(window.words.gettext("E-mail or whole name"), "Zoé Quévaux")
            window.key("Return")
        elif name == "field":
            window.key("ctrl+a", "ctrl+shift+h")
        elif name == "import":
            window.act("import-file", str(a_list(work, env)))
            # What the list would do, past how it is read and what its columns are.
            for _ in range(2):
                time.sleep(2)
                window.key("alt+Right")
            time.sleep(2)
        elif name == "contracts":
            window.act("import-file", str(contracts(work)))
            time.sleep(2)
        elif name == "export-contracts":
            window.act("export-contracts")
        elif name == "plan":
            # Years are joined by more than their dash.
            window.click(r".* 2026\W+2031", "list item")
            window.see(r"1\.1 .*", "list item")
            # The outline holds no more lines than show.
            while not window.look(r"4\.2 .*", "list item"):
                window.key("Next")
            window.click(r"4\.2 .*", "list item")
            # A key takes the tooltip away that the pointer calls.
            time.sleep(1)
            window.key("Up")
        time.sleep(1)
        window.still_picture(path)
    finally:
        window.stop()


def main():
    work, folder, size, language, scheme, name = sys.argv[1:]
    path = pathlib.Path(folder, f"{name}-{language[:2]}-{scheme}-{size}.png")
    take(name, pathlib.Path(work), path, size, language, scheme)
    print(path)


if __name__ == "__main__":
    main()
