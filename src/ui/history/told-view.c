/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/told-view.h"

#include "base/money.h"
#include "history/history-words.h"
#include "history/told-action.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

/* More than anybody reads; the rest is counted. */
#define MOST_THINGS 30

struct _SourcierToldView
{
  AdwBin parent_instance;

  GtkStack *stage;
  GtkLabel *name;
  GtkLabel *detail;
  GtkLabel *circumstances;
  GtkLabel *state;
  GtkWidget *revert_button;
  GtkBox *things;
  GtkWidget *spinner;

  SourcierStore *store;
  SourcierAction *action;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (SourcierToldView, sourcier_told_view, ADW_TYPE_BIN)

/* An action, on its way through a worker. */
typedef struct
{
  SourcierStore *store;
  gint64 action;
  SourcierToldAction *told;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->store);
  g_clear_pointer (&reading->told, sourcier_told_action_free);
  g_free (reading);
}

static gboolean
read_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Reading *reading = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (reading->store, error);

  if (reader == NULL)
    return FALSE;
  sourcier_store_set_cancellable (reader, cancellable);
  reading->told = sourcier_told_action_load (reader, reading->action, MOST_THINGS, error);
  return reading->told != NULL;
}

static void
clear_things (SourcierToldView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->things))) != NULL)
    gtk_box_remove (self->things, child);
}

static GtkWidget *
label_new (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A long text is told by its beginning. */
static GtkWidget *
value_new (const char *text,
           gboolean    is_old)
{
  GtkWidget *label = label_new (text, is_old ? "dim-label" : NULL);

  gtk_label_set_lines (GTK_LABEL (label), 8);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (is_old)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
      gtk_label_set_attributes (GTK_LABEL (label), attributes);
    }
  return label;
}

static gboolean
is_told (const char *value)
{
  return value != NULL && *value != '\0';
}

/* What is struck is seen, not heard. */
static char *
describe_field (const SourcierToldField *field)
{
  if (is_told (field->before) && is_told (field->after))
    /* translators: a field of a record, what it said before, what it says now */
    return g_strdup_printf (_("%s: “%s” before, “%s” now"), field->name, field->before, field->after);
  if (is_told (field->before))
    return g_strdup_printf (_("%s: “%s” before, nothing now"), field->name, field->before);
  if (is_told (field->after))
    return g_strdup_printf (_("%s: “%s”, nothing before"), field->name, field->after);
  return g_strdup_printf (_("%s: changed"), field->name);
}

static GtkWidget *
wrap_in_row (GtkWidget  *box,
             const char *words)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (box, "told-field");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

static GtkWidget *
field_row_new (const SourcierToldField *field)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *words = describe_field (field);
  GtkWidget *name = label_new (field->name, "caption");

  gtk_widget_add_css_class (name, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  if (is_told (field->before))
    gtk_box_append (GTK_BOX (box), value_new (field->before, TRUE));
  if (is_told (field->after))
    gtk_box_append (GTK_BOX (box), value_new (field->after, FALSE));
  if (!is_told (field->before) && !is_told (field->after))
    gtk_box_append (GTK_BOX (box), label_new (C_("told field", "changed"), NULL));
  return wrap_in_row (box, words);
}

static const char *
name_kind (SourcierChangeKind kind)
{
  switch (kind)
    {
    case SOURCIER_CHANGE_CAME:
      return C_("told thing", "added");
    case SOURCIER_CHANGE_WENT:
      return C_("told thing", "deleted");
    case SOURCIER_CHANGE_CHANGED:
    default:
      return C_("told thing", "changed");
    }
}

/* "Contact: Dupont — added" */
static char *
describe_kind (const char         *title,
               SourcierChangeKind  kind)
{
  return g_strdup_printf (C_("told thing", "%s — %s"), title, name_kind (kind));
}

static void
add_rows (GtkListBox            *list,
          const SourcierToldRow *row)
{
  if (row->title != NULL)
    {
      g_autofree char *words = describe_kind (row->title, row->kind);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

      gtk_box_append (GTK_BOX (box), label_new (words, "heading"));
      gtk_list_box_append (list, wrap_in_row (box, words));
    }
  for (guint i = 0; i < row->fields->len; i++)
    gtk_list_box_append (list, field_row_new (row->fields->pdata[i]));
}

static GtkWidget *
more_new (guint n)
{
  g_autofree char *count = sourcier_count_format (n);
  g_autofree char *words = g_strdup_printf (ngettext ("and %s more", "and %s more", n), count);

  return label_new (words, "dim-label");
}

static void
add_thing (SourcierToldView        *self,
           const SourcierToldThing *thing)
{
  g_autofree char *words = describe_kind (thing->title, thing->kind);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  for (guint i = 0; i < thing->rows->len; i++)
    add_rows (GTK_LIST_BOX (list), thing->rows->pdata[i]);
  gtk_widget_set_visible (list, gtk_widget_get_first_child (list) != NULL);
  gtk_box_append (self->things, label_new (words, "heading"));
  gtk_box_append (self->things, list);
  if (thing->n_more > 0)
    gtk_box_append (self->things, more_new (thing->n_more));
}

static void
add_more (SourcierToldView       *self,
          const SourcierToldMore *more)
{
  g_autofree char *count = sourcier_count_format (more->n_rows);
  /* translators: what kind of things, and how many of their rows are not listed: "Suppliers: and 3,853 more rows" */
  g_autofree char *words = g_strdup_printf (ngettext ("%s: and %s more row", "%s: and %s more rows", (gulong) more->n_rows),
                                            more->name, count);

  gtk_box_append (self->things, label_new (words, "dim-label"));
}

