/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/erase-window.h"

#include "base/text.h"
#include "compat/alert.h"
#include "store/erasure.h"
#include "suppliers/contact-erase-store.h"
#include "widgets/accessible-name.h"
#include "widgets/busy-bar.h"
#include "widgets/feedback.h"
#include "widgets/job.h"
#include "widgets/progress-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _SourcierEraseWindow
{
  AdwWindow parent_instance;

  SourcierBusyBar *busy_bar;
  AdwEntryRow *sought_row;
  AdwPreferencesGroup *found_group;
  AdwPreferencesGroup *mentions_group;
  AdwPreferencesGroup *copies_group;

  GtkWidget *parent; /* not owned */
  SourcierStore *store;
  gint64 asked_for;  /* id of the contact the window was opened for, 0 for none */
  char *words;       /* what was looked for last */
  GPtrArray *contacts;
  SourcierErasureReport *report;
  GPtrArray *checks; /* a check for each of the contacts */
  GPtrArray *rows;   /* with the group that each stands in */
  char *copy;        /* the one that the reader is asked about */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (SourcierEraseWindow, sourcier_erase_window, ADW_TYPE_WINDOW)

enum
{
  ERASED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A search or an erasure, on its way through a worker. */
typedef struct
{
  SourcierStore *store;
  char *words;          /* NULL to erase contacts alone */
  gint64 id;            /* what to look for where there are no words */
  GPtrArray *contacts;
  SourcierErasureReport *report;
  SourcierProgressWindow *window; /* NULL for a search */
} Work;

static void
work_free (Work *work)
{
  g_object_unref (work->store);
  g_free (work->words);
  g_clear_pointer (&work->contacts, g_ptr_array_unref);
  g_clear_pointer (&work->report, sourcier_erasure_report_free);
  g_clear_object (&work->window);
  g_free (work);
}

static Work *
work_new (SourcierEraseWindow *self)
{
  Work *work = g_new0 (Work, 1);

  work->store = g_object_ref (self->store);
  work->words = g_strdup (self->words);
  work->id = self->asked_for;
  return work;
}

static guint
count_ticked (SourcierEraseWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < self->checks->len; i++)
    n += gtk_check_button_get_active (self->checks->pdata[i]) ? 1 : 0;
  return n;
}

/* Where nobody is found, a note or another field may have held the name, and the history may still. */
static gboolean
has_words_alone (SourcierEraseWindow *self)
{
  return self->report != NULL && self->contacts->len == 0 && self->report->n_actions > 0;
}

static void
update_actions (SourcierEraseWindow *self)
{
  gboolean writable = self->store != NULL && !sourcier_store_get_read_only (self->store);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "erase.erase",
                                 writable && !self->busy && (count_ticked (self) > 0 || has_words_alone (self)));
}

static void
set_busy (SourcierEraseWindow *self,
          gboolean             busy)
{
  self->busy = busy;
  sourcier_busy_bar_set_busy (self->busy_bar, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->found_group), !busy);
  update_actions (self);
}

static void
add_row (SourcierEraseWindow *self,
         AdwPreferencesGroup *group,
         GtkWidget           *row)
{
  g_object_set_data (G_OBJECT (row), "sourcier-group", group);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, row);
}

/* "lea@roy.example · 01 02 03 04 05 · Atelier Roy" */
static char *
describe_contact (SourcierKnownContact *known)
{
  static const SourcierContactField fields[] = { SOURCIER_CONTACT_EMAIL, SOURCIER_CONTACT_PHONE };
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = sourcier_contact_get_text (known->contact, fields[i]);

      if (text != sourcier_contact_get_call_name (known->contact))
        sourcier_text_append_part (words, text);
    }
  sourcier_text_append_part (words, sourcier_known_contact_get_place (known));
  return g_string_free (words, FALSE);
}

static void
add_contact (SourcierEraseWindow  *self,
             SourcierKnownContact *known)
{
  g_autofree char *words = sourcier_known_contact_describe (known);
  g_autofree char *subtitle = describe_contact (known);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                                 sourcier_contact_get_call_name (known->contact), "subtitle", subtitle, NULL);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), self->asked_for == 0 || known->id == self->asked_for);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  sourcier_accessible_name_set (check, words);
  g_signal_connect_object (check, "toggled", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_ptr_array_add (self->checks, check);
  add_row (self, self->found_group, row);
}

