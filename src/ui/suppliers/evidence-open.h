/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"
#include "suppliers/evidence-file.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void sourcier_evidence_open (GtkWidget            *from,
                             SourcierStore        *store,
                             SourcierEvidenceFile *file);

G_END_DECLS
