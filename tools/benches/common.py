# SPDX-License-Identifier: GPL-3.0-or-later
"""What the measures share: lists that are made, programs that are timed, two programs in turns."""
import os
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time


TOP = pathlib.Path(__file__).resolve().parent.parent.parent
SYNTHETIC = TOP.parent / "shared" / "tools" / "synth_suppliers.py"
TRADES = ["Plomberie", "Menuiserie", "Propreté", "Espaces verts", "Imprimerie", "Restauration", "Blanchisserie",
          "Électricité"]
WORDS = ["Solidaire", "du Vexin", "des Marais", "Horizon", "Tremplin", "Étoile", "du Parisis", "Ensemble", "Nouvelle",
         "du Plateau"]
CITIES = [("95300", "Pontoise"), ("93100", "Montreuil"), ("69003", "Lyon"), ("33000", "Bordeaux"), ("59000", "Lille"),
          ("13001", "Marseille"), ("44000", "Nantes"), ("67000", "Strasbourg"), ("35000", "Rennes"), ("34000", "Montpellier")]
LABELS = ["EI", "ACI", "ESAT", "EA", "ETTI", "AI"]
HEADER = ["Nom", "SIRET", "Adresse", "Code postal", "Ville", "Courriel", "Labels"]


def luhn_complete(digits):
    """@digits and the check digit that makes their Luhn sum a multiple of ten."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        number = int(digit) * (2 if place % 2 == 0 else 1)
        total += number - 9 if number > 9 else number
    return digits + str(-total % 10)


def write_rows(path, count, first=0):
    """A list of @count suppliers; those of another @first are others."""
    chance = random.Random(2026)
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(";".join(HEADER) + "\n")
        for number in range(first, first + count):
            siret = luhn_complete(luhn_complete(f"{40000000 + number:08}") + "0001")
            postcode, city = chance.choice(CITIES)
            name = f"{chance.choice(TRADES)} {chance.choice(WORDS)} {number}"
            file.write(f"{name};{siret};{chance.randint(1, 199)} rue de la République;{postcode};{city};"
                       f"contact{number}@exemple.fr;{chance.choice(LABELS)}\n")


def write_list(path, count):
    if SYNTHETIC.is_file():
        timed([sys.executable, SYNTHETIC, count, path])
    else:
        write_rows(path, count)


def timed(command, script=None):
    """(seconds, what it printed)"""
    start = time.perf_counter()
    done = subprocess.run([str(word) for word in command], input=script, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    if done.returncode != 0 or (script is not None and done.stderr):
        sys.exit(f"{' '.join(map(str, command))} failed:\n{done.stderr}")
    return seconds, done.stdout


def measured(title, command, script=None):
    """Prints how long a command takes, how long the processor works for it, and how much memory it holds at the most."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        told.write(script or "")
        told.seek(0)
        with subprocess.Popen([str(word) for word in command], stdin=told, stdout=subprocess.DEVNULL,
                              stderr=subprocess.DEVNULL) as job:
            _, status, usage = os.wait4(job.pid, 0)
            job.returncode = os.waitstatus_to_exitcode(status)
    if job.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} failed")
    seconds, worked = time.perf_counter() - start, usage.ru_utime + usage.ru_stime
    print(f"{title:<34} {seconds:>10.1f} s {worked:>10.1f} s of work {usage.ru_maxrss / 1024:>8.0f} MiB", flush=True)
    return seconds, worked


def show_ratio(ours, theirs):
    print(f"{'ratio':<34} {ours[0] / theirs[0]:>10.2f} × {ours[1] / theirs[1]:>10.2f} × of work", flush=True)


def compare(runs, ours, theirs):
    """The medians of both, run in turns, and what each answered last."""
    times, answers = ([], []), [None, None]
    for _ in range(runs):
        for which, job in enumerate((ours, theirs)):
            seconds, answers[which] = job()
            times[which].append(seconds)
    return [statistics.median(each) for each in times], answers


def show(title, medians, note):
    ours, theirs = medians
    print(f"{title:<34} {ours * 1000:>10.1f} ms {theirs * 1000:>10.1f} ms {ours / theirs:>8.2f} ×   {note}", flush=True)


def copy_office(folder, office):
    """A copy to be worked on, whatever was made of the one before."""
    copy = folder / "copy.sourcier"
    for old in folder.glob("copy.sourcier*"):
        old.unlink()
    subprocess.run(["cp", "--reflink=auto", str(office), str(copy)], check=True)
    return copy


def office_of(cli, folder, count, office):
    """@office where it has so many suppliers, else one that is made."""
    if office is not None and int(timed([cli, "list", office, "--count"])[1].split()[-1]) == count:
        return office
    rows, made = folder / f"{count}.csv", folder / f"{count}.sourcier"
    if SYNTHETIC.is_file():
        timed([sys.executable, SYNTHETIC, count, rows])
    else:
        write_rows(rows, count)
    timed([cli, "create", made])
    timed([cli, "import", made, rows])
    return made
