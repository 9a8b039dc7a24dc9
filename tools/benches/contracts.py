# SPDX-License-Identifier: GPL-3.0-or-later
"""The essential data of contracts (DECP)."""
import json
import random

from .common import TRADES, WORDS, luhn_complete, measured, timed



def write_contracts(path, count):
    """Contracts in DECP 2.0.3, one a line, whole as the schema wants them, a few with what is odd in real ones."""
    chance = random.Random(2026)
    with open(path, "w", encoding="utf-8") as file:
        file.write('{"marches": {"marche": [\n')
        for number in range(count):
            holder = luhn_complete(luhn_complete(f"{40000000 + chance.randrange(7000):08}") + "0001")
            contract = {
                "id": f"2025{number:08}", "acheteur": {"id": "21950127100015"}, "nature": "Marché",
                "objet": f"{chance.choice(TRADES)} {chance.choice(WORDS)}, lot {number}. " + "Entretien et fournitures. " * 8,
                "codeCPV": "3141500" if number % 100 == 7 else "45214200", "techniques": {"technique": ["Sans objet"]},
                "modalitesExecution": {"modaliteExecution": ["Bons de commande"]}, "marcheInnovant": False, "ccag": "Travaux",
                "offresRecues": chance.randint(1, 9), "attributionAvance": True, "tauxAvance": 0.05,
                "typeGroupementOperateurs": "Pas de groupement", "sousTraitanceDeclaree": False,
                "procedure": "Procédure adaptée", "lieuExecution": {"code": "95000", "typeCode": "Code postal"},
                "dureeMois": chance.randint(1, 48), "dateNotification": f"2025-{chance.randint(1, 12):02}-15",
                "datePublicationDonnees": "2026-01-15", "montant": chance.randint(1000, 10**6) + 0.5,
                "typesPrix": {"typePrix": ["Définitif ferme"]}, "formePrix": "Mixte",
                "titulaires": [{"titulaire": {"typeIdentifiant": "SIRET", "id": holder}}],
                "considerationsSociales": {"considerationSociale": ["Clause sociale"]},
                "considerationsEnvironnementales": {"considerationEnvironnementale": ["Critère environnemental"]}}
            file.write(json.dumps(contract, ensure_ascii=False) + (",\n" if number < count - 1 else "\n"))
        file.write("]}}\n")


def bench_contracts(cli, folder, count):
    contracts, office, out = folder / "decp.json", folder / "office.sourcier", folder / "out.json"
    write_contracts(contracts, count)
    print(f"{count} contracts, {contracts.stat().st_size / 1e6:.0f} MB")
    timed([cli, "create", office])
    measured("look only", [cli, "decp-import", office, contracts, "--dry-run"])
    measured("import", [cli, "decp-import", office, contracts])
    measured("import again, nothing changes", [cli, "decp-import", office, contracts])
    measured("export", [cli, "decp-export", office, out])
    measured("indicators of six years", [cli, "measures", office, "--year", 2021, "--to-year", 2026])
    measured("undo", [cli, "undo", office])
