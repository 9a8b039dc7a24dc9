/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/plan-pages.h"

#include "base/user.h"
#include "plans/plan-export.h"
#include "plans/plan-nodes.h"
#include "widgets/document-preview.h"

/* What is written of a plan, as it was when it was asked. */
typedef struct
{
  SourcierStore *store;
  SourcierPlanPart *plan;
  SourcierPlanPaper paper;
} Pages;

static Pages *
pages_new (SourcierStore           *store,
           SourcierPlanPart        *plan,
           const SourcierPlanPaper *paper)
{
  Pages *pages = g_new0 (Pages, 1);

  pages->store = g_object_ref (store);
  pages->plan = sourcier_plan_part_copy (plan);
  pages->paper = paper != NULL ? *paper : (SourcierPlanPaper) { SOURCIER_PLAN_PAPER_PLAN, 0 };
  return pages;
}

static void
pages_free (gpointer data)
{
  Pages *pages = data;

  g_object_unref (pages->store);
  g_object_unref (pages->plan);
  g_free (pages);
}

static SourcierDocument *
make_document (SourcierStore     *reader,
               gpointer           data,
               SourcierProgress  *progress,
               GCancellable      *cancellable,
               GError           **error)
{
  Pages *pages = data;
  SourcierLanguage language = SOURCIER_FRENCH;

  sourcier_language_find (sourcier_plan_part_get_text (pages->plan, SOURCIER_PLAN_ROOT_LANGUAGE), &language);
  return sourcier_plan_paper_write (&pages->paper, reader, pages->plan, language, error);
}

/**
 * sourcier_plan_pages_new:
 * @store: the office's file
 * @plan: a plan of it
 * @paper: (nullable): what is written of it, %NULL for the plan itself
 *
 * Returns: (transfer full): the pages of a plan as it is now, in its own language and with the figures of this day, to be
 *   shown or printed
 */
SourcierDocumentMaker *
sourcier_plan_pages_new (SourcierStore           *store,
                         SourcierPlanPart        *plan,
                         const SourcierPlanPaper *paper)
{
  Pages *pages = pages_new (store, plan, paper);
  g_autofree char *title = sourcier_plan_paper_get_title (&pages->paper, plan,
                                                          sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH);

  return sourcier_document_maker_new (store, *title != '\0' ? title : sourcier_plan_part_title (plan), make_document, pages,
                                      pages_free);
}

static void
export_cb (SourcierDocumentPreview *preview,
           Pages                   *pages)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (preview));

  if (window != NULL)
    sourcier_plan_export_present (GTK_WIDGET (window), pages->store, pages->plan, &pages->paper);
}

static void
free_with_closure (gpointer  data,
                   GClosure *closure)
{
  pages_free (data);
}

/**
 * sourcier_plan_preview_present:
 * @from: a widget of the window it stands before
 * @store: the office's file
 * @plan: a plan of it
 * @paper: (nullable): what is written of it, %NULL for the plan itself
 *
 * Shows the pages of a plan, or of what is reported of it, with a way to print and to export them.
 */
void
sourcier_plan_preview_present (GtkWidget               *from,
                               SourcierStore           *store,
                               SourcierPlanPart        *plan,
                               const SourcierPlanPaper *paper)
{
  g_autoptr (SourcierDocumentMaker) maker = sourcier_plan_pages_new (store, plan, paper);
  SourcierDocumentPreview *preview = sourcier_document_preview_new (from, maker);

  sourcier_document_preview_offer_export (preview);
  g_signal_connect_data (preview, "export", G_CALLBACK (export_cb), pages_new (store, plan, paper), free_with_closure, 0);
  gtk_window_present (GTK_WINDOW (preview));
}
