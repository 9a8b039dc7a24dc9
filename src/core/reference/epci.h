/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/commune.h"

G_BEGIN_DECLS

/* A group of communes with its own taxes (établissement public de coopération intercommunale à fiscalité propre): a
 * communauté de communes (CC), d'agglomération (CA) or urbaine (CU), or a métropole. */
typedef struct _SourcierEpci SourcierEpci;

const SourcierEpci * const *sourcier_epcis                (guint              *n_epcis);
const SourcierEpci         *sourcier_epci_find            (const char         *siren);
GPtrArray                  *sourcier_epci_search          (const char         *text);
const char                 *sourcier_epci_get_siren       (const SourcierEpci *self);
const char                 *sourcier_epci_get_name        (const SourcierEpci *self);
const char                 *sourcier_epci_get_departement (const SourcierEpci *self);
GPtrArray                  *sourcier_epci_get_communes    (const SourcierEpci *self);
gboolean                    sourcier_epci_reaches         (const SourcierEpci *self,
                                                           const char         *departement);
char                       *sourcier_epci_to_words        (const SourcierEpci *self);
char                       *sourcier_epcis_to_words       (GPtrArray          *list);

G_END_DECLS
