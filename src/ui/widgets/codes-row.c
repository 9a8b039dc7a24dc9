/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/codes-row.h"

#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *code;
  char *name;
  gboolean ticked;
  GtkCheckButton *check; /* NULL until the row was unfolded: most never are */
} Choice;

struct _SourcierCodesRow
{
  AdwExpanderRow parent_instance;

  GPtrArray *choices;
  GPtrArray *unknown; /* codes that are kept though nobody can tick them */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (SourcierCodesRow, sourcier_codes_row, ADW_TYPE_EXPANDER_ROW)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
choice_free (Choice *choice)
{
  g_free (choice->code);
  g_free (choice->name);
  g_free (choice);
}

static void
sourcier_codes_row_finalize (GObject *object)
{
  SourcierCodesRow *self = SOURCIER_CODES_ROW (object);

  g_ptr_array_unref (self->choices);
  g_ptr_array_unref (self->unknown);

  G_OBJECT_CLASS (sourcier_codes_row_parent_class)->finalize (object);
}

static void
sourcier_codes_row_class_init (SourcierCodesRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_codes_row_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
show_ticked (SourcierCodesRow *self)
{
  g_autoptr (GStrvBuilder) ticked = g_strv_builder_new ();
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = self->choices->pdata[i];
      if (choice->ticked)
        g_strv_builder_add (ticked, choice->name);
    }

  g_auto (GStrv) names = g_strv_builder_end (ticked);

  words = g_strjoinv (" · ", names);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), *words != '\0' ? words : _("(not told)"));
}

static void
toggled_cb (SourcierCodesRow *self)
{
  if (self->filling)
    return;
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = self->choices->pdata[i];
      choice->ticked = choice->check != NULL ? gtk_check_button_get_active (choice->check) : choice->ticked;
    }
  show_ticked (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_check (SourcierCodesRow *self,
           Choice           *choice)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", choice->name, NULL);
  GtkWidget *check = gtk_check_button_new ();

  sourcier_accessible_name_set (check, choice->name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), choice->ticked);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  choice->check = GTK_CHECK_BUTTON (check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

static void
unfolded_cb (SourcierCodesRow *self)
{
  for (guint i = 0; adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && i < self->choices->len; i++)
    if (((Choice *) self->choices->pdata[i])->check == NULL)
      add_check (self, self->choices->pdata[i]);
}

static void
sourcier_codes_row_init (SourcierCodesRow *self)
{
  self->choices = g_ptr_array_new_with_free_func ((GDestroyNotify) choice_free);
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (unfolded_cb), NULL);
}

/**
 * sourcier_codes_row_new:
 * @title: what is ticked
 *
 * Returns: (transfer floating): a row without choices
 */
GtkWidget *
sourcier_codes_row_new (const char *title)
{
  return g_object_new (SOURCIER_TYPE_CODES_ROW, "use-markup", FALSE, "title", title, NULL);
}

/**
 * sourcier_codes_row_add:
 * @self: a row
 * @code: what is kept, without a space
 * @name: what the reader sees
 */
void
sourcier_codes_row_add (SourcierCodesRow *self,
                        const char       *code,
                        const char       *name)
{
  g_return_if_fail (SOURCIER_IS_CODES_ROW (self));

  Choice *choice = g_new0 (Choice, 1);

  choice->code = g_strdup (code);
  choice->name = g_strdup (name);
  g_ptr_array_add (self->choices, choice);
}

static void
set_ticked (Choice   *choice,
            gboolean  ticked)
{
  choice->ticked = ticked;
  if (choice->check != NULL)
    gtk_check_button_set_active (choice->check, ticked);
}

static void
tick (SourcierCodesRow *self,
      const char       *code)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = self->choices->pdata[i];

      if (g_str_equal (choice->code, code))
        {
          set_ticked (choice, TRUE);
          return;
        }
    }
  g_ptr_array_add (self->unknown, g_strdup (code));
}

/**
 * sourcier_codes_row_set_codes:
 * @self: a row with its choices
 * @codes: (nullable): what is ticked, parted by spaces
 */
void
sourcier_codes_row_set_codes (SourcierCodesRow *self,
                              const char       *codes)
{
  g_return_if_fail (SOURCIER_IS_CODES_ROW (self));

  g_auto (GStrv) told = g_strsplit (codes != NULL ? codes : "", " ", -1);

  self->filling = TRUE;
  g_ptr_array_set_size (self->unknown, 0);
  for (guint i = 0; i < self->choices->len; i++)
    set_ticked (self->choices->pdata[i], FALSE);
  for (guint i = 0; told[i] != NULL; i++)
    if (*told[i] != '\0')
      tick (self, told[i]);
  self->filling = FALSE;
  show_ticked (self);
}

/**
 * sourcier_codes_row_get_codes:
 * @self: a row
 *
 * Returns: (transfer full): what is ticked, in the order of the list, parted by spaces
 */
char *
sourcier_codes_row_get_codes (SourcierCodesRow *self)
{
  g_return_val_if_fail (SOURCIER_IS_CODES_ROW (self), NULL);

  GString *codes = g_string_new (NULL);

  for (guint i = 0; i < self->choices->len; i++)
    {
      const Choice *choice = self->choices->pdata[i];
      if (choice->ticked)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", choice->code);
    }
  for (guint i = 0; i < self->unknown->len; i++)
    g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", (char *) self->unknown->pdata[i]);
  return g_string_free (codes, FALSE);
}
