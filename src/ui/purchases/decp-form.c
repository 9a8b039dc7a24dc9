/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/decp-form.h"

#include "purchases/decp-typed.h"
#include "widgets/accessible-name.h"
#include "widgets/day-row.h"
#include "widgets/note-row.h"
#include "widgets/picker-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More values than any enumeration of the schema has. */
#define MOST_CODES 8

typedef struct
{
  SourcierDecpField field;
  GtkWidget *widget;               /* a picker, a day, an entry, or a row whose button opens ticks */
  GtkLabel *ticked;                /* what the ticks say, NULL where there are none */
  GtkCheckButton *checks[MOST_CODES];
  char *others;                    /* several codes that are on no list, as they were written */
  SourcierNoteRow *note;
} Row;

struct _SourcierDecpForm
{
  AdwPreferencesGroup parent_instance;

  AdwExpanderRow *expander;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (SourcierDecpForm, sourcier_decp_form, ADW_TYPE_PREFERENCES_GROUP)

/* In the order of the form: what must be told comes first. */
static const SourcierDecpField asked[] = {
  SOURCIER_DECP_NATURE, SOURCIER_DECP_PLACE, SOURCIER_DECP_PLACE_KIND, SOURCIER_DECP_PRICE_FORM, SOURCIER_DECP_PRICE_TYPES,
  SOURCIER_DECP_GROUPING, SOURCIER_DECP_SUBCONTRACTED, SOURCIER_DECP_ADVANCE, SOURCIER_DECP_ADVANCE_RATE,
  SOURCIER_DECP_INNOVATIVE, SOURCIER_DECP_STARTED, SOURCIER_DECP_SUBSIDY, SOURCIER_DECP_TECHNIQUES,
  SOURCIER_DECP_EXECUTION, SOURCIER_DECP_FRAMEWORK, SOURCIER_DECP_CCAG, SOURCIER_DECP_ORIGIN_EU,
  SOURCIER_DECP_ORIGIN_FRANCE, SOURCIER_DECP_BUYER, SOURCIER_DECP_PUBLISHED,
};

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->others);
  g_free (row);
}

static GtkWidget *
create_flag (void)
{
  GtkWidget *row = sourcier_picker_row_new ("");

  sourcier_picker_row_add (SOURCIER_PICKER_ROW (row), "", _("(not told)"), NULL);
  sourcier_picker_row_add (SOURCIER_PICKER_ROW (row), "1", C_("answer", "Yes"), NULL);
  sourcier_picker_row_add (SOURCIER_PICKER_ROW (row), "0", C_("answer", "No"), NULL);
  return row;
}

/* The values are words of the schema, which are published as they stand. */
static GtkWidget *
create_picker (const char * const *codes)
{
  GtkWidget *row = sourcier_picker_row_new ("");

  sourcier_picker_row_add (SOURCIER_PICKER_ROW (row), "", _("(not told)"), NULL);
  for (guint i = 0; codes[i] != NULL; i++)
    sourcier_picker_row_add (SOURCIER_PICKER_ROW (row), codes[i], codes[i], NULL);
  return row;
}

/* What is ticked, in the order of the schema, bars between; what is on no list stays behind it. */
static char *
read_checks (const Row          *row,
             const char * const *codes)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    if (gtk_check_button_get_active (row->checks[i]))
      g_string_append_printf (told, "%s%s", told->len > 0 ? "|" : "", codes[i]);
  if (*row->others != '\0')
    g_string_append_printf (told, "%s%s", told->len > 0 ? "|" : "", row->others);
  return g_string_free (told, FALSE);
}

/* The button tells what is ticked. */
static void
show_checks (Row *row)
{
  g_autofree char *told = read_checks (row, sourcier_decp_field_get_codes (row->field, FALSE));
  g_auto (GStrv) parts = g_strsplit (told, "|", -1);
  g_autofree char *words = g_strjoinv (", ", parts);
  const char *shown = *words != '\0' ? words : _("(not told)");
  /* translators: a field of a form and what is picked in it: “Departement: Val-d’Oise (95)” */
  g_autofree char *spoken = g_strdup_printf (_("%s: %s"), sourcier_decp_field_get_name (row->field), shown);

  gtk_label_set_text (row->ticked, shown);
  sourcier_accessible_name_set (gtk_widget_get_ancestor (GTK_WIDGET (row->ticked), GTK_TYPE_MENU_BUTTON), spoken);
}