static const char *
explain_nothing (SourcierAction *action)
{
  switch (sourcier_action_get_state (action))
    {
    case SOURCIER_ACTION_ERASED:
      return _("What it changed was erased for good, with the person it was about.");
    case SOURCIER_ACTION_THINNED:
      return _("The history no longer keeps what it changed.");
    case SOURCIER_ACTION_ABANDONED:
      return _("It was undone, and other work followed: the history no longer keeps what it changed.");
    case SOURCIER_ACTION_RESTORED:
      return _("A backup took the place of the file: the history goes on with what was done until that was made.");
    case SOURCIER_ACTION_DONE:
    case SOURCIER_ACTION_UNDONE:
    default:
      return _("It changed nothing that a reader sees.");
    }
}

static void
show_told (SourcierToldView   *self,
           SourcierToldAction *told)
{
  GPtrArray *things = sourcier_told_action_get_things (told), *more = sourcier_told_action_get_more (told);

  for (guint i = 0; i < things->len; i++)
    add_thing (self, things->pdata[i]);
  for (guint i = 0; i < more->len; i++)
    add_more (self, more->pdata[i]);
  if (things->len == 0 && more->len == 0)
    gtk_box_append (self->things, label_new (explain_nothing (self->action), "dim-label"));
}

static void
read_done (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierToldView *self = owner;
  Reading *reading = data;

  /* Another action may have been chosen since, or the page may have gone. */
  if (self->things == NULL || self->action == NULL || sourcier_action_get_id (self->action) != reading->action
      || self->store != reading->store || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_widget_set_visible (self->spinner, FALSE);
  clear_things (self);
  if (error != NULL)
    gtk_box_append (self->things, label_new (error->message, "error"));
  else
    show_told (self, reading->told);
}

static void
read_action (SourcierToldView *self)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->store = g_object_ref (self->store);
  reading->action = sourcier_action_get_id (self->action);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_visible (self->spinner, TRUE);
  sourcier_job_run (self, read_in_thread, read_done, reading, reading_free, self->cancellable);
}

static void
stop (SourcierToldView *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
show_head (SourcierToldView *self)
{
  GDateTime *at = sourcier_action_get_at (self->action);
  g_autofree char *size = sourcier_history_describe_size (sourcier_action_get_changes (self->action));
  g_autofree char *time = at != NULL ? sourcier_history_describe_time (at) : g_strdup ("");
  g_autofree char *circumstances =
    g_strdup_printf (C_("history", "%s · %s · %s"), sourcier_action_get_user (self->action), time, size);
  const char *state = sourcier_action_state_get_name (sourcier_action_get_state (self->action));

  gtk_label_set_label (self->name, sourcier_action_get_name (self->action));
  gtk_label_set_label (self->detail, sourcier_action_get_detail (self->action));
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *sourcier_action_get_detail (self->action) != '\0');
  gtk_label_set_label (self->circumstances, circumstances);
  gtk_label_set_label (self->state, state);
  gtk_widget_set_visible (GTK_WIDGET (self->state), *state != '\0');
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->revert_button), "x", sourcier_action_get_id (self->action));
  /* After its target: an action that takes one is not to be named without. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->revert_button), "history.revert");
  gtk_widget_set_visible (self->revert_button, sourcier_action_get_state (self->action) == SOURCIER_ACTION_DONE);
}

/**
 * sourcier_told_view_show:
 * @self: a view
 * @store: (nullable): the window's connection to the office's file
 * @action: (nullable): what it shows; %NULL for nothing
 *
 * Shows another action, or the same as it stands now.
 */
void
sourcier_told_view_show (SourcierToldView *self,
                         SourcierStore    *store,
                         SourcierAction   *action)
{
  g_return_if_fail (SOURCIER_IS_TOLD_VIEW (self));

  gboolean is_same = self->action != NULL && action != NULL && self->store == store
                     && sourcier_action_get_id (self->action) == sourcier_action_get_id (action)
                     && sourcier_action_get_state (self->action) == sourcier_action_get_state (action);

  if (is_same)
    return;
  stop (self);
  g_set_object (&self->store, store);
  g_set_object (&self->action, action);
  clear_things (self);
  gtk_stack_set_visible_child_name (self->stage, action != NULL ? "action" : "none");
  if (action == NULL || store == NULL)
    return;
  show_head (self);
  read_action (self);
}

static void
sourcier_told_view_dispose (GObject *object)
{
  SourcierToldView *self = SOURCIER_TOLD_VIEW (object);

  stop (self);
  /* The bin lets go of its child by itself, and expects it to be there. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_TOLD_VIEW);
  g_clear_object (&self->store);
  g_clear_object (&self->action);

  G_OBJECT_CLASS (sourcier_told_view_parent_class)->dispose (object);
}

static void
sourcier_told_view_class_init (SourcierToldViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_told_view_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/told-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierToldView, stage);
  gtk_widget_class_bind_template_child (widget_class, SourcierToldView, name);
  gtk_widget_class_bind_template_child (widget_class, SourcierToldView, detail);
  gtk_widget_class_bind_template_child (widget_class, SourcierToldView, circumstances);
  gtk_widget_class_bind_template_child (widget_class, SourcierToldView, state);
  gtk_widget_class_bind_template_child (widget_class, SourcierToldView, revert_button);
  gtk_widget_class_bind_template_child (widget_class, SourcierToldView, things);
  gtk_widget_class_bind_template_child (widget_class, SourcierToldView, spinner);
}

static void
sourcier_told_view_init (SourcierToldView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