static void
add_lines (SourcierEraseWindow *self,
           AdwPreferencesGroup *group,
           GPtrArray           *lines)
{
  gtk_widget_set_visible (GTK_WIDGET (group), lines->len > 0);
  for (guint i = 0; i < lines->len; i++)
    add_row (self, group, g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", lines->pdata[i], NULL));
}

static char *
describe_found (SourcierEraseWindow *self)
{
  guint n = self->report->n_actions;

  if (has_words_alone (self))
    return g_strdup_printf (ngettext ("No contact has this e-mail or name, but %u action of the history keeps it.",
                                      "No contact has this e-mail or name, but %u actions of the history keep it.", n),
                            n);
  if (self->contacts->len == 0)
    return g_strdup (_("No contact of the directory or its history has this e-mail or name. What is written of a supplier "
                       "itself is corrected in the supplier."));
  return g_strdup_printf (ngettext ("%u action of the history keeps their data and can no longer be undone afterwards, "
                                    "nor what was done before.",
                                    "%u actions of the history keep their data and can no longer be undone afterwards, "
                                    "nor what was done before.", n), n);
}

static void
delete_copy_answered (GtkWidget *widget,
                      gboolean   accepted)
{
  SourcierEraseWindow *self = SOURCIER_ERASE_WINDOW (widget);
  g_autoptr (GFile) file = self->copy != NULL ? g_file_new_for_path (self->copy) : NULL;
  g_autoptr (GError) error = NULL;

  if (!accepted || file == NULL)
    return;
  if (!g_file_delete (file, NULL, &error))
    {
      sourcier_feedback_fail (widget, _("The copy was not deleted"), error);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (g_object_get_data (self->rows->pdata[i], "sourcier-copy"), self->copy) == 0)
      gtk_widget_set_visible (self->rows->pdata[i], FALSE);
  for (guint i = 0; self->report != NULL && i < self->report->copies->len; i++)
    if (g_str_equal (self->report->copies->pdata[i], self->copy))
      {
        g_ptr_array_remove_index (self->report->copies, i);
        break;
      }
}

static void
delete_copy_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  SourcierEraseWindow *self = SOURCIER_ERASE_WINDOW (widget);
  g_autofree char *words = NULL;

  g_free (self->copy);
  self->copy = g_variant_dup_bytestring (parameter, NULL);
  words = sourcier_store_describe_old_copy (self->copy);
  sourcier_alert_ask (widget, _("Delete this copy for good?"), words, _("_Delete for good"), TRUE, delete_copy_answered);
}

