/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/document-preview.h"

#include "widgets/busy-bar.h"
#include "widgets/document-print.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

/* How much larger than on paper a page is shown at most: a screen shows about 96 points an inch, paper has 72. Pages that lie
 * are shown so large that their width is seen. */
#define SCALE (96 / 72.0)
#define WIDEST 930.0

struct _SourcierDocumentPreview
{
  AdwWindow parent_instance;

  GtkListView *pages;
  SourcierBusyBar *progress;
  AdwWindowTitle *title;
  GtkWidget *export_button;

  GtkStringList *numbers;          /* a row for each page */
  SourcierDocumentLayout *layout;  /* NULL until the pages are laid out */
  GCancellable *cancellable;
};

enum { EXPORT, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierDocumentPreview, sourcier_document_preview, ADW_TYPE_WINDOW)

/* A document on its way to pages. */
typedef struct
{
  SourcierDocumentMaker *maker;
  SourcierDocumentLayout *layout;
} Laying;

static void
laying_free (Laying *laying)
{
  sourcier_document_maker_unref (laying->maker);
  g_clear_object (&laying->layout);
  g_free (laying);
}

static gboolean
lay_out_in_thread (gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Laying *laying = data;

  laying->layout = sourcier_document_maker_lay_out (laying->maker, NULL, cancellable, error);
  return laying->layout != NULL;
}

static double
get_scale (SourcierDocumentPreview *self)
{
  double width, height;

  sourcier_document_layout_get_size (self->layout, &width, &height);
  return MIN (SCALE, WIDEST / width);
}

static void
laid_out_cb (gpointer      owner,
             gpointer      data,
             const GError *error)
{
  SourcierDocumentPreview *self = owner;
  Laying *laying = data;

  if (self->numbers == NULL)
    return;
  sourcier_busy_bar_set_busy (self->progress, FALSE);
  if (error != NULL)
    {
      if (!sourcier_job_was_stopped (error))
        sourcier_feedback_fail (GTK_WIDGET (self), _("The pages could not be laid out"), error);
      return;
    }
  self->layout = g_steal_pointer (&laying->layout);

  guint n = sourcier_document_layout_n_pages (self->layout);
  g_autofree char *count = g_strdup_printf (ngettext ("%u page", "%u pages", n), n);

  adw_window_title_set_subtitle (self->title, count);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.print", TRUE);
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);
      gtk_string_list_append (self->numbers, number);
    }
}

static void
draw_page (GtkDrawingArea *area,
           cairo_t        *cr,
           int             width,
           int             height,
           gpointer        user_data)
{
  GtkListItem *item = user_data;
  SourcierDocumentPreview *self = SOURCIER_DOCUMENT_PREVIEW (gtk_widget_get_root (GTK_WIDGET (area)));

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (self == NULL || self->layout == NULL || gtk_list_item_get_position (item) == GTK_INVALID_LIST_POSITION)
    return;
  cairo_scale (cr, get_scale (self), get_scale (self));
  sourcier_document_layout_draw_page (self->layout, cr, gtk_list_item_get_position (item));
}

static void
setup_cb (SourcierDocumentPreview *self,
          GtkListItem         *item)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (area, "document-page");
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_page, item, NULL);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, area);
}

static void
bind_cb (SourcierDocumentPreview *self,
         GtkListItem         *item)
{
  GtkWidget *area = gtk_list_item_get_child (item);
  g_autofree char *name = g_strdup_printf (_("Page %u"), gtk_list_item_get_position (item) + 1);
  double width, height;

  sourcier_document_layout_get_size (self->layout, &width, &height);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) (width * get_scale (self)));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) (height * get_scale (self)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (area)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (area);
}

static void
print_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierDocumentPreview *self = SOURCIER_DOCUMENT_PREVIEW (widget);

  sourcier_document_print_pages (widget, self->layout, adw_window_title_get_title (self->title));
}

/* What is exported is asked before the window that asked for the preview. */
static void
export_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  g_autoptr (SourcierDocumentPreview) self = g_object_ref (SOURCIER_DOCUMENT_PREVIEW (widget));

  g_signal_emit (self, signals[EXPORT], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
sourcier_document_preview_dispose (GObject *object)
{
  SourcierDocumentPreview *self = SOURCIER_DOCUMENT_PREVIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_DOCUMENT_PREVIEW);
  g_clear_object (&self->numbers);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (sourcier_document_preview_parent_class)->dispose (object);
}

static void
sourcier_document_preview_class_init (SourcierDocumentPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_document_preview_dispose;
  signals[EXPORT] = g_signal_new ("export", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (SOURCIER_TYPE_BUSY_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/document-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierDocumentPreview, pages);
  gtk_widget_class_bind_template_child (widget_class, SourcierDocumentPreview, progress);
  gtk_widget_class_bind_template_child (widget_class, SourcierDocumentPreview, title);
  gtk_widget_class_bind_template_child (widget_class, SourcierDocumentPreview, export_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_install_action (widget_class, "preview.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "preview.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sourcier_document_preview_init (SourcierDocumentPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->numbers = gtk_string_list_new (NULL);
  self->cancellable = g_cancellable_new ();

  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->numbers)));
  gtk_list_view_set_model (self->pages, GTK_SELECTION_MODEL (model));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.print", FALSE);
}

/**
 * sourcier_document_preview_new:
 * @from: a widget of the window it stands before
 * @maker: what to show
 *
 * Returns: (transfer none): the window, owned by GTK as windows are, not shown yet
 */
SourcierDocumentPreview *
sourcier_document_preview_new (GtkWidget             *from,
                               SourcierDocumentMaker *maker)
{
  g_return_val_if_fail (GTK_IS_WIDGET (from) && maker != NULL, NULL);

  SourcierDocumentPreview *self =
    g_object_new (SOURCIER_TYPE_DOCUMENT_PREVIEW, "transient-for", gtk_widget_get_root (from), NULL);
  Laying *laying = g_new0 (Laying, 1);

  laying->maker = sourcier_document_maker_ref (maker);
  adw_window_title_set_title (self->title, maker->title);
  sourcier_busy_bar_set_busy (self->progress, TRUE);
  sourcier_job_run (self, lay_out_in_thread, laid_out_cb, laying, (GDestroyNotify) laying_free, self->cancellable);
  return self;
}

/**
 * sourcier_document_preview_offer_export:
 * @self: a preview
 *
 * Lets the reader export what is shown: the signal "export" says so, and the preview goes.
 */
void
sourcier_document_preview_offer_export (SourcierDocumentPreview *self)
{
  g_return_if_fail (SOURCIER_IS_DOCUMENT_PREVIEW (self));

  gtk_widget_set_visible (self->export_button, TRUE);
}
