/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-index-private.h"

#include <string.h>

/* What state an award is in depends on the day of the question: who has which label in which state is told for one day at a
 * time. */

void
_sourcier_index_states_free (SourcierIndexStates *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->held);
  roaring_bitmap_free (self->any_held);
  g_free (self->today);
  g_free (self->soon);
  g_free (self);
}

static void
take_away_states (SourcierIndexStates *self,
                  const SourcierRows  *rows)
{
  for (guint i = 0; i < self->rows->len; i++)
    roaring_bitmap_andnot_inplace (g_ptr_array_index (self->rows, i), rows);
  for (guint i = 0; i < self->held->len; i++)
    roaring_bitmap_andnot_inplace (g_ptr_array_index (self->held, i), rows);
  roaring_bitmap_andnot_inplace (self->any_held, rows);
}

void
_sourcier_index_awards_take_away (SourcierIndexBody  *self,
                                  const SourcierRows *rows)
{
  SourcierIndexAward *awards = (SourcierIndexAward *) (gpointer) self->awards->data;
  guint32 first = roaring_bitmap_minimum (rows), last = roaring_bitmap_maximum (rows);
  guint n = 0;

  for (guint i = 0; i < self->awards->len; i++)
    if (awards[i].row < first || awards[i].row > last || !roaring_bitmap_contains (rows, awards[i].row))
      awards[n++] = awards[i];
  g_array_set_size (self->awards, n);
  if (self->states != NULL)
    take_away_states (self->states, rows);
}

/* The rule of _sourcier_supplier_sql_award_state(), days being compared as they are written. */
static SourcierAwardState
state_of (SourcierIndexBody        *self,
          const SourcierIndexAward *award)
{
  const char *from = award->from > 0 ? g_ptr_array_index (self->days->words, award->from - 1) : NULL;
  const char *to = award->to > 0 ? g_ptr_array_index (self->days->words, award->to - 1) : NULL;

  if (to != NULL && strcmp (to, self->states->today) < 0)
    return SOURCIER_AWARD_ENDED;
  if (from != NULL && strcmp (from, self->states->today) > 0)
    return SOURCIER_AWARD_UPCOMING;
  if (to != NULL && strcmp (to, self->states->soon) <= 0)
    return SOURCIER_AWARD_ENDING;
  return award->unchecked ? SOURCIER_AWARD_UNCHECKED : SOURCIER_AWARD_VALID;
}

static void
make_room (SourcierIndexStates *self,
           guint                n_labels)
{
  while (self->rows->len < n_labels * SOURCIER_N_AWARD_STATES)
    g_ptr_array_add (self->rows, roaring_bitmap_create ());
  while (self->held->len < n_labels)
    g_ptr_array_add (self->held, roaring_bitmap_create ());
}

static void
tell_award (SourcierIndexBody        *self,
            const SourcierIndexAward *award)
{
  SourcierAwardState state = state_of (self, award);

  make_room (self->states, self->labels->words->len);
  roaring_bitmap_add (g_ptr_array_index (self->states->rows, award->label * SOURCIER_N_AWARD_STATES + state), award->row);
  if (!sourcier_award_state_is_held (state))
    return;
  roaring_bitmap_add (g_ptr_array_index (self->states->held, award->label), award->row);
  roaring_bitmap_add (self->states->any_held, award->row);
}

void
_sourcier_index_awards_add (SourcierIndexBody        *self,
                            const SourcierIndexAward *award)
{
  g_array_append_vals (self->awards, award, 1);
  if (self->states != NULL)
    tell_award (self, award);
}

/* Gets the states ready for the questions of a day. */
void
_sourcier_index_awards_tell (SourcierIndexBody *self,
                             SourcierDay        day)
{
  if (self->states != NULL && self->states->day == day)
    return;
  g_clear_pointer (&self->states, _sourcier_index_states_free);
  self->states = g_new0 (SourcierIndexStates, 1);
  self->states->day = day;
  self->states->today = sourcier_day_to_iso (day);
  self->states->soon = sourcier_day_to_iso (day + SOURCIER_AWARD_SOON_DAYS);
  self->states->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) roaring_bitmap_free);
  self->states->held = g_ptr_array_new_with_free_func ((GDestroyNotify) roaring_bitmap_free);
  self->states->any_held = roaring_bitmap_create ();
  make_room (self->states, self->labels->words->len);
  for (guint i = 0; i < self->awards->len; i++)
    tell_award (self, &g_array_index (self->awards, SourcierIndexAward, i));
}

static gboolean
has_state (GPtrArray *states,
           guint      state)
{
  return g_ptr_array_find_with_equal_func (states, sourcier_award_state_get_code (state), g_str_equal, NULL);
}

/* Whether @states are those in which an award is held, which is what is asked for where no state is. */
static gboolean
are_held (GPtrArray *states)
{
  for (guint state = 0; state < SOURCIER_N_AWARD_STATES; state++)
    if (has_state (states, state) != sourcier_award_state_is_held (state))
      return FALSE;
  return TRUE;
}

static void
gather_label (SourcierIndexBody *self,
              guint              label,
              GPtrArray         *states,
              SourcierRows      *into)
{
  if (are_held (states))
    {
      roaring_bitmap_or_inplace (into, g_ptr_array_index (self->states->held, label));
      return;
    }
  for (guint state = 0; state < SOURCIER_N_AWARD_STATES; state++)
    if (has_state (states, state))
      roaring_bitmap_or_inplace (into, g_ptr_array_index (self->states->rows, label * SOURCIER_N_AWARD_STATES + state));
}

/* Adds those who have an award of one of @labels, of any where it is NULL, in one of @states to @into. */
void
_sourcier_index_awards_gather (SourcierIndexBody *self,
                               GPtrArray         *labels,
                               GPtrArray         *states,
                               SourcierRows      *into)
{
  guint label;

  if (labels == NULL && are_held (states))
    roaring_bitmap_or_inplace (into, self->states->any_held);
  else if (labels == NULL)
    for (label = 0; label < self->labels->words->len; label++)
      gather_label (self, label, states, into);
  else
    for (guint i = 0; i < labels->len; i++)
      if (_sourcier_index_words_find (self->labels, g_ptr_array_index (labels, i), &label))
        gather_label (self, label, states, into);
}

/* Returns: (transfer full) (element-type utf8): the codes of the states in which an award is held. */
GPtrArray *
_sourcier_index_held_states (void)
{
  GPtrArray *states = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < SOURCIER_N_AWARD_STATES; i++)
    if (sourcier_award_state_is_held (i))
      g_ptr_array_add (states, g_strdup (sourcier_award_state_get_code (i)));
  return states;
}
