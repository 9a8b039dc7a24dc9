/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/duplicates-window.h"

#include "base/money.h"
#include "store/backup.h"
#include "suppliers/duplicate-store.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

struct _SourcierDuplicatesWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle     *title;
  AdwToastOverlay    *toasts;
  GtkStack           *stage;      /* "working", "pairs" or "none" */
  GtkWidget          *list_pane;
  GtkListView        *view;
  GtkGrid            *grid;

  SourcierStore      *store;
  GListStore         *pairs;
  GtkSingleSelection *selection;
  GCancellable       *cancellable; /* of the search that runs, NULL if none does */
  gboolean            outdated;    /* the file changed while it ran */
  gboolean            alone;       /* the reader chose the pair: nothing is sought */
  SourcierDuplicate  *pair;        /* the one compared */
  gboolean            announced;   /* a backup was made before the first two were merged here */
  GtkCheckButton     *stays;       /* chosen where the second one stays */
  GtkCheckButton     *second[SOURCIER_N_SUPPLIER_FIELDS]; /* chosen where the second one’s value is kept */
};

G_DEFINE_FINAL_TYPE (SourcierDuplicatesWindow, sourcier_duplicates_window, ADW_TYPE_WINDOW)

typedef struct
{
  SourcierStore *store;
  GPtrArray *pairs;
} Search;

static void find        (SourcierDuplicatesWindow *self);
static void selected_cb (SourcierDuplicatesWindow *self);

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->store);
  g_clear_pointer (&search->pairs, g_ptr_array_unref);
  g_free (search);
}

static gboolean
find_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Search *search = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (search->store, error);

  if (reader != NULL)
    search->pairs = sourcier_duplicate_store_find (reader, cancellable, error);
  return search->pairs != NULL;
}

static void
show_pairs (SourcierDuplicatesWindow *self,
            GPtrArray                *pairs)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  gtk_stack_set_visible_child_name (self->stage, pairs->len > 0 ? "pairs" : "none");
  g_list_store_splice (self->pairs, 0, g_list_model_get_n_items (G_LIST_MODEL (self->pairs)), pairs->pdata, pairs->len);
  if (pairs->len > 0 && selected != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, MIN (selected, pairs->len - 1));
  selected_cb (self);
}

static void
found_cb (gpointer      owner,
          gpointer      data,
          const GError *error)
{
  SourcierDuplicatesWindow *self = owner;
  Search *search = data;

  g_clear_object (&self->cancellable);
  if (self->store == NULL)
    return;
  if (self->outdated)
    find (self);
  else if (error == NULL)
    show_pairs (self, search->pairs);
  else if (!sourcier_job_was_stopped (error))
    sourcier_feedback_fail (GTK_WIDGET (self), _("The directory could not be read"), error);
}

static void
find (SourcierDuplicatesWindow *self)
{
  Search *search;

  self->outdated = self->cancellable != NULL;
  if (self->outdated)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.merge", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.part", FALSE);
  search = g_new0 (Search, 1);
  search->store = g_object_ref (self->store);
  self->cancellable = g_cancellable_new ();
  sourcier_job_run (self, find_in_thread, found_cb, search, search_free, self->cancellable);
}

static gboolean
second_stays (SourcierDuplicatesWindow *self)
{
  return gtk_check_button_get_active (self->stays);
}

