/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/choices.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *value;
  SourcierChoice choice;
} Ticked;

struct _SourcierChoices
{
  guint n_facets;
  GPtrArray **ticked;
};

static Ticked *
ticked_new (const char     *value,
            SourcierChoice  choice)
{
  Ticked *ticked = g_new (Ticked, 1);

  ticked->value = g_strdup (value);
  ticked->choice = choice;
  return ticked;
}

static void
ticked_free (gpointer data)
{
  Ticked *ticked = data;

  g_free (ticked->value);
  g_free (ticked);
}

/**
 * sourcier_choices_new:
 * @n_facets: how many facets there are
 *
 * Returns: (transfer full): nothing ticked in any of them
 */
SourcierChoices *
sourcier_choices_new (guint n_facets)
{
  SourcierChoices *self = g_new0 (SourcierChoices, 1);

  self->n_facets = n_facets;
  self->ticked = g_new0 (GPtrArray *, n_facets);
  for (guint i = 0; i < n_facets; i++)
    self->ticked[i] = g_ptr_array_new_with_free_func (ticked_free);
  return self;
}

/**
 * sourcier_choices_copy:
 * @self: choices
 *
 * Returns: (transfer full): the same choices
 */
SourcierChoices *
sourcier_choices_copy (const SourcierChoices *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  SourcierChoices *copy = sourcier_choices_new (self->n_facets);

  for (guint i = 0; i < self->n_facets; i++)
    for (guint j = 0; j < self->ticked[i]->len; j++)
      {
        const Ticked *ticked = g_ptr_array_index (self->ticked[i], j);

        g_ptr_array_add (copy->ticked[i], ticked_new (ticked->value, ticked->choice));
      }
  return copy;
}

/**
 * sourcier_choices_free:
 * @self: (transfer full): choices
 */
void
sourcier_choices_free (SourcierChoices *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_facets; i++)
    g_ptr_array_unref (self->ticked[i]);
  g_free (self->ticked);
  g_free (self);
}

static Ticked *
find_ticked (const SourcierChoices *self,
             guint                  facet,
             const char            *value)
{
  for (guint i = 0; i < self->ticked[facet]->len; i++)
    {
      Ticked *ticked = g_ptr_array_index (self->ticked[facet], i);

      if (g_str_equal (ticked->value, value))
        return ticked;
    }
  return NULL;
}

/**
 * sourcier_choices_set:
 * @self: choices
 * @facet: a facet
 * @value: one of its values
 * @choice: whether the value is asked for, taken away, or neither
 */
void
sourcier_choices_set (SourcierChoices *self,
                      guint            facet,
                      const char      *value,
                      SourcierChoice   choice)
{
  g_return_if_fail (self != NULL && facet < self->n_facets && value != NULL);

  Ticked *ticked = find_ticked (self, facet, value);

  if (choice == SOURCIER_CHOICE_NONE)
    g_ptr_array_remove (self->ticked[facet], ticked);
  else if (ticked != NULL)
    ticked->choice = choice;
  else
    g_ptr_array_add (self->ticked[facet], ticked_new (value, choice));
}

/**
 * sourcier_choices_clear:
 * @self: choices
 * @facet: a facet that nothing is to be ticked in any more
 */
void
sourcier_choices_clear (SourcierChoices *self,
                        guint            facet)
{
  g_return_if_fail (self != NULL && facet < self->n_facets);

  g_ptr_array_set_size (self->ticked[facet], 0);
}

/**
 * sourcier_choices_get:
 * @self: choices
 * @facet: a facet
 * @value: one of its values
 *
 * Returns: what is chosen about the value
 */
SourcierChoice
sourcier_choices_get (const SourcierChoices *self,
                      guint                  facet,
                      const char            *value)
{
  g_return_val_if_fail (self != NULL && facet < self->n_facets && value != NULL, SOURCIER_CHOICE_NONE);

  const Ticked *ticked = find_ticked (self, facet, value);

  return ticked != NULL ? ticked->choice : SOURCIER_CHOICE_NONE;
}

/**
 * sourcier_choices_get_values:
 * @self: choices
 * @facet: a facet
 * @choice: asked for or taken away
 *
 * Returns: (transfer full) (element-type utf8): the values of which this is chosen, in the order they were ticked
 */
GPtrArray *
sourcier_choices_get_values (const SourcierChoices *self,
                             guint                  facet,
                             SourcierChoice         choice)
{
  g_return_val_if_fail (self != NULL && facet < self->n_facets, NULL);

  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->ticked[facet]->len; i++)
    {
      const Ticked *ticked = g_ptr_array_index (self->ticked[facet], i);

      if (ticked->choice == choice)
        g_ptr_array_add (values, g_strdup (ticked->value));
    }
  return values;
}

