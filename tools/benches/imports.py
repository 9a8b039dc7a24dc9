# SPDX-License-Identifier: GPL-3.0-or-later
"""A list brought in, beside the sqlite3 shell filling the same tables."""
import csv
import json
import sys

from .common import HEADER, TOP, compare, measured, show, show_ratio, timed, write_list, write_rows


# The columns of the directory, and what lists call them.
COLUMNS = {"name": ("Nom", "Raison sociale"), "trade_name": ("Enseigne",), "siret": ("SIRET",), "legal_form": ("Forme juridique",),
           "naf": ("Code NAF",), "address": ("Adresse",), "postcode": ("Code postal",), "city": ("Ville", "Commune"),
           "commune_code": ("Code INSEE",), "departement": ("Département",), "headcount": ("Effectif",), "website": ("Site web",),
           "email": ("Courriel",), "notes": ("Commentaire",)}
SEARCHED = ("name", "trade_name", "city", "siret", "notes")
FULL_TEXT = """CREATE VIRTUAL TABLE supplier_words USING fts5 (
  search, content='supplier', content_rowid='id', prefix='1 2 3', tokenize='unicode61 remove_diacritics 0');
INSERT INTO supplier_words (supplier_words) VALUES ('rebuild');
"""


def schema():
    """The tables of an office's file, with their indexes and triggers."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted((TOP / "data" / "schema").glob("*.sql")))


def shell_import(database, rows):
    return f"""PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
{schema()}
CREATE TEMP TABLE list ({', '.join(f'"{column}" TEXT' for column in HEADER)});
.mode csv
.separator ; "\\n"
.import --skip 1 {rows} list
BEGIN;
INSERT INTO supplier (id, name, siret, address, postcode, city, email, search, sort_name, sort_city)
  SELECT rowid, Nom, SIRET, Adresse, "Code postal", Ville, Courriel,
         lower(Nom || ' ' || Ville || ' ' || SIRET), lower(Nom), lower(Ville) FROM list;
INSERT INTO label_award (supplier, label) SELECT rowid, lower(Labels) FROM list;
{FULL_TEXT}COMMIT;
"""


def parted(cell):
    """What stands in a cell between commas, as rows."""
    return f"""json_each('["' || replace("{cell}", ',', '","') || '"]')"""


def shell_import_whole(rows):
    """The whole list into all the tables that it fills, as one would with the shell alone."""
    with open(rows, encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file, delimiter=";"))
    with open(TOP / "data" / "reference" / "families.csv", encoding="utf-8", newline="") as file:
        families = [(prefix, line["code"]) for line in csv.DictReader(file, delimiter=";") for prefix in line["cpv"].split("|")]
    found = {column: next((f'"{name}"' for name in names if name in header), "''") for column, names in COLUMNS.items()}
    line_end = "\\r\\n" if open(rows, "rb").readline().endswith(b"\r\n") else "\\n"
    codes = f"""
INSERT OR IGNORE INTO supplier_cpv SELECT list.rowid, trim(value) FROM list, {parted("Codes CPV")} WHERE "Codes CPV" <> '';
INSERT OR IGNORE INTO supplier_family
  SELECT supplier, family FROM supplier_cpv JOIN family_of ON prefix IN (substr(cpv, 1, 2), substr(cpv, 1, 3));
""" if "Codes CPV" in header else ""
    return f"""PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
{schema()}
CREATE TEMP TABLE list ({', '.join(f'"{column}" TEXT' for column in header)});
CREATE TEMP TABLE family_of (prefix TEXT PRIMARY KEY, family TEXT) WITHOUT ROWID;
INSERT INTO family_of VALUES {', '.join(f"('{prefix}', '{family}')" for prefix, family in families if prefix)};
.mode csv
.separator ; "{line_end}"
.import --skip 1 {rows} list
BEGIN;
INSERT INTO supplier (id, {', '.join(COLUMNS)}, search, sort_name, sort_city)
  SELECT rowid, {', '.join(found.values())}, lower({" || ' ' || ".join(found[column] for column in SEARCHED)}),
         lower({found["name"]}), lower({found["city"]}) FROM list;