/* What is kept where the reader has not chosen yet: what stays, and what it does not tell. */
static void
propose (SourcierDuplicatesWindow *self)
{
  gboolean swapped = second_stays (self);
  SourcierSupplier *first = sourcier_duplicate_get_first (self->pair);
  SourcierSupplier *second = sourcier_duplicate_get_second (self->pair);
  guint taken = swapped ? sourcier_duplicate_propose (second, first) : sourcier_duplicate_propose (first, second);

  for (guint field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    if (self->second[field] != NULL)
      gtk_check_button_set_active (self->second[field], (taken >> field & 1) != (guint) swapped);
}

/* Two choices of which one holds, side by side; the first holds at first. Returns the second. */
static GtkCheckButton *
add_choice (SourcierDuplicatesWindow *self,
            int                       row,
            const char               *name,
            const char               *first,
            const char               *second)
{
  const char *values[2] = { first, second };
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *buttons[2];

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (self->grid, label, 0, row, 1, 1);
  for (int i = 0; i < 2; i++)
    {
      const char *shown = *values[i] != '\0' ? values[i] : _("Not told");
      GtkWidget *text = gtk_label_new (shown);
      g_autofree char *words = g_strdup_printf ("%s: %s", name, shown);

      gtk_label_set_wrap (GTK_LABEL (text), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (text), 0);
      buttons[i] = gtk_check_button_new ();
      gtk_widget_set_hexpand (buttons[i], TRUE);
      gtk_check_button_set_child (GTK_CHECK_BUTTON (buttons[i]), text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_grid_attach (self->grid, buttons[i], 1 + i, row, 1, 1);
    }
  gtk_check_button_set_group (GTK_CHECK_BUTTON (buttons[1]), GTK_CHECK_BUTTON (buttons[0]));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (buttons[0]), TRUE);
  return GTK_CHECK_BUTTON (buttons[1]);
}

static void
clear_grid (SourcierDuplicatesWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (guint field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    self->second[field] = NULL;
  self->stays = NULL;
}

static void
add_note (SourcierDuplicatesWindow *self,
          int                       row)
{
  GtkWidget *note =
    gtk_label_new (_("The notes of both are joined; labels with their evidence, families, places of work, tags and "
                     "lists of both are kept."));

  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_grid_attach (self->grid, note, 0, row, 3, 1);
}

static void
show_comparison (SourcierDuplicatesWindow *self)
{
  SourcierSupplier *first = sourcier_duplicate_get_first (self->pair);
  SourcierSupplier *second = sourcier_duplicate_get_second (self->pair);
  int row = 0;

  self->stays = add_choice (self, row++, _("Stays"), sourcier_supplier_get_name (first),
                            sourcier_supplier_get_name (second));
  g_signal_connect_object (self->stays, "toggled", G_CALLBACK (propose), self, G_CONNECT_SWAPPED);
  for (guint field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    {
      if (field == SOURCIER_SUPPLIER_NOTES || !sourcier_duplicate_differ (first, second, field))
        continue;

      g_autofree char *one = sourcier_supplier_show_field (first, field);
      g_autofree char *other = sourcier_supplier_show_field (second, field);
      self->second[field] = add_choice (self, row++, sourcier_supplier_field_get_name (field), one, other);
    }
  add_note (self, row);
  propose (self);
}

static void
show_place (SourcierDuplicatesWindow *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->pairs));
  g_autofree char *at = sourcier_count_format (gtk_single_selection_get_selected (self->selection) + 1);
  g_autofree char *all = sourcier_count_format (n_items);
  /* translators: the place in a list: “2 of 31” */
  g_autofree char *words = g_strdup_printf (_("%s of %s"), at, all);

  adw_window_title_set_subtitle (self->title, self->pair != NULL && !self->alone ? words : "");
}

static void
selected_cb (SourcierDuplicatesWindow *self)
{
  gboolean writable = self->store != NULL && !sourcier_store_get_read_only (self->store);

  clear_grid (self);
  g_set_object (&self->pair, gtk_single_selection_get_selected_item (self->selection));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.merge", writable && self->pair != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duplicates.part", writable && self->pair != NULL);
  if (self->pair != NULL)
    show_comparison (self);
  show_place (self);
}