/* Each with the day it was written, and a button that deletes it. */
static void
add_copy (SourcierEraseWindow *self,
          const char          *path)
{
  g_autofree char *words = sourcier_store_describe_old_copy (path);
  g_autofree char *spoken = g_strdup_printf (_("Delete %s"), words);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", words, NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, spoken);
  sourcier_accessible_name_set (button, spoken);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), g_variant_new_bytestring (path));
  /* After its target: an action that takes one is not to be named without. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "erase.delete-copy");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_object_set_data_full (G_OBJECT (row), "sourcier-copy", g_strdup (path), g_free);
  add_row (self, self->copies_group, row);
}

static void
add_copies (SourcierEraseWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->copies_group), self->report->copies->len > 0);
  for (guint i = 0; i < self->report->copies->len; i++)
    add_copy (self, self->report->copies->pdata[i]);
}

static void
clear_found (SourcierEraseWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (g_object_get_data (self->rows->pdata[i], "sourcier-group"), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->checks, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->mentions_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->copies_group), FALSE);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_clear_pointer (&self->report, sourcier_erasure_report_free);
}

static void
show_found (SourcierEraseWindow *self)
{
  g_autofree char *words = describe_found (self);

  for (guint i = 0; i < self->contacts->len; i++)
    add_contact (self, self->contacts->pdata[i]);
  add_lines (self, self->mentions_group, self->report->mentions);
  add_copies (self);
  adw_preferences_group_set_description (self->found_group, words);
  gtk_widget_set_visible (GTK_WIDGET (self->found_group), TRUE);
}

static gboolean
look_in_thread (gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Work *work = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (work->store, error);

  if (reader == NULL)
    return FALSE;
  if (work->words == NULL)
    work->contacts = sourcier_contact_store_find_one (reader, work->id, error);
  else
    work->contacts = sourcier_contact_store_find (reader, strchr (work->words, '@') != NULL ? SOURCIER_CONTACT_EMAIL
                                                                                           : SOURCIER_CONTACT_NAME,
                                                  work->words, error);
  if (work->contacts != NULL)
    work->report = sourcier_contact_store_weigh (reader, work->contacts, work->words, error);
  return work->report != NULL;
}

static void
look_done (gpointer      owner,
           gpointer      data,
           const GError *error)
{
  SourcierEraseWindow *self = owner;
  Work *work = data;

  clear_found (self);
  if (error == NULL)
    {
      self->contacts = g_steal_pointer (&work->contacts);
      self->report = g_steal_pointer (&work->report);
      show_found (self);
    }
  set_busy (self, FALSE);
  if (error != NULL)
    sourcier_alert_show (GTK_WIDGET (self), _("The person could not be looked for"), error->message);
}

static void
look (SourcierEraseWindow *self)
{
  set_busy (self, TRUE);
  sourcier_job_run (self, look_in_thread, look_done, work_new (self), (GDestroyNotify) work_free, NULL);
}

static void
sought_cb (SourcierEraseWindow *self)
{
  g_autofree char *words = sourcier_text_tidy (gtk_editable_get_text (GTK_EDITABLE (self->sought_row)));

  if (*words == '\0' || self->busy)
    return;
  g_free (self->words);
  self->words = g_steal_pointer (&words);
  look (self);
}

static gboolean
erase_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Work *work = data;
  g_autoptr (SourcierStore) writer = sourcier_store_open_writer (work->store, error);

  if (writer == NULL)
    return FALSE;
  sourcier_store_set_cancellable (writer, cancellable);
  work->report = sourcier_contact_store_erase (writer, work->contacts, work->words, error);
  return work->report != NULL;
}

static void
tell_erased (SourcierEraseWindow *self,
             GPtrArray           *contacts)
{
  for (guint i = 0; i < contacts->len; i++)
    g_signal_emit (self, signals[ERASED], 0, ((SourcierKnownContact *) contacts->pdata[i])->id);
  if (self->parent != NULL)
    sourcier_feedback_tell (self->parent, _("Erased for good"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
erase_done (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  SourcierEraseWindow *self = owner;
  Work *work = data;

  sourcier_progress_window_finish (work->window);
  sourcier_store_refresh (work->store);
  set_busy (self, FALSE);
  if (error == NULL)
    {
      tell_erased (self, work->contacts);
      return;
    }
  /* Some of it may be done: what is left is looked for again. */
  if (sourcier_job_was_stopped (error))
    sourcier_alert_show (GTK_WIDGET (self), _("Stopped, nothing was erased"), "");
  else
    sourcier_alert_show (GTK_WIDGET (self), _("Not everything could be erased"), error->message);
  look (self);
}

/* Whoever is not ticked keeps what the history holds of words they share. */
static void
erase (SourcierEraseWindow *self)
{
  Work *work = work_new (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SourcierProgress) progress = sourcier_progress_new ();

  if (count_ticked (self) < self->contacts->len)
    g_clear_pointer (&work->words, g_free);
  work->contacts = g_ptr_array_ref (self->contacts);
  for (guint i = self->checks->len; i > 0; i--)
    if (!gtk_check_button_get_active (self->checks->pdata[i - 1]))
      g_ptr_array_remove_index (self->contacts, i - 1);
  clear_found (self);
  set_busy (self, TRUE);
  work->window = sourcier_progress_window_new (GTK_WINDOW (self), _("Erasing for good…"), progress, cancellable);
  sourcier_progress_window_tell (work->window, _("The history is searched, then the file is written anew. That last part cannot be "
                                                 "stopped."), _("This can take a while"));
  sourcier_job_run (self, erase_in_thread, erase_done, work, (GDestroyNotify) work_free, cancellable);
}

static void
erase_answered (GtkWidget *widget,
                gboolean   accepted)
{
  if (accepted)
    erase (SOURCIER_ERASE_WINDOW (widget));
}