/**
 * sourcier_choices_is_empty:
 * @self: choices
 * @facet: a facet
 *
 * Returns: whether nothing is ticked in it
 */
gboolean
sourcier_choices_is_empty (const SourcierChoices *self,
                           guint                  facet)
{
  g_return_val_if_fail (self != NULL && facet < self->n_facets, TRUE);

  return self->ticked[facet]->len == 0;
}

static gboolean
same_in_facet (const SourcierChoices *self,
               const SourcierChoices *other,
               guint                  facet)
{
  if (self->ticked[facet]->len != other->ticked[facet]->len)
    return FALSE;

  for (guint i = 0; i < self->ticked[facet]->len; i++)
    {
      const Ticked *ticked = g_ptr_array_index (self->ticked[facet], i);

      if (sourcier_choices_get (other, facet, ticked->value) != ticked->choice)
        return FALSE;
    }
  return TRUE;
}

/**
 * sourcier_choices_equal:
 * @self: choices
 * @other: choices in the same facets
 *
 * Returns: whether the same is ticked in both, in whatever order
 */
gboolean
sourcier_choices_equal (const SourcierChoices *self,
                        const SourcierChoices *other)
{
  g_return_val_if_fail (self != NULL && other != NULL && self->n_facets == other->n_facets, FALSE);

  for (guint i = 0; i < self->n_facets; i++)
    if (!same_in_facet (self, other, i))
      return FALSE;
  return TRUE;
}

static void
chip_free (gpointer data)
{
  SourcierQueryChip *chip = data;

  g_free (chip->words);
  g_free (chip);
}

/**
 * sourcier_query_chips_new:
 *
 * Returns: (transfer full) (element-type SourcierQueryChip): no piece of a question yet
 */
GPtrArray *
sourcier_query_chips_new (void)
{
  return g_ptr_array_new_with_free_func (chip_free);
}

/**
 * sourcier_query_chips_add:
 * @chips: (element-type SourcierQueryChip): pieces of a question
 * @facet: which facet it speaks of, or a number below 0
 * @words: (transfer full): what it says; nothing is added where that is nothing
 */
void
sourcier_query_chips_add (GPtrArray *chips,
                          int        facet,
                          char      *words)
{
  g_return_if_fail (chips != NULL && words != NULL);

  if (*words == '\0')
    {
      g_free (words);
      return;
    }

  SourcierQueryChip *chip = g_new (SourcierQueryChip, 1);

  chip->facet = facet;
  chip->words = words;
  g_ptr_array_add (chips, chip);
}

/**
 * sourcier_choices_asked_to_words:
 * @self: choices
 * @facet: a facet
 * @word: (scope call): what a value is called
 * @user_data: for @word
 *
 * Returns: (transfer full): what is asked for in the facet, "EI or ACI"; "" for nothing
 */
char *
sourcier_choices_asked_to_words (const SourcierChoices *self,
                                 guint                  facet,
                                 SourcierChoiceWord     word,
                                 gpointer               user_data)
{
  g_autoptr (GPtrArray) values = sourcier_choices_get_values (self, facet, SOURCIER_CHOICE_IN);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *called = word (facet, g_ptr_array_index (values, i), user_data);

      if (i > 0)
        /* translators: stands between two alternatives of a question, "EI or ACI" */
        g_string_append (words, C_("question", " or "));
      g_string_append (words, called);
    }
  return g_string_free (words, FALSE);
}

/**
 * sourcier_choices_to_words:
 * @self: choices
 * @facet: a facet
 * @word: (scope call): what a value is called
 * @user_data: for @word
 *
 * Returns: (transfer full): what is chosen in the facet, "EI or ACI, not ESAT"; "" for nothing
 */
char *
sourcier_choices_to_words (const SourcierChoices *self,
                           guint                  facet,
                           SourcierChoiceWord     word,
                           gpointer               user_data)
{
  g_autoptr (GPtrArray) out = sourcier_choices_get_values (self, facet, SOURCIER_CHOICE_OUT);
  g_autofree char *asked = sourcier_choices_asked_to_words (self, facet, word, user_data);
  GString *words = g_string_new (asked);

  for (guint i = 0; i < out->len; i++)
    {
      g_autofree char *called = word (facet, g_ptr_array_index (out, i), user_data);

      if (words->len > 0)
        /* translators: stands between two pieces of a question, "EI, not ESAT" */
        g_string_append (words, C_("question", ", "));
      /* translators: what a question takes away, "not ESAT" */
      g_string_append_printf (words, C_("question", "not %s"), called);
    }
  return g_string_free (words, FALSE);
}