static guint
get_taken (SourcierDuplicatesWindow *self)
{
  guint taken = 0;

  for (guint field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    if (self->second[field] != NULL && gtk_check_button_get_active (self->second[field]) != second_stays (self))
      taken |= 1u << field;
  return taken;
}

/* Where the reader chose the pair, there is nothing more to do here. */
static void
tell_done (SourcierDuplicatesWindow *self,
           const char               *words)
{
  AdwToast *toast;

  if (self->alone)
    {
      sourcier_feedback_done (GTK_WIDGET (self), words);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  toast = adw_toast_new (words);
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "duplicates.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
merge_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierDuplicatesWindow *self = SOURCIER_DUPLICATES_WINDOW (widget);
  gint64 first = sourcier_supplier_get_id (sourcier_duplicate_get_first (self->pair));
  gint64 second = sourcier_supplier_get_id (sourcier_duplicate_get_second (self->pair));
  gboolean swapped = second_stays (self);
  g_autoptr (GError) error = NULL;

  /* Who merges goes on merging: one backup stands for all. */
  if (!self->announced)
    sourcier_backup_announce (self->store, SOURCIER_BACKUP_CHANGE);
  self->announced = TRUE;
  if (sourcier_duplicate_store_merge (self->store, swapped ? second : first, swapped ? first : second, get_taken (self),
                                      &error))
    tell_done (self, _("Suppliers merged"));
  else
    sourcier_feedback_fail (widget, _("The suppliers could not be merged"), error);
}

static void
part_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  SourcierDuplicatesWindow *self = SOURCIER_DUPLICATES_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (sourcier_duplicate_store_part (self->store, sourcier_supplier_get_id (sourcier_duplicate_get_first (self->pair)),
                                     sourcier_supplier_get_id (sourcier_duplicate_get_second (self->pair)), &error))
    tell_done (self, _("Noted: these are two suppliers"));
  else
    sourcier_feedback_fail (widget, _("The suppliers could not be changed"), error);
}

static void
undo_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

static void
close_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
setup_row_cb (SourcierDuplicatesWindow *self,
              GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i == 2)
        {
          gtk_widget_add_css_class (label, "caption");
          gtk_widget_add_css_class (label, "dim-label");
        }
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (SourcierDuplicatesWindow *self,
             GtkListItem              *item)
{
  SourcierDuplicate *pair = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  g_autofree char *reasons = sourcier_duplicate_reasons_to_words (sourcier_duplicate_get_reasons (pair));
  const char *words[3] = {
    sourcier_supplier_get_name (sourcier_duplicate_get_first (pair)),
    sourcier_supplier_get_name (sourcier_duplicate_get_second (pair)), reasons,
  };

  for (guint i = 0; i < 3; i++, label = gtk_widget_get_next_sibling (label))
    gtk_label_set_text (GTK_LABEL (label), words[i]);
}

static void
sourcier_duplicates_window_dispose (GObject *object)
{
  SourcierDuplicatesWindow *self = SOURCIER_DUPLICATES_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->pair);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_DUPLICATES_WINDOW);
  g_clear_object (&self->selection);
  g_clear_object (&self->pairs);

  G_OBJECT_CLASS (sourcier_duplicates_window_parent_class)->dispose (object);
}

static void
sourcier_duplicates_window_class_init (SourcierDuplicatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_duplicates_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/duplicates-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierDuplicatesWindow, title);
  gtk_widget_class_bind_template_child (widget_class, SourcierDuplicatesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SourcierDuplicatesWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierDuplicatesWindow, list_pane);
  gtk_widget_class_bind_template_child (widget_class, SourcierDuplicatesWindow, view);
  gtk_widget_class_bind_template_child (widget_class, SourcierDuplicatesWindow, grid);

  gtk_widget_class_install_action (widget_class, "duplicates.merge", NULL, merge_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.part", NULL, part_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "duplicates.close", NULL, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "duplicates.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "duplicates.close", NULL);
}

static void
sourcier_duplicates_window_init (SourcierDuplicatesWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  self->pairs = g_list_store_new (SOURCIER_TYPE_DUPLICATE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->pairs)));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  selected_cb (self);
}

/**
 * sourcier_duplicates_window_present:
 * @from: the widget that asks
 * @store: the office’s file
 * @pair: (nullable): two suppliers that the reader chose; %NULL to look for pairs
 *
 * Opens the window.
 */
void
sourcier_duplicates_window_present (GtkWidget         *from,
                                    SourcierStore     *store,
                                    SourcierDuplicate *pair)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (SOURCIER_IS_STORE (store));

  SourcierDuplicatesWindow *self =
    g_object_new (SOURCIER_TYPE_DUPLICATES_WINDOW, "transient-for", gtk_widget_get_root (from), NULL);

  self->store = g_object_ref (store);
  self->alone = pair != NULL;
  gtk_widget_set_visible (self->list_pane, !self->alone);
  if (self->alone)
    {
      gtk_stack_set_visible_child_name (self->stage, "pairs");
      g_list_store_append (self->pairs, pair);
      selected_cb (self);
    }
  else
    {
      g_signal_connect_object (store, "changed", G_CALLBACK (find), self, G_CONNECT_SWAPPED);
      find (self);
    }
  gtk_window_present (GTK_WINDOW (self));
}