static GtkWidget *
create_check_button (Row       *row,
                     GtkWidget *box)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "sourcier-picked");
  row->ticked = GTK_LABEL (label);
  return button;
}

static void
add_checks (Row                *row,
            GtkWidget          *box,
            const char * const *codes,
            const char * const *told)
{
  for (guint i = 0; codes[i] != NULL && i < MOST_CODES; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (codes[i]);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_strv_contains (told, codes[i]));
      gtk_box_append (GTK_BOX (box), check);
      row->checks[i] = GTK_CHECK_BUTTON (check);
      g_signal_connect_swapped (check, "toggled", G_CALLBACK (show_checks), row);
    }
}

static void
create_checks (Row                *row,
               const char         *value,
               const char * const *codes)
{
  g_auto (GStrv) told = g_strsplit (value, "|", -1);
  g_autoptr (GString) others = g_string_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = create_check_button (row, box);

  row->widget = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->widget), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row->widget), button);
  add_checks (row, box, codes, (const char * const *) told);
  for (guint i = 0; told[i] != NULL; i++)
    if (*told[i] != '\0' && !g_strv_contains (codes, told[i]))
      g_string_append_printf (others, "%s%s", others->len > 0 ? "|" : "", told[i]);
  row->others = g_strdup (others->str);
  show_checks (row);
}

static void
create_widget (Row        *row,
               const char *value)
{
  SourcierDecpKind kind = sourcier_decp_field_get_kind (row->field);
  const char * const *codes = sourcier_decp_field_get_codes (row->field, row->field == SOURCIER_DECP_NATURE);

  if (kind == SOURCIER_DECP_CODES)
    create_checks (row, value, codes);
  else if (kind == SOURCIER_DECP_CODE)
    row->widget = create_picker (codes);
  else if (kind == SOURCIER_DECP_FLAG)
    row->widget = create_flag ();
  else if (kind == SOURCIER_DECP_DAY)
    row->widget = sourcier_day_row_new ("");
  else
    row->widget = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, NULL);
}

/* A share is typed in per cent, and its name says so. */
static char *
name_of (SourcierDecpField field)
{
  const char *name = sourcier_decp_field_get_name (field);

  /* translators: the name of a field whose value is typed in per cent */
  return sourcier_decp_field_get_kind (field) == SOURCIER_DECP_SHARE ? g_strdup_printf (_("%s (%%)"), name) : g_strdup (name);
}

static void
show_value (const Row                  *row,
            const SourcierDecpContract *rest)
{
  const char *value = sourcier_decp_contract_get (rest, row->field);
  g_autofree char *typed = sourcier_decp_contract_to_typed (rest, row->field);

  if (SOURCIER_IS_PICKER_ROW (row->widget))
    sourcier_picker_row_set_code (SOURCIER_PICKER_ROW (row->widget), value);
  else if (SOURCIER_IS_DAY_ROW (row->widget))
    sourcier_day_row_set_day (SOURCIER_DAY_ROW (row->widget), sourcier_day_parse (value));
  else if (GTK_IS_EDITABLE (row->widget))
    gtk_editable_set_text (GTK_EDITABLE (row->widget), typed);
}

static void
add_row (SourcierDecpForm           *self,
         SourcierDecpField           field,
         const SourcierDecpContract *rest)
{
  Row *row = g_new0 (Row, 1);
  g_autofree char *name = name_of (field);

  row->field = field;
  create_widget (row, sourcier_decp_contract_get (rest, field));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->widget), name);
  gtk_widget_set_tooltip_text (row->widget, sourcier_decp_field_get_reason (field));
  if (GTK_IS_EDITABLE (row->widget))
    sourcier_accessible_name_set (row->widget, name);
  show_value (row, rest);
  row->note = SOURCIER_NOTE_ROW (sourcier_note_row_new (row->widget));
  adw_expander_row_add_row (self->expander, row->widget);
  adw_expander_row_add_row (self->expander, GTK_WIDGET (row->note));
  g_ptr_array_add (self->rows, row);
}

static void
sourcier_decp_form_finalize (GObject *object)
{
  g_ptr_array_unref (SOURCIER_DECP_FORM (object)->rows);

  G_OBJECT_CLASS (sourcier_decp_form_parent_class)->finalize (object);
}

