/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/shortlist-row.h"

#include "base/text.h"
#include "purchases/sending.h"
#include "widgets/accessible-name.h"
#include "widgets/day-row.h"
#include "widgets/label-badges.h"
#include "widgets/note-row.h"

#include <glib/gi18n-lib.h>

struct _SourcierShortlistRow
{
  AdwExpanderRow parent_instance;

  SourcierShortlistEntry *entry;
  GPtrArray *sendings;             /* SourcierRecord: what it was sent */
  GtkCheckButton *tick;
  GtkEditable *note;
  SourcierDayRow *day;
  SourcierNoteRow *day_note;
};

G_DEFINE_FINAL_TYPE (SourcierShortlistRow, sourcier_shortlist_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  TICKED,
  EDITED,
  REMOVED,
  SENDING_EDITED,
  SENDING_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
append_line (GString    *text,
             const char *line)
{
  if (line != NULL && *line != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

/* "Consulted on 12/11/2026", "Not consulted yet · no e-mail address" */
static char *
describe_consultation (const SourcierShortlistEntry *entry)
{
  SourcierDay day = sourcier_shortlist_entry_get_day (entry);
  g_autofree char *on = sourcier_day_format (day);
  g_autofree char *email = sourcier_shortlist_entry_get_email (entry);
  GString *words = g_string_new (NULL);

  if (day != SOURCIER_DAY_NONE)
    /* translators: %s is a day */
    g_string_append_printf (words, _("Consulted on %s"), on);
  else
    g_string_append (words, _("Not consulted yet"));
  if (email == NULL && entry->supplier != NULL)
    sourcier_text_append_part (words, _("no e-mail address"));
  return g_string_free (words, FALSE);
}

/* What speaks against it comes first, and in words. */
static char *
describe (const SourcierShortlistEntry *entry,
          GPtrArray                    *sendings,
          SourcierDay                   day)
{
  g_autofree char *doubt = sourcier_shortlist_entry_doubt_to_words (entry, day);
  g_autofree char *place = sourcier_shortlist_entry_get_place (entry);
  g_autofree char *consultation = describe_consultation (entry);
  GString *text = g_string_new (doubt);

  append_line (text, place);
  append_line (text, consultation);
  for (guint i = 0; i < sendings->len; i++)
    {
      g_autofree char *sending = sourcier_sending_to_words (sendings->pdata[i]);

      append_line (text, sending);
    }
  append_line (text, sourcier_record_get_text (entry->candidate, SOURCIER_CANDIDATE_NOTE));
  return g_string_free (text, FALSE);
}

static void
add_icon (SourcierShortlistRow *self,
          const char           *icon,
          const char           *style,
          const char           *words)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_add_css_class (image, style);
  gtk_widget_set_tooltip_text (image, words);
  sourcier_accessible_name_set (image, words);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), image);
}

static void
add_icons (SourcierShortlistRow *self,
           SourcierDay           day)
{
  g_autofree char *doubt = sourcier_shortlist_entry_doubt_to_words (self->entry, day);

  if (doubt != NULL)
    add_icon (self, "dialog-warning-symbolic", "warning", doubt);
  else if (sourcier_shortlist_entry_get_day (self->entry) != SOURCIER_DAY_NONE)
    add_icon (self, "object-select-symbolic", "success", _("Consulted"));
}

static void
add_badges (SourcierShortlistRow *self,
            SourcierDay           day)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new ();
  GPtrArray *awards = self->entry->supplier != NULL ? sourcier_supplier_get_awards (self->entry->supplier) : NULL;
  GtkWidget *badges = sourcier_label_badges_new ();

  for (guint i = 0; awards != NULL && i < awards->len; i++)
    if (sourcier_award_state_is_held (sourcier_label_award_get_state (awards->pdata[i], day)))
      g_ptr_array_add (held, awards->pdata[i]);
  sourcier_label_badges_set_alone (SOURCIER_LABEL_BADGES (badges), TRUE);
  sourcier_label_badges_set_awards (SOURCIER_LABEL_BADGES (badges), held, day);
  gtk_widget_set_valign (badges, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (badges, held->len > 0);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), badges);
}

static void
tick_changed_cb (SourcierShortlistRow *self)
{
  g_signal_emit (self, signals[TICKED], 0);
}

static void
add_tick (SourcierShortlistRow *self)
{
  /* translators: %s is the name of a supplier, which is chosen by ticking it */
  g_autofree char *words = g_strdup_printf (_("Choose %s"), sourcier_shortlist_entry_get_name (self->entry));

  self->tick = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->tick), GTK_ALIGN_CENTER);
  sourcier_accessible_name_set (GTK_WIDGET (self->tick), words);
  g_signal_connect_object (self->tick, "toggled", G_CALLBACK (tick_changed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->tick));
}

