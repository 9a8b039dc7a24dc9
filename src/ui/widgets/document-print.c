/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/document-print.h"

#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <glib/gi18n-lib.h>

/* The printer and what else was chosen for it, while the program runs. */
static GtkPrintSettings *last_settings;

/* Pages are laid out for A4; on other paper they are drawn smaller or larger, in its middle. */
static void
draw_page_cb (SourcierDocumentLayout *layout,
              GtkPrintContext        *context,
              int                     page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double paper_width = gtk_print_context_get_width (context), paper_height = gtk_print_context_get_height (context);
  double width, height, scale;

  sourcier_document_layout_get_size (layout, &width, &height);
  scale = MIN (paper_width / width, paper_height / height);
  cairo_translate (cr, (paper_width - width * scale) / 2, (paper_height - height * scale) / 2);
  cairo_scale (cr, scale, scale);
  sourcier_document_layout_draw_page (layout, cr, (guint) page);
}

/**
 * sourcier_document_print_operation:
 * @layout: pages
 * @title: what the printer's queue calls them
 *
 * Returns: (transfer full): the printing of the pages, whole and on A4 as they lie
 */
GtkPrintOperation *
sourcier_document_print_operation (SourcierDocumentLayout *layout,
                                   const char             *title)
{
  g_return_val_if_fail (SOURCIER_IS_DOCUMENT_LAYOUT (layout), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  double width, height;

  sourcier_document_layout_get_size (layout, &width, &height);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) sourcier_document_layout_n_pages (layout));
  gtk_print_operation_set_job_name (operation, title);
  g_signal_connect_object (operation, "draw-page", G_CALLBACK (draw_page_cb), layout, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (operation), "sourcier-layout", g_object_ref (layout), g_object_unref);
  return operation;
}

static void
printed_cb (GtkPrintOperation       *operation,
            GtkPrintOperationResult  result,
            gpointer                 user_data)
{
  GtkWidget *from = user_data;
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      sourcier_feedback_fail (from, _("The pages could not be printed"), error);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      g_set_object (&last_settings, gtk_print_operation_get_print_settings (operation));
      sourcier_feedback_tell (from, _("The pages are on their way to the printer"));
    }
}

/**
 * sourcier_document_print_pages:
 * @from: a widget of the window that asks
 * @layout: pages
 * @title: what they are
 *
 * Asks on which printer, and prints.
 */
void
sourcier_document_print_pages (GtkWidget              *from,
                               SourcierDocumentLayout *layout,
                               const char             *title)
{
  g_return_if_fail (GTK_IS_WIDGET (from) && GTK_IS_WINDOW (gtk_widget_get_root (from)));

  g_autoptr (GtkPrintOperation) operation = sourcier_document_print_operation (layout, title);

  if (last_settings != NULL)
    gtk_print_operation_set_print_settings (operation, last_settings);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), from, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (gtk_widget_get_root (from)),
                           NULL);
}

/* A document on its way to the printer. */
typedef struct
{
  SourcierDocumentMaker *maker;
  SourcierDocumentLayout *layout;
  SourcierProgress *progress;
  SourcierProgressWindow *window;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  sourcier_document_maker_unref (printing->maker);
  g_clear_object (&printing->layout);
  g_clear_object (&printing->progress);
  g_clear_object (&printing->window);
  g_free (printing);
}

static gboolean
lay_out_in_thread (gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Printing *printing = data;

  printing->layout = sourcier_document_maker_lay_out (printing->maker, printing->progress, cancellable, error);
  return printing->layout != NULL;
}

static void
laid_out_cb (gpointer      owner,
             gpointer      data,
             const GError *error)
{
  Printing *printing = data;

  sourcier_progress_window_finish (printing->window);
  if (error == NULL && gtk_widget_get_root (owner) != NULL)
    sourcier_document_print_pages (owner, printing->layout, printing->maker->title);
  else if (error != NULL && !sourcier_job_was_stopped (error))
    sourcier_feedback_fail (owner, _("The pages could not be laid out"), error);
}

/**
 * sourcier_document_print:
 * @from: a widget of the window that asks
 * @maker: what to print
 *
 * Lays a document out on a worker, asks on which printer, and prints.
 */
void
sourcier_document_print (GtkWidget             *from,
                         SourcierDocumentMaker *maker)
{
  g_return_if_fail (GTK_IS_WIDGET (from) && GTK_IS_WINDOW (gtk_widget_get_root (from)));
  g_return_if_fail (maker != NULL);

  Printing *printing = g_new0 (Printing, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  printing->maker = sourcier_document_maker_ref (maker);
  printing->progress = sourcier_progress_new ();
  printing->window = sourcier_progress_window_new (GTK_WINDOW (gtk_widget_get_root (from)), _("Laying out the pages…"),
                                                   printing->progress, cancellable);
  sourcier_job_run (from, lay_out_in_thread, laid_out_cb, printing, printing_free, cancellable);
}
