/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/day-filter.h"

#include "widgets/accessible-name.h"
#include "widgets/day-row.h"

#include <glib/gi18n-lib.h>

struct _SourcierDayFilter
{
  GtkWidget parent_instance;

  GtkWidget      *content;
  GtkMenuButton  *button;
  GtkWidget      *day_list;
  GtkLabel       *mistake;
  GtkCalendar    *calendar;
  SourcierDayRow *row;

  SourcierDay day;     /* SOURCIER_DAY_NONE for today */
  gboolean    showing; /* the program writes, not the reader */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierDayFilter, sourcier_day_filter, GTK_TYPE_WIDGET)

static void
show_mistake (SourcierDayFilter *self,
              const char        *words)
{
  gtk_label_set_text (self->mistake, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mistake), words != NULL);
}

static void
show_button (SourcierDayFilter *self)
{
  g_autofree char *day = self->day != SOURCIER_DAY_NONE ? sourcier_day_format (self->day) : g_strdup (_("Today"));
  /* translators: says as of which day labels are looked at: a day, or “Today” */
  g_autofree char *name = g_strdup_printf (_("State on: %s"), day);

  gtk_menu_button_set_label (self->button, day);
  sourcier_accessible_name_set (GTK_WIDGET (self->button), name);
}

static void
mark_in_calendar (SourcierDayFilter *self,
                  SourcierDay        day)
{
  g_autofree char *iso = sourcier_day_to_iso (day);
  g_autofree char *text = g_strconcat (iso, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) noon = g_date_time_new_from_iso8601 (text, NULL);

  self->showing = TRUE;
  gtk_calendar_select_day (self->calendar, noon);
  self->showing = FALSE;
}

/* What was typed and not shown is forgotten. */
static void
opened_cb (SourcierDayFilter *self)
{
  SourcierDay day = self->day != SOURCIER_DAY_NONE ? self->day : sourcier_day_today ();

  sourcier_day_row_set_day (self->row, day);
  mark_in_calendar (self, day);
  show_mistake (self, NULL);
}

static void
day_picked_cb (SourcierDayFilter *self)
{
  if (self->showing)
    return;

  g_autoptr (GDateTime) picked = gtk_calendar_get_date (self->calendar);

  sourcier_day_row_set_day (self->row, sourcier_day_from_ymd (g_date_time_get_year (picked),
                                                              g_date_time_get_month (picked),
                                                              g_date_time_get_day_of_month (picked)));
}

static void
typed_cb (SourcierDayFilter *self)
{
  SourcierDay day = SOURCIER_DAY_NONE;

  show_mistake (self, NULL);
  if (sourcier_day_row_get_day (self->row, &day) && day != SOURCIER_DAY_NONE)
    mark_in_calendar (self, day);
}

static void
set_day (SourcierDayFilter *self,
         SourcierDay        day)
{
  SourcierDay before = self->day;

  self->day = day != sourcier_day_today () ? day : SOURCIER_DAY_NONE;
  show_button (self);
  gtk_menu_button_popdown (self->button);
  if (self->day != before)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Left empty, the day is today again. */
static void
show_clicked_cb (SourcierDayFilter *self)
{
  SourcierDay day;

  if (sourcier_day_row_get_day (self->row, &day))
    set_day (self, day);
  else
    show_mistake (self, sourcier_day_row_get_mistake (self->row));
}

static void
today_clicked_cb (SourcierDayFilter *self)
{
  set_day (self, SOURCIER_DAY_NONE);
}

static void
sourcier_day_filter_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_DAY_FILTER);
  G_OBJECT_CLASS (sourcier_day_filter_parent_class)->dispose (object);
}

static void
sourcier_day_filter_class_init (SourcierDayFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_day_filter_dispose;

  signals[CHANGED] = g_signal_new ("changed", SOURCIER_TYPE_DAY_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/day-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierDayFilter, content);
  gtk_widget_class_bind_template_child (widget_class, SourcierDayFilter, button);
  gtk_widget_class_bind_template_child (widget_class, SourcierDayFilter, day_list);
  gtk_widget_class_bind_template_child (widget_class, SourcierDayFilter, mistake);
  gtk_widget_class_bind_template_child (widget_class, SourcierDayFilter, calendar);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, today_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
sourcier_day_filter_init (SourcierDayFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->row = SOURCIER_DAY_ROW (sourcier_day_row_new (_("Day")));
  g_object_set (self->row, "activates-default", TRUE, NULL);
  g_signal_connect_object (self->row, "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->day_list), GTK_WIDGET (self->row));
  show_button (self);
}

/**
 * sourcier_day_filter_new:
 *
 * Returns: (transfer floating): a filter that says today
 */
GtkWidget *
sourcier_day_filter_new (void)
{
  return g_object_new (SOURCIER_TYPE_DAY_FILTER, NULL);
}

/**
 * sourcier_day_filter_open:
 * @self: a filter that is shown
 *
 * Lets the reader type a day.
 */
void
sourcier_day_filter_open (SourcierDayFilter *self)
{
  g_return_if_fail (SOURCIER_IS_DAY_FILTER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->button));
  gtk_menu_button_popup (self->button);
  gtk_widget_grab_focus (GTK_WIDGET (self->row));
}

/**
 * sourcier_day_filter_show:
 * @self: a filter
 * @query: the question whose day it shows
 */
void
sourcier_day_filter_show (SourcierDayFilter     *self,
                          SourcierSupplierQuery *query)
{
  g_return_if_fail (SOURCIER_IS_DAY_FILTER (self));
  g_return_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query));

  self->day = sourcier_supplier_query_has_day (query) ? sourcier_supplier_query_get_day (query) : SOURCIER_DAY_NONE;
  show_button (self);
}

/**
 * sourcier_day_filter_apply:
 * @self: a filter
 * @query: a question
 *
 * Returns: (transfer full): the same question as of the day that the reader asks for
 */
SourcierSupplierQuery *
sourcier_day_filter_apply (SourcierDayFilter     *self,
                           SourcierSupplierQuery *query)
{
  g_return_val_if_fail (SOURCIER_IS_DAY_FILTER (self), NULL);
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER_QUERY (query), NULL);

  return sourcier_supplier_query_with_day (query, self->day);
}