/* Both entries are read together: whoever applies one has perhaps typed in the other too. */
static void
applied_cb (SourcierShortlistRow *self)
{
  g_autoptr (SourcierRecord) told = sourcier_record_copy (self->entry->candidate);
  g_autofree char *note = sourcier_text_tidy (gtk_editable_get_text (self->note));
  SourcierDay day = SOURCIER_DAY_NONE;
  const char *mistake = sourcier_day_row_get_mistake (self->day);

  sourcier_note_row_say (self->day_note, SOURCIER_NOTE_MISTAKE, mistake);
  if (mistake != NULL)
    return;
  sourcier_day_row_get_day (self->day, &day);
  sourcier_record_set_text (told, SOURCIER_CANDIDATE_NOTE, note);
  sourcier_record_set_number (told, SOURCIER_CANDIDATE_CONSULTED_ON, day);
  g_signal_emit (self, signals[EDITED], 0, told);
}

static void
add_entries (SourcierShortlistRow *self,
             gboolean              writable)
{
  GtkWidget *note = g_object_new (ADW_TYPE_ENTRY_ROW, "use-markup", FALSE, "title", _("Note"), "show-apply-button", TRUE,
                                  "sensitive", writable, NULL);
  GtkWidget *day = sourcier_day_row_new (C_("record field", "Consulted on"));

  self->note = GTK_EDITABLE (note);
  self->day = SOURCIER_DAY_ROW (day);
  self->day_note = SOURCIER_NOTE_ROW (sourcier_note_row_new (day));
  sourcier_accessible_name_set (note, _("Note"));
  gtk_editable_set_text (self->note, sourcier_record_get_text (self->entry->candidate, SOURCIER_CANDIDATE_NOTE));
  sourcier_day_row_set_day (self->day, sourcier_shortlist_entry_get_day (self->entry));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (day), TRUE);
  gtk_widget_set_sensitive (day, writable);
  g_signal_connect_object (note, "apply", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (day, "apply", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), note);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), day);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->day_note));
}

/* What one of the rows of sendings is about. */
#define SENDING_KEY "sourcier-sending"
#define NOTE_KEY "sourcier-note"

static void
sending_applied_cb (SourcierShortlistRow *self,
                    SourcierDayRow       *row)
{
  g_autoptr (SourcierRecord) told = sourcier_record_copy (g_object_get_data (G_OBJECT (row), SENDING_KEY));
  SourcierDay day = SOURCIER_DAY_NONE;
  const char *mistake = sourcier_day_row_get_mistake (row);

  if (mistake == NULL && (!sourcier_day_row_get_day (row, &day) || day == SOURCIER_DAY_NONE))
    mistake = _("Tell the day they were written to");
  sourcier_note_row_say (g_object_get_data (G_OBJECT (row), NOTE_KEY), SOURCIER_NOTE_MISTAKE, mistake);
  if (mistake != NULL)
    return;
  sourcier_record_set_number (told, SOURCIER_SENDING_DAY, day);
  g_signal_emit (self, signals[SENDING_EDITED], 0, told);
}

static void
sending_removed_cb (SourcierShortlistRow *self,
                    GtkWidget            *button)
{
  g_signal_emit (self, signals[SENDING_REMOVED], 0, g_object_get_data (G_OBJECT (button), SENDING_KEY));
}

static void
add_sending_button (SourcierShortlistRow *self,
                    GtkWidget            *row,
                    SourcierRecord       *sending,
                    gboolean              writable)
{
  g_autofree char *told = sourcier_sending_to_words (sending);
  /* translators: %s is how and when a supplier was written to: “Letter on 12/11/2026” */
  g_autofree char *words = g_strdup_printf (_("Take off: %s"), told);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_sensitive (button, writable);
  sourcier_accessible_name_set (button, words);
  g_object_set_data_full (G_OBJECT (button), SENDING_KEY, g_object_ref (sending), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (sending_removed_cb), self, G_CONNECT_SWAPPED);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

/* The day it was written to, to be corrected. */
static void
add_sending (SourcierShortlistRow *self,
             SourcierRecord       *sending,
             gboolean              writable)
{
  const char *document = sourcier_record_get_text (sending, SOURCIER_SENDING_DOCUMENT);
  g_autoptr (GString) title =
    g_string_new (sourcier_sending_way_get_name (sourcier_record_get_text (sending, SOURCIER_SENDING_WAY)));
  GtkWidget *row;
  GtkWidget *note;

  sourcier_text_append_part (title, document);
  row = sourcier_day_row_new (title->str);
  note = sourcier_note_row_new (row);
  sourcier_day_row_set_day (SOURCIER_DAY_ROW (row), (SourcierDay) sourcier_record_get_number (sending, SOURCIER_SENDING_DAY));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_editable (GTK_EDITABLE (row), writable);
  g_object_set_data_full (G_OBJECT (row), SENDING_KEY, g_object_ref (sending), g_object_unref);
  g_object_set_data (G_OBJECT (row), NOTE_KEY, note);
  add_sending_button (self, row, sending, writable);
  g_signal_connect_object (row, "apply", G_CALLBACK (sending_applied_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), note);
}

static GtkWidget *
add_way (SourcierShortlistRow *self,
         const char           *title,
         const char           *icon)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "activatable", TRUE, NULL);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return row;
}

