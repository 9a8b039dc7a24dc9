/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/saved-state.h"

#include "widgets/autosave.h"
#include "widgets/unsaved.h"

#include <glib/gi18n-lib.h>

/* How often it is looked whether a worker still writes. */
#define LOOK_MS 250

struct _SourcierSavedState
{
  GObject parent_instance;

  SourcierStore *store;         /* (nullable) */
  GSignalGroup *signals;
  GDateTime *saved_at;          /* (nullable) the last change since the file was opened */
  GError *failure;              /* (nullable) why the last change is not saved, and what to do */
  char *lost, *lost_details;    /* (nullable) what became of the file behind our back */
  guint n_jobs;                 /* under way, which may write */
  guint look_id;

  char *words;
  char *details;
  gboolean is_safe;             /* nothing would be lost now */
};

enum { PROP_0, PROP_WORDS, PROP_DETAILS, PROP_IS_SAFE, N_PROPS };

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SourcierSavedState, sourcier_saved_state, G_TYPE_OBJECT)

static void
set (SourcierSavedState *self,
     gboolean            is_safe,
     const char         *words,
     const char         *details)
{
  if (g_strcmp0 (words, self->words) == 0 && g_strcmp0 (details, self->details) == 0)
    return;
  g_free (self->words);
  g_free (self->details);
  self->words = g_strdup (words);
  self->details = g_strdup (details);
  self->is_safe = is_safe;
  for (int i = 1; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
say_saved (SourcierSavedState *self)
{
  /* Translators: an hour and minute, as strftime tells them */
  g_autofree char *time = self->saved_at != NULL ? g_date_time_format (self->saved_at, _("%H:%M")) : NULL;
  /* Translators: all that was done is in the file; %s is the hour of the last change: “10:42” */
  g_autofree char *words = time != NULL ? g_strdup_printf (_("Saved at %s"), time) : g_strdup (_("Saved"));

  set (self, TRUE, words, sourcier_store_get_path (self->store));
}

static void
say_unsaved (SourcierSavedState *self,
             SourcierUnsaved    *form)
{
  const char *title = gtk_window_get_title (GTK_WINDOW (form));
  /* Translators: %s is the title of a form */
  g_autofree char *details = g_strdup_printf (_("What you typed in “%s” is not in the file before you save it there."), title);

  set (self, FALSE, _("Not saved yet"), details);
}

static void
say_failure (SourcierSavedState *self)
{
  gboolean is_damaged = g_error_matches (self->failure, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_DAMAGED);

  set (self, FALSE, is_damaged ? _("Damaged file") : _("Not saved"), self->failure->message);
}

/**
 * sourcier_saved_state_look:
 * @self: the state
 *
 * Looks again what is saved: somebody typed, or a worker began or ended. Short.
 */
void
sourcier_saved_state_look (SourcierSavedState *self)
{
  SourcierUnsaved *form;

  g_return_if_fail (SOURCIER_IS_SAVED_STATE (self));

  if (self->store == NULL)
    set (self, TRUE, "", NULL);
  else if (self->lost != NULL)
    set (self, FALSE, self->lost, self->lost_details);
  else if (sourcier_store_get_read_only (self->store))
    set (self, TRUE, _("Read-only"), sourcier_store_get_read_only_reason (self->store));
  else if (sourcier_store_count_writers () > 0 || sourcier_autosave_is_waiting ())
    set (self, FALSE, _("Saving…"), sourcier_store_get_path (self->store));
  else if (self->failure != NULL)
    say_failure (self);
  else if ((form = sourcier_unsaved_find ()) != NULL)
    say_unsaved (self, form);
  else
    say_saved (self);
}

static void
changed_cb (SourcierSavedState *self)
{
  g_clear_error (&self->failure);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  self->saved_at = g_date_time_new_now_local ();
  sourcier_saved_state_look (self);
}

static gboolean
look_cb (gpointer user_data)
{
  sourcier_saved_state_look (user_data);
  return G_SOURCE_CONTINUE;
}

/**
 * sourcier_saved_state_begin_job:
 * @self: the state
 *
 * A job begins, which may write: it is looked at now and then until sourcier_saved_state_end_job().
 */
void
sourcier_saved_state_begin_job (SourcierSavedState *self)
{
  g_return_if_fail (SOURCIER_IS_SAVED_STATE (self));

  if (self->n_jobs++ == 0)
    self->look_id = g_timeout_add (LOOK_MS, look_cb, self);
}

/**
 * sourcier_saved_state_end_job:
 * @self: the state
 *
 * A job is over.
 */
void
sourcier_saved_state_end_job (SourcierSavedState *self)
{
  g_return_if_fail (SOURCIER_IS_SAVED_STATE (self) && self->n_jobs > 0);

  if (--self->n_jobs == 0)
    g_clear_handle_id (&self->look_id, g_source_remove);
  sourcier_saved_state_look (self);
}

static void
sourcier_saved_state_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  SourcierSavedState *self = SOURCIER_SAVED_STATE (object);

  switch (id)
    {
    case PROP_WORDS:
      g_value_set_string (value, self->words);
      break;
    case PROP_DETAILS:
      g_value_set_string (value, self->details);
      break;
    case PROP_IS_SAFE:
      g_value_set_boolean (value, self->is_safe);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sourcier_saved_state_finalize (GObject *object)
{
  SourcierSavedState *self = SOURCIER_SAVED_STATE (object);

  g_clear_handle_id (&self->look_id, g_source_remove);
  g_clear_object (&self->signals);
  g_clear_object (&self->store);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  g_clear_error (&self->failure);
  g_free (self->lost);
  g_free (self->lost_details);
  g_free (self->words);
  g_free (self->details);

  G_OBJECT_CLASS (sourcier_saved_state_parent_class)->finalize (object);
}

static void
sourcier_saved_state_class_init (SourcierSavedStateClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = sourcier_saved_state_get_property;
  G_OBJECT_CLASS (klass)->finalize = sourcier_saved_state_finalize;

  /**
   * SourcierSavedState:words:
   *
   * “Saved at 10:42”, “Saving…”, “Not saved yet”; "" while no file is open.
   */
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * SourcierSavedState:details:
   *
   * Where it is saved; or why it is not, and what the reader can do.
   */
  properties[PROP_DETAILS] = g_param_spec_string ("details", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * SourcierSavedState:is-safe:
   *
   * Whether nothing would be lost if the program ended now.
   */
  properties[PROP_IS_SAFE] =
    g_param_spec_boolean ("is-safe", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
sourcier_saved_state_init (SourcierSavedState *self)
{
  self->is_safe = TRUE;
  self->words = g_strdup ("");
  self->signals = g_signal_group_new (SOURCIER_TYPE_STORE);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (changed_cb), self);
}

/**
 * sourcier_saved_state_get:
 *
 * Returns: (transfer none): the state of the file that this program shows
 */
SourcierSavedState *
sourcier_saved_state_get (void)
{
  static SourcierSavedState *self;

  if (self == NULL)
    self = g_object_new (SOURCIER_TYPE_SAVED_STATE, NULL);
  return self;
}

/**
 * sourcier_saved_state_set_store:
 * @self: the state
 * @store: (nullable): the window's connection to the file that it shows now
 */
void
sourcier_saved_state_set_store (SourcierSavedState *self,
                                SourcierStore      *store)
{
  g_return_if_fail (SOURCIER_IS_SAVED_STATE (self));

  g_set_object (&self->store, store);
  g_signal_group_set_target (self->signals, store);
  g_clear_error (&self->failure);
  g_clear_pointer (&self->saved_at, g_date_time_unref);
  sourcier_saved_state_set_lost (self, NULL, NULL);
}

/**
 * sourcier_saved_state_set_lost:
 * @self: the state
 * @words: (nullable): what became of the file behind our back: “File gone”; %NULL if it is in its place
 * @details: (nullable): the same at length
 *
 * Says so instead of anything else: what is open is saved no longer where the reader thinks.
 */
void
sourcier_saved_state_set_lost (SourcierSavedState *self,
                               const char         *words,
                               const char         *details)
{
  g_return_if_fail (SOURCIER_IS_SAVED_STATE (self));

  g_free (self->lost);
  g_free (self->lost_details);
  self->lost = g_strdup (words);
  self->lost_details = g_strdup (details);
  sourcier_saved_state_look (self);
}

/**
 * sourcier_saved_state_fail:
 * @self: the state
 * @error: why the last change did not reach the file, and what can be done
 *
 * Says so until the next change that does.
 */
void
sourcier_saved_state_fail (SourcierSavedState *self,
                           const GError       *error)
{
  g_return_if_fail (SOURCIER_IS_SAVED_STATE (self));
  g_return_if_fail (error != NULL);

  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);
  sourcier_saved_state_look (self);
}

/**
 * sourcier_saved_state_get_words:
 * @self: the state
 *
 * Returns: (transfer none): #SourcierSavedState:words
 */
const char *
sourcier_saved_state_get_words (SourcierSavedState *self)
{
  g_return_val_if_fail (SOURCIER_IS_SAVED_STATE (self), NULL);

  return self->words;
}

static void
mark_label (GtkWidget *label)
{
  if (sourcier_saved_state_get ()->is_safe)
    gtk_widget_remove_css_class (label, "unsaved");
  else
    gtk_widget_add_css_class (label, "unsaved");
}

/**
 * sourcier_saved_state_show_in:
 * @self: the state
 * @label: where the reader sees it, for as long as it lives
 */
void
sourcier_saved_state_show_in (SourcierSavedState *self,
                              GtkLabel           *label)
{
  g_return_if_fail (SOURCIER_IS_SAVED_STATE (self));
  g_return_if_fail (GTK_IS_LABEL (label));

  g_object_bind_property (self, "words", label, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "details", label, "tooltip-text", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self, "notify::is-safe", G_CALLBACK (mark_label), label, G_CONNECT_SWAPPED);
  mark_label (GTK_WIDGET (label));
}
