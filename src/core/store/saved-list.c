/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/saved-list.h"

#include "base/text.h"

struct _SourcierSavedList
{
  GObject parent_instance;

  const SourcierSavedListKind *kind;
  gint64 id;
  char *name;
  char *note;
  GObject *question;
  char *left_out;
};

G_DEFINE_FINAL_TYPE (SourcierSavedList, sourcier_saved_list, G_TYPE_OBJECT)

static void
sourcier_saved_list_finalize (GObject *object)
{
  SourcierSavedList *self = SOURCIER_SAVED_LIST (object);

  g_free (self->name);
  g_free (self->note);
  g_free (self->left_out);
  g_clear_object (&self->question);

  G_OBJECT_CLASS (sourcier_saved_list_parent_class)->finalize (object);
}

static void
sourcier_saved_list_class_init (SourcierSavedListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_saved_list_finalize;
}

static void
sourcier_saved_list_init (SourcierSavedList *self)
{
  self->name = g_strdup ("");
  self->note = g_strdup ("");
}

/**
 * sourcier_saved_list_new:
 * @kind: what it is of, a constant
 * @name: what it is called
 * @question: (nullable): who is on it; %NULL for a list made by hand
 *
 * Returns: (transfer full): a list that is in no file yet
 */
SourcierSavedList *
sourcier_saved_list_new (const SourcierSavedListKind *kind,
                         const char                  *name,
                         gpointer                     question)
{
  g_return_val_if_fail (kind != NULL && name != NULL, NULL);
  g_return_val_if_fail (question == NULL || G_IS_OBJECT (question), NULL);

  SourcierSavedList *self = g_object_new (SOURCIER_TYPE_SAVED_LIST, NULL);

  self->kind = kind;
  sourcier_saved_list_set_name (self, name);
  g_set_object (&self->question, question);
  return self;
}

/**
 * sourcier_saved_list_get_kind:
 * @self: a list
 *
 * Returns: (transfer none): what it is of
 */
const SourcierSavedListKind *
sourcier_saved_list_get_kind (SourcierSavedList *self)
{
  g_return_val_if_fail (SOURCIER_IS_SAVED_LIST (self), NULL);

  return self->kind;
}

/**
 * sourcier_saved_list_get_id:
 * @self: a list
 *
 * Returns: its id in the file, 0 before it was first saved
 */
gint64
sourcier_saved_list_get_id (SourcierSavedList *self)
{
  g_return_val_if_fail (SOURCIER_IS_SAVED_LIST (self), 0);

  return self->id;
}

/**
 * sourcier_saved_list_set_id:
 * @self: a list
 * @id: its id in the file, or 0
 */
void
sourcier_saved_list_set_id (SourcierSavedList *self,
                            gint64             id)
{
  g_return_if_fail (SOURCIER_IS_SAVED_LIST (self));

  self->id = id;
}

/**
 * sourcier_saved_list_get_name:
 * @self: a list
 *
 * Returns: (transfer none): what it is called
 */
const char *
sourcier_saved_list_get_name (SourcierSavedList *self)
{
  g_return_val_if_fail (SOURCIER_IS_SAVED_LIST (self), NULL);

  return self->name;
}

/**
 * sourcier_saved_list_set_name:
 * @self: a list
 * @name: what it is called
 */
void
sourcier_saved_list_set_name (SourcierSavedList *self,
                              const char        *name)
{
  g_return_if_fail (SOURCIER_IS_SAVED_LIST (self));
  g_return_if_fail (name != NULL);

  char *tidy = sourcier_text_tidy (name);

  g_free (self->name);
  self->name = tidy;
}

/**
 * sourcier_saved_list_get_note:
 * @self: a list
 *
 * Returns: (transfer none): what the office noted about it, "" for nothing
 */
const char *
sourcier_saved_list_get_note (SourcierSavedList *self)
{
  g_return_val_if_fail (SOURCIER_IS_SAVED_LIST (self), NULL);

  return self->note;
}

/**
 * sourcier_saved_list_set_note:
 * @self: a list
 * @note: what the office notes about it
 */
void
sourcier_saved_list_set_note (SourcierSavedList *self,
                              const char        *note)
{
  g_return_if_fail (SOURCIER_IS_SAVED_LIST (self));
  g_return_if_fail (note != NULL);

  char *tidy = sourcier_text_tidy (note);

  g_free (self->note);
  self->note = tidy;
}

/**
 * sourcier_saved_list_get_question:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the question whose answer it is, %NULL for a list made by hand
 */
gpointer
sourcier_saved_list_get_question (SourcierSavedList *self)
{
  g_return_val_if_fail (SOURCIER_IS_SAVED_LIST (self), NULL);

  return self->question;
}

/**
 * sourcier_saved_list_get_left_out:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what a newer version of the program put into its question and this one does not
 *   understand, %NULL for nothing
 */
const char *
sourcier_saved_list_get_left_out (SourcierSavedList *self)
{
  g_return_val_if_fail (SOURCIER_IS_SAVED_LIST (self), NULL);

  return self->left_out;
}

/**
 * sourcier_saved_list_set_left_out:
 * @self: a list
 * @left_out: (nullable): what of its question is not understood
 */
void
sourcier_saved_list_set_left_out (SourcierSavedList *self,
                                  const char        *left_out)
{
  g_return_if_fail (SOURCIER_IS_SAVED_LIST (self));

  char *copy = g_strdup (left_out);

  g_free (self->left_out);
  self->left_out = copy;
}