static void
sourcier_decp_form_class_init (SourcierDecpFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_decp_form_finalize;
}

static void
sourcier_decp_form_init (SourcierDecpForm *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _("Published data (DECP)"), "subtitle",
                                 _("Essential data that the office publishes once the contract is notified; each row says why "
                                   "it is asked"), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->expander));
}

/**
 * sourcier_decp_form_new:
 * @rest: the essential data that are known beside the purchase; they are not changed
 * @concession: whether the contract is a concession
 * @expanded: whether the rows show at once
 *
 * Returns: (transfer floating): the rows
 */
GtkWidget *
sourcier_decp_form_new (const SourcierDecpContract *rest,
                        gboolean                    concession,
                        gboolean                    expanded)
{
  SourcierDecpForm *self = g_object_new (SOURCIER_TYPE_DECP_FORM, NULL);

  g_return_val_if_fail (rest != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    add_row (self, asked[i], rest);
  sourcier_decp_form_set_kind (self, concession);
  adw_expander_row_set_expanded (self->expander, expanded);
  return GTK_WIDGET (self);
}

/**
 * sourcier_decp_form_set_kind:
 * @self: the rows
 * @concession: whether the contract is a concession
 *
 * Shows what is asked of such a contract. The nature of a market follows from the kind of the purchase.
 */
void
sourcier_decp_form_set_kind (SourcierDecpForm *self,
                             gboolean          concession)
{
  g_return_if_fail (SOURCIER_IS_DECP_FORM (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];
      gboolean meant = sourcier_decp_field_get_id (row->field, concession) != NULL;

      gtk_widget_set_visible (row->widget, meant && (concession || row->field != SOURCIER_DECP_NATURE));
    }
}

/**
 * sourcier_decp_form_focus:
 * @self: the rows, in a window that is shown
 * @concession: whether the contract is a concession
 * @member: the name of a member of the schema
 *
 * Gives the row that asks for @member the focus, if there is one.
 */
void
sourcier_decp_form_focus (SourcierDecpForm *self,
                          gboolean          concession,
                          const char       *member)
{
  g_return_if_fail (SOURCIER_IS_DECP_FORM (self));
  g_return_if_fail (member != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];

      if (g_strcmp0 (sourcier_decp_field_get_id (row->field, concession), member) != 0)
        continue;
      adw_expander_row_set_expanded (self->expander, TRUE);
      gtk_widget_child_focus (row->widget, GTK_DIR_TAB_FORWARD);
      return;
    }
}

static char *
dup_written (const Row *row)
{
  if (SOURCIER_IS_PICKER_ROW (row->widget))
    return g_strdup (sourcier_picker_row_get_code (SOURCIER_PICKER_ROW (row->widget)));
  if (row->ticked != NULL)
    return read_checks (row, sourcier_decp_field_get_codes (row->field, FALSE));
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->widget)));
}

static const char *
get_mistake (SourcierDecpField field)
{
  switch ((int) sourcier_decp_field_get_kind (field))
    {
    case SOURCIER_DECP_SHARE:
      return _("Not a percentage from 0 to 100: write it as 40 or 12.5");
    case SOURCIER_DECP_MONEY:
      return _("Not an amount: write it as 70 000 or 70000.50");
    default:
      return _("Not a day: write it as 31/12/2026 or 2026-12-31");
    }
}

/**
 * sourcier_decp_form_read:
 * @self: the rows
 * @rest: where to put what they tell
 *
 * A row whose words cannot be understood says so and takes the focus.
 *
 * Returns: whether all of it was understood; if not, @rest is of no use
 */
gboolean
sourcier_decp_form_read (SourcierDecpForm     *self,
                         SourcierDecpContract *rest)
{
  gboolean understood = TRUE;

  g_return_val_if_fail (SOURCIER_IS_DECP_FORM (self), FALSE);
  g_return_val_if_fail (rest != NULL, FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];
      g_autofree char *written = dup_written (row);
      gboolean read = sourcier_decp_contract_type (rest, row->field, written);

      sourcier_note_row_say (row->note, SOURCIER_NOTE_MISTAKE, read ? NULL : get_mistake (row->field));
      if (!read && understood)
        {
          adw_expander_row_set_expanded (self->expander, TRUE);
          gtk_widget_grab_focus (row->widget);
        }
      understood = understood && read;
    }
  return understood;
}
