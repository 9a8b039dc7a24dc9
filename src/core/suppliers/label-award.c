/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/label-award.h"

#include <glib/gi18n-lib.h>

struct _SourcierLabelAward
{
  GObject parent_instance;

  gint64 id;
  char *label;
  char *number;
  char *scope;
  char *issuer;
  char *evidence;
  char *list;
  char *checked_by;
  SourcierDay valid_from;
  SourcierDay valid_to;
  SourcierDay checked_on;
  GPtrArray *files;
};

G_DEFINE_FINAL_TYPE (SourcierLabelAward, sourcier_label_award, G_TYPE_OBJECT)

/**
 * sourcier_award_state_get_code:
 * @state: a state
 *
 * Returns: (transfer none): the state's name in files, questions and on the command line: "valid", "ending"…
 */
const char *
sourcier_award_state_get_code (SourcierAwardState state)
{
  static const char * const codes[SOURCIER_N_AWARD_STATES] = {
    [SOURCIER_AWARD_VALID] = "valid",
    [SOURCIER_AWARD_ENDING] = "ending",
    [SOURCIER_AWARD_ENDED] = "ended",
    [SOURCIER_AWARD_UNCHECKED] = "unchecked",
    [SOURCIER_AWARD_UPCOMING] = "upcoming",
  };

  g_return_val_if_fail (state < SOURCIER_N_AWARD_STATES, NULL);

  return codes[state];
}

/**
 * sourcier_award_state_get_name:
 * @state: a state
 *
 * Returns: (transfer none): the state in the reader's language
 */
const char *
sourcier_award_state_get_name (SourcierAwardState state)
{
  switch (state)
    {
    case SOURCIER_AWARD_VALID:
      return C_("label award", "Valid");
    case SOURCIER_AWARD_ENDING:
      return C_("label award", "Ends within 90 days");
    case SOURCIER_AWARD_ENDED:
      return C_("label award", "Ended");
    case SOURCIER_AWARD_UNCHECKED:
      return C_("label award", "Never checked");
    case SOURCIER_AWARD_UPCOMING:
      return C_("label award", "Not yet valid");
    case SOURCIER_N_AWARD_STATES:
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * sourcier_award_state_is_held:
 * @state: a state
 *
 * Returns: whether a label in this state is held: neither ended nor still to come
 */
gboolean
sourcier_award_state_is_held (SourcierAwardState state)
{
  return state == SOURCIER_AWARD_VALID || state == SOURCIER_AWARD_ENDING || state == SOURCIER_AWARD_UNCHECKED;
}

static void
sourcier_label_award_finalize (GObject *object)
{
  SourcierLabelAward *self = SOURCIER_LABEL_AWARD (object);

  g_free (self->label);
  g_free (self->number);
  g_free (self->scope);
  g_free (self->issuer);
  g_free (self->evidence);
  g_free (self->list);
  g_free (self->checked_by);
  g_clear_pointer (&self->files, g_ptr_array_unref);

  G_OBJECT_CLASS (sourcier_label_award_parent_class)->finalize (object);
}

static void
sourcier_label_award_class_init (SourcierLabelAwardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_label_award_finalize;
}

static void
sourcier_label_award_init (SourcierLabelAward *self)
{
  self->label = g_strdup ("");
  self->number = g_strdup ("");
  self->scope = g_strdup ("");
  self->issuer = g_strdup ("");
  self->evidence = g_strdup ("");
  self->list = g_strdup ("");
  self->checked_by = g_strdup ("");
}

static void
take_text (char       **place,
           const char  *text)
{
  char *copy = g_strdup (text != NULL ? text : "");

  g_free (*place);
  *place = copy;
}

/**
 * sourcier_label_award_new:
 * @label: code of a label kind; an unknown one is kept as written
 *
 * Returns: (transfer full): an award of this label of which nothing else is known, not in any file yet
 */
SourcierLabelAward *
sourcier_label_award_new (const char *label)
{
  SourcierLabelAward *self = g_object_new (SOURCIER_TYPE_LABEL_AWARD, NULL);

  take_text (&self->label, label);
  return self;
}

/**
 * sourcier_label_award_copy:
 * @self: an award
 *
 * Returns: (transfer full): another object that says the same, the id included
 */
SourcierLabelAward *
sourcier_label_award_copy (SourcierLabelAward *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), NULL);

  SourcierLabelAward *copy = sourcier_label_award_new (self->label);

  copy->id = self->id;
  take_text (&copy->number, self->number);
  take_text (&copy->scope, self->scope);
  take_text (&copy->issuer, self->issuer);
  take_text (&copy->evidence, self->evidence);
  take_text (&copy->list, self->list);
  take_text (&copy->checked_by, self->checked_by);
  copy->valid_from = self->valid_from;
  copy->valid_to = self->valid_to;
  copy->checked_on = self->checked_on;
  sourcier_label_award_set_files (copy, self->files);
  return copy;
}