static char *
make_question (SourcierEraseWindow *self)
{
  guint n = count_ticked (self);

  if (n == 0)
    return g_strdup (_("Erase these words from the history for good?"));
  if (n > 1)
    return g_strdup_printf (ngettext ("Erase %u contact for good?", "Erase %u contacts for good?", n), n);
  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      /* translators: %s is the name of a person */
      return g_strdup_printf (_("Erase %s for good?"), sourcier_contact_get_call_name (
        ((SourcierKnownContact *) self->contacts->pdata[i])->contact));
  g_assert_not_reached ();
}

static void
erase_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  SourcierEraseWindow *self = SOURCIER_ERASE_WINDOW (widget);
  g_autofree char *question = make_question (self);
  g_autoptr (GString) body =
    g_string_new (_("This cannot be undone, and what was done in this file until now can no longer be undone either."));

  if (self->report->copies->len > 0)
    g_string_append_printf (body, "\n\n%s", _("These backups and older copies may still hold the data. Delete them if "
                                              "you no longer need them:"));
  for (guint i = 0; i < self->report->copies->len; i++)
    {
      g_autofree char *words = sourcier_store_describe_old_copy (self->report->copies->pdata[i]);

      g_string_append_printf (body, "\n%s", words);
    }
  sourcier_alert_ask (widget, question, body->str, _("_Erase for good"), TRUE, erase_answered);
}

static void
sourcier_erase_window_dispose (GObject *object)
{
  SourcierEraseWindow *self = SOURCIER_ERASE_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SOURCIER_TYPE_ERASE_WINDOW);
  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->store);
  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->copy, g_free);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_clear_pointer (&self->report, sourcier_erasure_report_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_erase_window_parent_class)->dispose (object);
}

static void
sourcier_erase_window_class_init (SourcierEraseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_erase_window_dispose;

  /**
   * SourcierEraseWindow::erased:
   * @id: id of a contact
   *
   * The contact is erased; whoever holds a copy of it lets go of that.
   */
  signals[ERASED] = g_signal_new ("erased", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (SOURCIER_TYPE_BUSY_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/erase-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SourcierEraseWindow, busy_bar);
  gtk_widget_class_bind_template_child (widget_class, SourcierEraseWindow, sought_row);
  gtk_widget_class_bind_template_child (widget_class, SourcierEraseWindow, found_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierEraseWindow, mentions_group);
  gtk_widget_class_bind_template_child (widget_class, SourcierEraseWindow, copies_group);
  gtk_widget_class_bind_template_callback (widget_class, sought_cb);

  gtk_widget_class_install_action (widget_class, "erase.erase", NULL, erase_cb);
  gtk_widget_class_install_action (widget_class, "erase.delete-copy", "ay", delete_copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sourcier_erase_window_init (SourcierEraseWindow *self)
{
  self->checks = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sourcier_accessible_name_set (GTK_WIDGET (self->sought_row), _("E-mail or whole name"));
  update_actions (self);
}

/**
 * sourcier_erase_window_present:
 * @parent: the widget that asks, whose window it stands before
 * @store: the office's file
 * @contact: (nullable): who asks to be erased, stored in the file; %NULL to look for somebody
 *
 * Opens the window. Its signal "erased" tells the id of each contact that was erased.
 *
 * Returns: (transfer none): the window, owned by GTK as windows are
 */
SourcierEraseWindow *
sourcier_erase_window_present (GtkWidget       *parent,
                               SourcierStore   *store,
                               SourcierContact *contact)
{
  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);
  g_return_val_if_fail (contact == NULL || SOURCIER_IS_CONTACT (contact), NULL);

  SourcierEraseWindow *self = g_object_new (SOURCIER_TYPE_ERASE_WINDOW, "transient-for", gtk_widget_get_root (parent),
                                            NULL);

  g_set_weak_pointer (&self->parent, parent);
  self->store = g_object_ref (store);
  if (contact != NULL)
    {
      const char *email = sourcier_contact_get_text (contact, SOURCIER_CONTACT_EMAIL);
      const char *name = sourcier_contact_get_text (contact, SOURCIER_CONTACT_NAME);
      const char *words = *email != '\0' ? email : name;

      self->asked_for = sourcier_contact_get_id (contact);
      self->words = *words != '\0' ? g_strdup (words) : NULL;
      gtk_editable_set_text (GTK_EDITABLE (self->sought_row), words);
      look (self);
    }
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->sought_row));
  return self;
}
