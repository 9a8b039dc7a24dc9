/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/revert-private.h"

#include "history/told-table.h"

/* What becomes of each row and of each thing that the action changed. */

/* Of a row that was changed, each field that says what the action wrote goes back. */
static SourcierVerdict
judge_fields (SourcierRevert             *self,
              SourcierChange             *change,
              const SourcierStandingRow  *row,
              SourcierTouched            *thing)
{
  const char *table = sourcier_change_get_table (change);
  const SourcierToldTable *told = sourcier_told_table_find (table);
  guint n_back = 0, n_changed = 0, n_lost = 0;

  for (guint i = 0; i < sourcier_change_get_n_columns (change); i++)
    {
      const char *column = sourcier_owners_get_column (self->owners, table, i);

      if (!sourcier_change_read (change, i, TRUE, NULL))
        continue;
      if (row->as_after[i])
        *(_sourcier_revert_names_lost (self, change, i) ? &n_lost : &n_back) += 1;
      else if (!row->as_before[i])
        {
          n_changed++;
          if (thing != NULL)
            _sourcier_touched_note (&thing->kept,
                                    told != NULL && column != NULL ? sourcier_told_table_get_column (told, column) : column);
        }
    }
  return n_back > 0 ? SOURCIER_ROW_GOES_BACK : n_lost > 0 ? SOURCIER_ROW_IS_LOST
         : n_changed > 0 ? SOURCIER_ROW_WAS_CHANGED : SOURCIER_ROW_IS_BACK;
}

static void
keep_row (SourcierRevert  *self,
          SourcierTouched *thing,
          SourcierChange  *change)
{
  g_autofree char *name = _sourcier_revert_name_part (self, change);

  _sourcier_touched_note (&thing->kept, name);
}

/* What the action added goes as long as it is what it added. */
static SourcierVerdict
judge_came (SourcierRevert            *self,
            SourcierChange            *change,
            const SourcierStandingRow *row,
            SourcierTouched           *thing)
{
  gboolean is_same = TRUE;

  for (guint i = 0; row->is_there && i < sourcier_change_get_n_columns (change); i++)
    is_same = is_same && row->as_after[i];
  if (row->is_there && !is_same && thing != NULL)
    keep_row (self, thing, change);
  return !row->is_there ? SOURCIER_ROW_IS_BACK : is_same ? SOURCIER_ROW_GOES_BACK : SOURCIER_ROW_WAS_CHANGED;
}

static SourcierVerdict
judge_went (SourcierRevert            *self,
            SourcierChange            *change,
            const SourcierStandingRow *row)
{
  if (row->is_there)
    return SOURCIER_ROW_IS_BACK;
  for (guint i = 0; i < sourcier_change_get_n_columns (change); i++)
    if (_sourcier_revert_names_lost (self, change, i))
      return SOURCIER_ROW_IS_LOST;
  return SOURCIER_ROW_GOES_BACK;
}

/**
 * _sourcier_revert_judge:
 * @self: what takes an action back
 * @change: what it did to a row
 * @thing: (nullable): where what is kept is noted
 *
 * Returns: what becomes of the row
 */
SourcierVerdict
_sourcier_revert_judge (SourcierRevert  *self,
                        SourcierChange  *change,
                        SourcierTouched *thing)
{
  g_auto (SourcierStandingRow) row = { FALSE };

  if (!sourcier_change_compare (change, self->store, &row))
    return SOURCIER_ROW_IS_GONE;
  switch (sourcier_change_get_kind (change))
    {
    case SOURCIER_CHANGE_CAME:
      return judge_came (self, change, &row, thing);
    case SOURCIER_CHANGE_WENT:
      return judge_went (self, change, &row);
    case SOURCIER_CHANGE_CHANGED:
    default:
      return row.is_there ? judge_fields (self, change, &row, thing) : SOURCIER_ROW_IS_GONE;
    }
}

static gboolean
judge_own (gint64          action,
           SourcierChange *change,
           gpointer        user_data)
{
  SourcierRevert *self = user_data;
  SourcierTouched *thing = _sourcier_revert_find_touched (self, change);
  SourcierVerdict verdict;

  if (thing == NULL || thing->gone || thing->refused || _sourcier_revert_is_whole (self, thing))
    return TRUE;
  verdict = _sourcier_revert_judge (self, change, thing);
  thing->n_back += verdict == SOURCIER_ROW_GOES_BACK;
  if (verdict == SOURCIER_ROW_IS_GONE)
    keep_row (self, thing, change);
  return TRUE;
}

/* Things that go back whole, or stay so, are judged without their rows. */
gboolean
_sourcier_revert_judge_all (SourcierRevert  *self,
                            GError         **error)
{
  return self->is_cut || sourcier_revert_is_import (self) || _sourcier_revert_each_own (self, judge_own, self, error);
}

/* Returns: whether the thing stays whole, or goes back whole. Of an action that was cut the same row may have been changed
 * several times. */
gboolean
_sourcier_revert_is_whole (SourcierRevert        *self,
                           const SourcierTouched *thing)
{
  return thing->added || self->is_cut || sourcier_revert_is_import (self);
}

/* Returns: whether nothing that happened to the thing itself keeps it as it is; its rows are another matter */
gboolean
_sourcier_revert_may_go_back (SourcierRevert        *self,
                              const SourcierTouched *thing)
{
  if (thing->gone || thing->refused)
    return FALSE;
  if (_sourcier_revert_is_whole (self, thing))
    return !thing->edited && thing->referrer == NULL && thing->lost == NULL;
  return !thing->grown;
}

SourcierRevertOutcome
_sourcier_revert_get_outcome (SourcierRevert        *self,
                              const SourcierTouched *thing)
{
  if (thing->gone || thing->refused)
    return SOURCIER_REVERT_FAILED;
  if (!_sourcier_revert_may_go_back (self, thing))
    return SOURCIER_REVERT_KEPT;
  if (_sourcier_revert_is_whole (self, thing))
    return SOURCIER_REVERT_REVERSED;
  if (thing->n_back == 0)
    return SOURCIER_REVERT_KEPT;
  return thing->kept != NULL || thing->lost != NULL ? SOURCIER_REVERT_PARTLY : SOURCIER_REVERT_REVERSED;
}

gboolean
_sourcier_revert_goes_back (SourcierRevert        *self,
                            const SourcierTouched *thing)
{
  SourcierRevertOutcome outcome = _sourcier_revert_get_outcome (self, thing);

  return outcome == SOURCIER_REVERT_REVERSED || outcome == SOURCIER_REVERT_PARTLY;
}

/* Counts the things of each outcome. */
void
_sourcier_revert_count (SourcierRevert *self)
{
  self->n_removed = 0;
  for (int i = 0; i < SOURCIER_N_REVERT_OUTCOMES; i++)
    self->n[i] = 0;
  for (guint i = 0; i < self->order->len; i++)
    {
      const SourcierTouched *thing = self->order->pdata[i];
      SourcierRevertOutcome outcome = _sourcier_revert_get_outcome (self, thing);

      self->n[outcome]++;
      self->n_removed += outcome == SOURCIER_REVERT_REVERSED && thing->added;
    }
}
