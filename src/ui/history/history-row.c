/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/history-row.h"

#include "history/history-words.h"
#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

struct _SourcierHistoryRow
{
  AdwBin parent_instance;

  GtkLabel *name;
  GtkLabel *state;
  GtkLabel *age;
  GtkLabel *detail;
  GtkLabel *circumstances;
  GtkLabel *day;
  GtkWidget *grid;

  SourcierHistoryLine *line;
  gulong changed;
};

G_DEFINE_FINAL_TYPE (SourcierHistoryRow, sourcier_history_row, ADW_TYPE_BIN)

static void
sourcier_history_row_dispose (GObject *object)
{
  sourcier_history_row_set_line (SOURCIER_HISTORY_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_HISTORY_ROW);

  G_OBJECT_CLASS (sourcier_history_row_parent_class)->dispose (object);
}

static void
sourcier_history_row_class_init (SourcierHistoryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_history_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryRow, name);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryRow, state);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryRow, age);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryRow, detail);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryRow, circumstances);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryRow, day);
  gtk_widget_class_bind_template_child (widget_class, SourcierHistoryRow, grid);
}

static void
sourcier_history_row_init (SourcierHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_history_row_new:
 *
 * Returns: (transfer full): an empty row
 */
GtkWidget *
sourcier_history_row_new (void)
{
  return g_object_new (SOURCIER_TYPE_HISTORY_ROW, NULL);
}

static void
show_time (SourcierHistoryRow *self,
           SourcierAction     *action)
{
  GDateTime *at = sourcier_action_get_at (action);
  g_autofree char *size = sourcier_history_describe_size (sourcier_action_get_changes (action));
  const char *user = sourcier_action_get_user (action);

  if (at == NULL)
    {
      gtk_label_set_label (self->age, "");
      gtk_label_set_label (self->circumstances, size);
      return;
    }

  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *age = sourcier_history_describe_age (at, now);
  g_autofree char *time = sourcier_history_describe_time (at);
  /* Translators: who did it, when, how many rows */
  g_autofree char *circumstances = g_strdup_printf (C_("history", "%s · %s · %s"), user, time, size);

  gtk_label_set_label (self->age, age);
  gtk_label_set_label (self->circumstances, circumstances);
}

static void
show_action (SourcierHistoryRow *self,
             SourcierAction     *action)
{
  const char *detail = sourcier_action_get_detail (action);
  const char *state = sourcier_action_state_get_name (sourcier_action_get_state (action));

  gtk_label_set_label (self->name, sourcier_action_get_name (action));
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  gtk_label_set_label (self->state, state);
  gtk_widget_set_visible (GTK_WIDGET (self->state), *state != '\0');
  show_time (self, action);

  if (*state != '\0')
    gtk_widget_add_css_class (self->grid, "dim-label");
  else
    gtk_widget_remove_css_class (self->grid, "dim-label");
}

/* What takes the focus is the row of the list that this one fills. */
static void
name_row (SourcierHistoryRow *self,
          const char         *words)
{
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    sourcier_accessible_name_set (gtk_widget_get_parent (GTK_WIDGET (self)), words);
}

static void
show_line (SourcierHistoryRow *self)
{
  SourcierAction *action = sourcier_history_line_get_action (self->line);
  g_autofree char *day = action == NULL ? sourcier_history_describe_day (sourcier_history_line_get_day (self->line)) : NULL;
  g_autofree char *spoken = action != NULL ? sourcier_history_describe_action (action) : g_strdup (day);

  gtk_widget_set_visible (self->grid, action != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->day), action == NULL);
  if (action != NULL)
    show_action (self, action);
  else
    gtk_label_set_label (self->day, day);
  name_row (self, spoken);
}

/**
 * sourcier_history_row_set_line:
 * @self: a row
 * @line: (nullable): what it shows, and follows; %NULL for nothing
 */
void
sourcier_history_row_set_line (SourcierHistoryRow  *self,
                               SourcierHistoryLine *line)
{
  g_return_if_fail (SOURCIER_IS_HISTORY_ROW (self));

  if (self->line != NULL)
    g_clear_signal_handler (&self->changed, self->line);
  g_set_object (&self->line, line);
  if (line == NULL)
    return;
  self->changed = g_signal_connect_swapped (line, "changed", G_CALLBACK (show_line), self);
  show_line (self);
}