static void
removed_cb (SourcierShortlistRow *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
add_ways (SourcierShortlistRow *self,
          gboolean              writable)
{
  GtkWidget *remove;

  if (self->entry->supplier != NULL)
    {
      GtkWidget *show = add_way (self, _("Show the supplier in the directory"), "go-next-symbolic");

      gtk_actionable_set_action_target (GTK_ACTIONABLE (show), "x", sourcier_supplier_get_id (self->entry->supplier));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (show), "win.show-supplier");
    }
  remove = add_way (self, _("Remove from the shortlist"), "user-trash-symbolic");
  gtk_widget_set_sensitive (remove, writable);
  g_signal_connect_object (remove, "activated", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
}

static void
sourcier_shortlist_row_finalize (GObject *object)
{
  g_clear_pointer (&SOURCIER_SHORTLIST_ROW (object)->entry, sourcier_shortlist_entry_free);
  g_clear_pointer (&SOURCIER_SHORTLIST_ROW (object)->sendings, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_shortlist_row_parent_class)->finalize (object);
}

static void
sourcier_shortlist_row_class_init (SourcierShortlistRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_shortlist_row_finalize;

  signals[TICKED] = g_signal_new ("ticked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, SOURCIER_TYPE_RECORD);
  signals[SENDING_EDITED] = g_signal_new ("sending-edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, SOURCIER_TYPE_RECORD);
  signals[SENDING_REMOVED] = g_signal_new ("sending-removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, SOURCIER_TYPE_RECORD);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sourcier_shortlist_row_init (SourcierShortlistRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/**
 * sourcier_shortlist_row_new:
 * @candidate: what the purchase keeps of it
 * @supplier: (nullable): the supplier, if the directory has it
 * @sendings: (element-type SourcierRecord): what it was sent about the purchase
 * @day: the day on which labels and exclusions count
 * @writable: whether it may be changed
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
sourcier_shortlist_row_new (SourcierRecord   *candidate,
                            SourcierSupplier *supplier,
                            GPtrArray        *sendings,
                            SourcierDay       day,
                            gboolean          writable)
{
  g_return_val_if_fail (SOURCIER_IS_CANDIDATE (candidate), NULL);

  SourcierShortlistRow *self = g_object_new (SOURCIER_TYPE_SHORTLIST_ROW, NULL);
  g_autofree char *subtitle = NULL;

  self->entry = sourcier_shortlist_entry_new (candidate, supplier);
  self->sendings = g_ptr_array_ref (sendings);
  subtitle = describe (self->entry, self->sendings, day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), sourcier_shortlist_entry_get_name (self->entry));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  add_tick (self);
  add_icons (self, day);
  add_badges (self, day);
  add_entries (self, writable);
  for (guint i = 0; i < self->sendings->len; i++)
    add_sending (self, self->sendings->pdata[i], writable);
  add_ways (self, writable);
  return GTK_WIDGET (self);
}

/**
 * sourcier_shortlist_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none): whom it tells about
 */
const SourcierShortlistEntry *
sourcier_shortlist_row_get_entry (SourcierShortlistRow *self)
{
  g_return_val_if_fail (SOURCIER_IS_SHORTLIST_ROW (self), NULL);

  return self->entry;
}

/**
 * sourcier_shortlist_row_get_ticked:
 * @self: a row
 *
 * Returns: whether it is chosen
 */
gboolean
sourcier_shortlist_row_get_ticked (SourcierShortlistRow *self)
{
  g_return_val_if_fail (SOURCIER_IS_SHORTLIST_ROW (self), FALSE);

  return gtk_check_button_get_active (self->tick);
}

/**
 * sourcier_shortlist_row_set_ticked:
 * @self: a row
 * @ticked: whether it is chosen
 */
void
sourcier_shortlist_row_set_ticked (SourcierShortlistRow *self,
                                   gboolean              ticked)
{
  g_return_if_fail (SOURCIER_IS_SHORTLIST_ROW (self));

  gtk_check_button_set_active (self->tick, ticked);
}