INSERT INTO label_award (supplier, label, evidence)
  SELECT list.rowid, trim(value), 'Liste' FROM list, {parted("Labels")} WHERE Labels <> '';
{codes}
{FULL_TEXT}COMMIT;
"""


def bench_import(cli, folder, count, rows):
    if rows is None:
        rows = folder / "rows.csv"
        write_list(rows, count)
    office, database = folder / "office.sourcier", folder / "shell.db"
    print(f"{rows.name}, {rows.stat().st_size / 1e6:.0f} MB")
    timed([cli, "create", office])
    theirs = measured("sqlite3: import", ["sqlite3", "-bail", database], shell_import_whole(rows))
    show_ratio(measured("import", [cli, "import", office, rows]), theirs)
    for table in ("supplier", "supplier_cpv", "supplier_family", "label_award"):
        found = [int(timed(["sqlite3", "-readonly", file, f"SELECT count(*) FROM {table}"])[1]) for file in (office, database)]
        print(f"{'rows of ' + table:<34} {found[0]:>12} {found[1]:>12}")
    measured("import again, nothing changes", [cli, "import", office, rows])
    measured("undo", [cli, "undo", office])
    measured("redo", [cli, "redo", office])
    other = folder / "other.csv"
    other.write_text("Nom\nUn autre\n", encoding="utf-8")
    timed([cli, "import", office, other])
    action = json.loads(timed([cli, "history", office, "--json"])[1])[1]["id"]
    measured("take back, other work followed", [cli, "undo-import", office, action])
    plain = measured("sqlite3: into a plain table", ["sqlite3", "-bail", folder / "plain.db"],
                     f'.mode csv\n.separator ;\n.import {rows} list\n')
    show_ratio(measured("read", [cli, "read", rows]), plain)


def bench_found(cli, office, runs):
    """How long a list is searched, once by each program that is started for it."""
    for text in ("plomberie", "plomberie lyon", "p"):
        where = "FROM supplier WHERE " + " AND ".join(f"instr(search, '{word}') > 0" for word in text.split())
        for title, ours, theirs in (
                (f"count “{text}”", ["--count"], f"SELECT count(*) {where}"),
                (f"list “{text}” as CSV", ["--format", "csv"],
                 f"SELECT * {where} ORDER BY sort_name, id")):
            medians, answers = compare(
                runs,
                lambda: timed([cli, "list", office, "--search", text, *ours]),
                lambda: timed(["sqlite3", "-csv", "-header", "-readonly", office, theirs]))
            found = [answer.count("\n") if "--format" in ours else int(answer.split()[-1]) for answer in answers]
            if found[0] != found[1]:
                sys.exit(f"{title}: sourcier-cli finds {found[0]}, the sqlite3 shell {found[1]}")
            show(title, medians, "")


def bench_small(cli, folder, count, runs):
    """A list that is imported in turns with the shell, imported again, and searched."""
    rows, office, database = folder / "rows.csv", folder / "office.sourcier", folder / "shell.db"
    write_rows(rows, count)

    def our_import():
        office.unlink(missing_ok=True)
        timed([cli, "create", office])
        return timed([cli, "import", office, rows, "--json"])

    def their_import():
        database.unlink(missing_ok=True)
        return timed(["sqlite3", "-bail", database], shell_import(database, rows))

    title = f"{count} rows, medians of {runs} runs"
    print(f"{title:<34} {'sourcier-cli':>13} {'sqlite3':>13} {'ratio':>10}")
    medians, answers = compare(runs, our_import, their_import)
    report = json.loads(answers[0])
    if report["new"] != count:
        sys.exit(f"the import should have found {count} new suppliers: {report}")
    show("import", medians, f"{count / medians[0]:,.0f} rows a second")
    medians, answers = compare(runs,
                               lambda: timed([cli, "import", office, rows, "--json"]), their_import)
    report = json.loads(answers[0])
    if report["unchanged"] != count:
        sys.exit(f"the second import should have changed nothing: {report}")
    show("import again, nothing changes", medians, "beside the shell's first import")
    bench_found(cli, office, runs)
