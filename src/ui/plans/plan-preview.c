/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-preview.h"

#include "exchange/document-layout.h"
#include "base/user.h"
#include "plans/plan-export.h"
#include "plans/plan-nodes.h"
#include "widgets/busy-bar.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

/* How much larger than on paper a page is shown: a screen shows about 96 points an inch, paper has 72. */
#define SCALE (96 / 72.0)

struct _SourcierPlanPreview
{
  AdwWindow parent_instance;

  GtkListView *pages;
  SourcierBusyBar *progress;
  AdwWindowTitle *title;

  GtkWidget *from;                 /* who asked, as long as it is there */
  SourcierStore *store;
  SourcierPlanPart *plan;
  SourcierPlanPaper paper;
  GtkStringList *numbers;          /* a row for each page */
  SourcierDocumentLayout *layout;  /* NULL until the pages are laid out */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SourcierPlanPreview, sourcier_plan_preview, ADW_TYPE_WINDOW)

/* A plan on its way to pages. */
typedef struct
{
  SourcierStore *store;
  SourcierPlanPart *plan;
  SourcierPlanPaper paper;
  SourcierDocumentLayout *layout;
} Laying;

static void
laying_free (Laying *laying)
{
  g_object_unref (laying->store);
  g_object_unref (laying->plan);
  g_clear_object (&laying->layout);
  g_free (laying);
}

static gboolean
lay_out_in_thread (gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  Laying *laying = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (laying->store, error);
  SourcierLanguage language = SOURCIER_FRENCH;
  g_autoptr (SourcierDocument) document = NULL;

  sourcier_language_find (sourcier_plan_part_get_text (laying->plan, SOURCIER_PLAN_ROOT_LANGUAGE), &language);
  if (reader != NULL)
    document = sourcier_plan_paper_write (&laying->paper, reader, laying->plan, language, error);
  if (document == NULL)
    return FALSE;
  laying->layout = sourcier_document_layout_new (document, NULL, cancellable, error);
  return laying->layout != NULL;
}

static void
laid_out_cb (gpointer      owner,
             gpointer      data,
             const GError *error)
{
  SourcierPlanPreview *self = owner;
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
  SourcierPlanPreview *self = SOURCIER_PLAN_PREVIEW (gtk_widget_get_root (GTK_WIDGET (area)));

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (self == NULL || self->layout == NULL || gtk_list_item_get_position (item) == GTK_INVALID_LIST_POSITION)
    return;
  cairo_scale (cr, SCALE, SCALE);
  sourcier_document_layout_draw_page (self->layout, cr, gtk_list_item_get_position (item));
}

static void
setup_cb (SourcierPlanPreview *self,
          GtkListItem         *item)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (area, "plan-page");
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_page, item, NULL);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, area);
}

static void
bind_cb (SourcierPlanPreview *self,
         GtkListItem         *item)
{
  GtkWidget *area = gtk_list_item_get_child (item);
  g_autofree char *name = g_strdup_printf (_("Page %u"), gtk_list_item_get_position (item) + 1);
  double width, height;

  sourcier_document_layout_get_size (self->layout, &width, &height);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) (width * SCALE));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) (height * SCALE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (area)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_queue_draw (area);
}

/* What is exported is what is previewed; the file is asked for before the window that asked for the preview. */
static void
export_cb (SourcierPlanPreview *self)
{
  g_autoptr (GtkWidget) from = self->from != NULL ? g_object_ref (self->from) : NULL;

  if (from != NULL)
    sourcier_plan_export_present (from, self->store, self->plan, &self->paper);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_title (SourcierPlanPreview *self)
{
  g_autofree char *title = sourcier_plan_paper_get_title (&self->paper, self->plan,
                                                          sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH);

  adw_window_title_set_title (self->title, *title != '\0' ? title : sourcier_plan_part_title (self->plan));
}

static void
sourcier_plan_preview_dispose (GObject *object)
{
  SourcierPlanPreview *self = SOURCIER_PLAN_PREVIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_PLAN_PREVIEW);
  g_clear_object (&self->numbers);
  g_clear_object (&self->layout);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);
  g_clear_weak_pointer (&self->from);

  G_OBJECT_CLASS (sourcier_plan_preview_parent_class)->dispose (object);
}

static void
sourcier_plan_preview_class_init (SourcierPlanPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_plan_preview_dispose;
  g_type_ensure (SOURCIER_TYPE_BUSY_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/plan-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierPlanPreview, pages);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlanPreview, progress);
  gtk_widget_class_bind_template_child (widget_class, SourcierPlanPreview, title);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sourcier_plan_preview_init (SourcierPlanPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->numbers = gtk_string_list_new (NULL);
  self->cancellable = g_cancellable_new ();

  g_autoptr (GtkNoSelection) model = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->numbers)));
  gtk_list_view_set_model (self->pages, GTK_SELECTION_MODEL (model));
}

/**
 * sourcier_plan_preview_new:
 * @from: a widget of the window it stands before
 * @store: the office's file
 * @plan: a plan of it
 * @paper: (nullable): what is written of it, %NULL for the plan itself
 *
 * Returns: (transfer none): the window, owned by GTK as windows are, not shown yet
 */
SourcierPlanPreview *
sourcier_plan_preview_new (GtkWidget               *from,
                           SourcierStore           *store,
                           SourcierPlanPart        *plan,
                           const SourcierPlanPaper *paper)
{
  SourcierPlanPreview *self =
    g_object_new (SOURCIER_TYPE_PLAN_PREVIEW, "transient-for", gtk_widget_get_root (from), NULL);
  Laying *laying = g_new0 (Laying, 1);

  laying->store = g_object_ref (store);
  laying->plan = sourcier_plan_part_copy (plan);
  laying->paper = paper != NULL ? *paper : (SourcierPlanPaper) { SOURCIER_PLAN_PAPER_PLAN, 0 };
  g_set_weak_pointer (&self->from, from);
  self->store = g_object_ref (store);
  self->plan = sourcier_plan_part_copy (plan);
  self->paper = laying->paper;
  show_title (self);
  sourcier_busy_bar_set_busy (self->progress, TRUE);
  sourcier_job_run (self, lay_out_in_thread, laid_out_cb, laying, (GDestroyNotify) laying_free, self->cancellable);
  return self;
}
