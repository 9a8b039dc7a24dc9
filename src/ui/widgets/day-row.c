/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/day-row.h"

#include "base/text.h"
#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

struct _SourcierDayRow
{
  AdwEntryRow parent_instance;
};

G_DEFINE_FINAL_TYPE (SourcierDayRow, sourcier_day_row, ADW_TYPE_ENTRY_ROW)

static void
sourcier_day_row_init (SourcierDayRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

static void
sourcier_day_row_class_init (SourcierDayRowClass *klass)
{
}

/**
 * sourcier_day_row_new:
 * @title: what happens on that day
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
sourcier_day_row_new (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  GtkWidget *self = g_object_new (SOURCIER_TYPE_DAY_ROW, "title", title, NULL);

  sourcier_accessible_name_set (self, title);
  return self;
}

/**
 * sourcier_day_row_get_day:
 * @self: a row
 * @day: (out): the day written, %SOURCIER_DAY_NONE if nothing is; left alone when what is written is not a day
 *
 * Returns: whether what is written can be read
 */
gboolean
sourcier_day_row_get_day (SourcierDayRow *self,
                          SourcierDay    *day)
{
  g_return_val_if_fail (SOURCIER_IS_DAY_ROW (self), FALSE);
  g_return_val_if_fail (day != NULL, FALSE);

  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  SourcierDay read = sourcier_day_parse (text);

  if (read == SOURCIER_DAY_NONE && !sourcier_text_is_empty (text))
    return FALSE;
  *day = read;
  return TRUE;
}

/**
 * sourcier_day_row_set_day:
 * @self: a row
 * @day: a day, or %SOURCIER_DAY_NONE to empty the row
 *
 * Writes a day in the form the row itself understands whatever the reader's locale.
 */
void
sourcier_day_row_set_day (SourcierDayRow *self,
                          SourcierDay     day)
{
  g_return_if_fail (SOURCIER_IS_DAY_ROW (self));

  char text[16] = "";
  GDate date;

  if (g_date_valid_julian (day))
    {
      g_date_clear (&date, 1);
      g_date_set_julian (&date, day);
      g_date_strftime (text, sizeof text, "%d/%m/%Y", &date);
    }
  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

/**
 * sourcier_day_row_get_mistake:
 * @self: a row
 *
 * Returns: (nullable): what to tell the reader when what is written is not a day, %NULL when it is one or is empty
 */
const char *
sourcier_day_row_get_mistake (SourcierDayRow *self)
{
  g_return_val_if_fail (SOURCIER_IS_DAY_ROW (self), NULL);

  SourcierDay day;

  return sourcier_day_row_get_day (self, &day) ? NULL : _("Not a day: write it as 31/12/2026 or 2026-12-31");
}