static gboolean
same_files (GPtrArray *some,
            GPtrArray *others)
{
  guint n_some = some != NULL ? some->len : 0;

  if (n_some != (others != NULL ? others->len : 0))
    return FALSE;
  for (guint i = 0; i < n_some; i++)
    if (some->pdata[i] != others->pdata[i]
        && (sourcier_evidence_file_get_id (some->pdata[i]) == 0
            || sourcier_evidence_file_get_id (some->pdata[i]) != sourcier_evidence_file_get_id (others->pdata[i])))
      return FALSE;
  return TRUE;
}

/**
 * sourcier_label_award_equal:
 * @self: an award
 * @other: another
 *
 * Returns: whether both say the same, whatever their ids
 */
gboolean
sourcier_label_award_equal (SourcierLabelAward *self,
                            SourcierLabelAward *other)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (other), FALSE);

  return self->valid_from == other->valid_from && self->valid_to == other->valid_to
         && self->checked_on == other->checked_on && g_str_equal (self->label, other->label)
         && g_str_equal (self->number, other->number) && g_str_equal (self->scope, other->scope)
         && g_str_equal (self->issuer, other->issuer) && g_str_equal (self->evidence, other->evidence)
         && g_str_equal (self->checked_by, other->checked_by) && same_files (self->files, other->files);
}

/**
 * sourcier_label_award_get_id:
 * @self: an award
 *
 * Returns: its id in the file, 0 before it was first saved
 */
gint64
sourcier_label_award_get_id (SourcierLabelAward *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), 0);

  return self->id;
}

/**
 * sourcier_label_award_set_id:
 * @self: an award
 * @id: its id in the file, or 0
 */
void
sourcier_label_award_set_id (SourcierLabelAward *self,
                             gint64              id)
{
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (self));

  self->id = id;
}

/**
 * sourcier_label_award_get_label:
 * @self: an award
 *
 * Returns: (transfer none): code of a label kind, or what was written; "" if not told
 */
const char *
sourcier_label_award_get_label (SourcierLabelAward *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), NULL);

  return self->label;
}

/**
 * sourcier_label_award_set_label:
 * @self: an award
 * @label: (nullable): code of a label kind, or what was written
 */
void
sourcier_label_award_set_label (SourcierLabelAward *self,
                                const char         *label)
{
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (self));

  take_text (&self->label, label);
}

/**
 * sourcier_label_award_get_number:
 * @self: an award
 *
 * Returns: (transfer none): number of the certificate, decision or convention; "" if not told
 */
const char *
sourcier_label_award_get_number (SourcierLabelAward *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), NULL);

  return self->number;
}

/**
 * sourcier_label_award_set_number:
 * @self: an award
 * @number: (nullable): number of the certificate, decision or convention
 */
void
sourcier_label_award_set_number (SourcierLabelAward *self,
                                 const char         *number)
{
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (self));

  take_text (&self->number, number);
}

/**
 * sourcier_label_award_get_scope:
 * @self: an award
 *
 * Returns: (transfer none): what the label covers: the firm, a site, a product, a trade; "" if not told
 */
const char *
sourcier_label_award_get_scope (SourcierLabelAward *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), NULL);

  return self->scope;
}

/**
 * sourcier_label_award_set_scope:
 * @self: an award
 * @scope: (nullable): what the label covers: the firm, a site, a product, a trade
 */
void
sourcier_label_award_set_scope (SourcierLabelAward *self,
                                const char         *scope)
{
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (self));

  take_text (&self->scope, scope);
}

/**
 * sourcier_label_award_get_issuer:
 * @self: an award
 *
 * Returns: (transfer none): who gave it; "" if not told
 */
const char *
sourcier_label_award_get_issuer (SourcierLabelAward *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), NULL);

  return self->issuer;
}

/**
 * sourcier_label_award_set_issuer:
 * @self: an award
 * @issuer: (nullable): who gave it
 */
void
sourcier_label_award_set_issuer (SourcierLabelAward *self,
                                 const char         *issuer)
{
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (self));

  take_text (&self->issuer, issuer);
}

/**
 * sourcier_label_award_get_valid_from:
 * @self: an award
 *
 * Returns: first day it holds, %SOURCIER_DAY_NONE if not told
 */
SourcierDay
sourcier_label_award_get_valid_from (SourcierLabelAward *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), SOURCIER_DAY_NONE);

  return self->valid_from;
}

/**
 * sourcier_label_award_set_valid_from:
 * @self: an award
 * @day: first day it holds, %SOURCIER_DAY_NONE if not told
 */
void
sourcier_label_award_set_valid_from (SourcierLabelAward *self,
                                     SourcierDay         day)
{
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (self));

  self->valid_from = day;
}

/**
 * sourcier_label_award_get_valid_to:
 * @self: an award
 *
 * Returns: last day it holds, %SOURCIER_DAY_NONE if not told
 */
SourcierDay
sourcier_label_award_get_valid_to (SourcierLabelAward *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), SOURCIER_DAY_NONE);

  return self->valid_to;
}

