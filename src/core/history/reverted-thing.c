/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/reverted-thing.h"

#include <glib/gi18n-lib.h>

struct _SourcierRevertedThing
{
  GObject parent_instance;

  gint64 id;
  const char *about;
  char *name;
  char *reason;
};

G_DEFINE_FINAL_TYPE (SourcierRevertedThing, sourcier_reverted_thing, G_TYPE_OBJECT)

static const char * const outcome_codes[SOURCIER_N_REVERT_OUTCOMES] = { "reversed", "partly", "kept", "failed" };

static const char * const outcome_names[SOURCIER_N_REVERT_OUTCOMES] = {
  NC_("undo outcome", "Taken back"),
  NC_("undo outcome", "Taken back in part"),
  NC_("undo outcome", "Kept, edited since"),
  NC_("undo outcome", "Could not be taken back"),
};

/**
 * sourcier_revert_outcome_get_code:
 * @outcome: an outcome
 *
 * Returns: (transfer none): its name for programs: "reversed", "partly", "kept", "failed"
 */
const char *
sourcier_revert_outcome_get_code (SourcierRevertOutcome outcome)
{
  g_return_val_if_fail (outcome < SOURCIER_N_REVERT_OUTCOMES, "");

  return outcome_codes[outcome];
}

/**
 * sourcier_revert_outcome_get_name:
 * @outcome: an outcome
 *
 * Returns: (transfer none): its name for the reader
 */
const char *
sourcier_revert_outcome_get_name (SourcierRevertOutcome outcome)
{
  g_return_val_if_fail (outcome < SOURCIER_N_REVERT_OUTCOMES, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "undo outcome", outcome_names[outcome]);
}

static void
sourcier_reverted_thing_finalize (GObject *object)
{
  SourcierRevertedThing *self = SOURCIER_REVERTED_THING (object);

  g_free (self->name);
  g_free (self->reason);

  G_OBJECT_CLASS (sourcier_reverted_thing_parent_class)->finalize (object);
}

static void
sourcier_reverted_thing_class_init (SourcierRevertedThingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_reverted_thing_finalize;
}

static void
sourcier_reverted_thing_init (SourcierRevertedThing *self)
{
}

/**
 * sourcier_reverted_thing_new:
 * @id: a thing
 * @about: the table of such things
 * @name: (nullable): its name, %NULL if nobody knows it any more
 * @reason: what becomes of it and why, for the reader
 *
 * Returns: (transfer full): the three together
 */
SourcierRevertedThing *
sourcier_reverted_thing_new (gint64      id,
                              const char *about,
                              const char *name,
                              const char *reason)
{
  SourcierRevertedThing *self = g_object_new (SOURCIER_TYPE_REVERTED_THING, NULL);

  self->id = id;
  self->about = g_intern_string (about);
  self->name = g_strdup (name != NULL ? name : "");
  self->reason = g_strdup (reason);
  return self;
}

/**
 * sourcier_reverted_thing_get_id:
 * @self: a thing
 *
 * Returns: its id in the file, which may not have it any more
 */
gint64
sourcier_reverted_thing_get_id (SourcierRevertedThing *self)
{
  g_return_val_if_fail (SOURCIER_IS_REVERTED_THING (self), 0);

  return self->id;
}

/**
 * sourcier_reverted_thing_get_about:
 * @self: a thing
 *
 * Returns: (transfer none): the table of such things: "supplier"
 */
const char *
sourcier_reverted_thing_get_about (SourcierRevertedThing *self)
{
  g_return_val_if_fail (SOURCIER_IS_REVERTED_THING (self), "");

  return self->about;
}

/**
 * sourcier_reverted_thing_get_name:
 * @self: a thing
 *
 * Returns: (transfer none): its name, "" if nobody knows it any more
 */
const char *
sourcier_reverted_thing_get_name (SourcierRevertedThing *self)
{
  g_return_val_if_fail (SOURCIER_IS_REVERTED_THING (self), "");

  return self->name;
}

/**
 * sourcier_reverted_thing_get_reason:
 * @self: a thing
 *
 * Returns: (transfer none): what becomes of it and why, for the reader
 */
const char *
sourcier_reverted_thing_get_reason (SourcierRevertedThing *self)
{
  g_return_val_if_fail (SOURCIER_IS_REVERTED_THING (self), "");

  return self->reason;
}