/**
 * sourcier_label_award_set_valid_to:
 * @self: an award
 * @day: last day it holds, %SOURCIER_DAY_NONE if not told
 */
void
sourcier_label_award_set_valid_to (SourcierLabelAward *self,
                                   SourcierDay         day)
{
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (self));

  self->valid_to = day;
}

/**
 * sourcier_label_award_get_evidence:
 * @self: an award
 *
 * Returns: (transfer none): where the evidence is: a reference, a file or a link; "" if not told
 */
const char *
sourcier_label_award_get_evidence (SourcierLabelAward *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), NULL);

  return self->evidence;
}

/**
 * sourcier_label_award_set_evidence:
 * @self: an award
 * @evidence: (nullable): where the evidence is: a reference, a file or a link
 */
void
sourcier_label_award_set_evidence (SourcierLabelAward *self,
                                   const char         *evidence)
{
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (self));

  take_text (&self->evidence, evidence);
}

/**
 * sourcier_label_award_get_list:
 * @self: an award
 *
 * Returns: (transfer none): what the imported list is called that told the award, in whichever language its evidence is
 *   worded and whatever day it is of; "" if none did
 */
const char *
sourcier_label_award_get_list (SourcierLabelAward *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), NULL);

  return self->list;
}

/**
 * sourcier_label_award_set_list:
 * @self: an award
 * @list: (nullable): what the imported list is called that tells the award
 */
void
sourcier_label_award_set_list (SourcierLabelAward *self,
                               const char         *list)
{
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (self));

  take_text (&self->list, list);
}

/**
 * sourcier_label_award_get_checked_by:
 * @self: an award
 *
 * Returns: (transfer none): who checked the evidence; "" if not told
 */
const char *
sourcier_label_award_get_checked_by (SourcierLabelAward *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), NULL);

  return self->checked_by;
}

/**
 * sourcier_label_award_set_checked_by:
 * @self: an award
 * @who: (nullable): who checked the evidence
 */
void
sourcier_label_award_set_checked_by (SourcierLabelAward *self,
                                     const char         *who)
{
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (self));

  take_text (&self->checked_by, who);
}

/**
 * sourcier_label_award_get_checked_on:
 * @self: an award
 *
 * Returns: day the evidence was checked, %SOURCIER_DAY_NONE if never
 */
SourcierDay
sourcier_label_award_get_checked_on (SourcierLabelAward *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), SOURCIER_DAY_NONE);

  return self->checked_on;
}

/**
 * sourcier_label_award_set_checked_on:
 * @self: an award
 * @day: day the evidence was checked, %SOURCIER_DAY_NONE if never
 */
void
sourcier_label_award_set_checked_on (SourcierLabelAward *self,
                                     SourcierDay         day)
{
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (self));

  self->checked_on = day;
}

/**
 * sourcier_label_award_get_files:
 * @self: an award
 *
 * Returns: (transfer none) (nullable) (element-type SourcierEvidenceFile): the files that prove it, %NULL if that is not
 *   known; saved so, it keeps those it has
 */
GPtrArray *
sourcier_label_award_get_files (SourcierLabelAward *self)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), NULL);

  return self->files;
}

/**
 * sourcier_label_award_set_files:
 * @self: an award
 * @files: (transfer none) (nullable) (element-type SourcierEvidenceFile): the files that prove it
 */
void
sourcier_label_award_set_files (SourcierLabelAward *self,
                                GPtrArray          *files)
{
  g_return_if_fail (SOURCIER_IS_LABEL_AWARD (self));

  GPtrArray *copy = files != NULL ? g_ptr_array_new_with_free_func (g_object_unref) : NULL;

  for (guint i = 0; files != NULL && i < files->len; i++)
    g_ptr_array_add (copy, g_object_ref (g_ptr_array_index (files, i)));
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = copy;
}

/**
 * sourcier_label_award_get_state:
 * @self: an award
 * @day: a day, today more often than not
 *
 * The same rule is written in SQL in supplier-query-sql.c.
 *
 * Returns: the state of the award on @day
 */
SourcierAwardState
sourcier_label_award_get_state (SourcierLabelAward *self,
                                SourcierDay         day)
{
  g_return_val_if_fail (SOURCIER_IS_LABEL_AWARD (self), SOURCIER_AWARD_UNCHECKED);

  if (self->valid_to != SOURCIER_DAY_NONE && self->valid_to < day)
    return SOURCIER_AWARD_ENDED;
  if (self->valid_from != SOURCIER_DAY_NONE && self->valid_from > day)
    return SOURCIER_AWARD_UPCOMING;
  if (self->valid_to != SOURCIER_DAY_NONE && self->valid_to - day <= SOURCIER_AWARD_SOON_DAYS)
    return SOURCIER_AWARD_ENDING;
  if (self->checked_on == SOURCIER_DAY_NONE && *self->checked_by == '\0')
    return SOURCIER_AWARD_UNCHECKED;
  return SOURCIER_AWARD_VALID;
}
