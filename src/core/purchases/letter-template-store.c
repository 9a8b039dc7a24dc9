/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/letter-template-store.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * sourcier_letter_template_free:
 * @self: (transfer full): a template
 */
void
sourcier_letter_template_free (SourcierLetterTemplate *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->name);
  g_free (self);
}

static SourcierLetterTemplate *
read_row (SourcierStatement *row)
{
  SourcierLetterTemplate *template = g_new0 (SourcierLetterTemplate, 1);

  template->id = sourcier_statement_get_int (row, 0);
  template->name = g_strdup (sourcier_statement_get_text (row, 1));
  template->language = SOURCIER_FRENCH;
  sourcier_language_find (sourcier_statement_get_text (row, 2), &template->language);
  template->added_on = sourcier_statement_get_day (row, 3);
  return template;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *one = sourcier_text_fold ((*(SourcierLetterTemplate * const *) a)->name);
  g_autofree char *other = sourcier_text_fold ((*(SourcierLetterTemplate * const *) b)->name);

  return g_strcmp0 (one, other);
}

/**
 * sourcier_letter_template_store_list:
 * @store: an office's file
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable) (element-type SourcierLetterTemplate): the office's templates by name, or %NULL with @error
 *   set
 */
GPtrArray *
sourcier_letter_template_store_list (SourcierStore  *store,
                                     GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (GPtrArray) templates = g_ptr_array_new_with_free_func ((GDestroyNotify) sourcier_letter_template_free);
  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT id, name, language, added_on FROM letter_template ORDER BY id", error);
  gboolean has_row = TRUE;

  if (row == NULL)
    return NULL;
  while (has_row)
    {
      if (!sourcier_statement_step (row, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (templates, read_row (row));
    }
  g_ptr_array_sort (templates, compare_names);
  return g_steal_pointer (&templates);
}

static void
set_not_found (GError **error)
{
  g_set_error_literal (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_NOT_FOUND,
                       _("This template is no longer in the office’s file. It may have been removed; Undo brings it back."));
}

/**
 * sourcier_letter_template_store_load:
 * @store: an office's file
 * @id: id of a template
 * @error: where to put what went wrong
 *
 * Returns: (transfer full) (nullable): the template, or %NULL with @error set: NOT_FOUND if it is gone
 */
SourcierOdtTemplate *
sourcier_letter_template_store_load (SourcierStore  *store,
                                     gint64          id,
                                     GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierStatement) row =
    sourcier_store_prepare (store, "SELECT name, content FROM letter_template WHERE id = ?1", error);
  g_autoptr (GBytes) content = NULL;
  gboolean has_row;

  if (row == NULL)
    return NULL;
  sourcier_statement_bind_int (row, 1, id);
  if (!sourcier_statement_step (row, &has_row, error))
    return NULL;
  if (!has_row)
    {
      set_not_found (error);
      return NULL;
    }
  content = sourcier_statement_get_blob (row, 1);
  return sourcier_odt_template_new (content, sourcier_statement_get_text (row, 0), error);
}

/* "Lettre type.odt" is the template "Lettre type". */
static char *
name_template (SourcierOdtTemplate *template)
{
  g_autofree char *name = sourcier_text_tidy (sourcier_odt_template_get_name (template));
  g_autofree char *small = g_ascii_strdown (name, -1);

  if (g_str_has_suffix (small, ".odt") || g_str_has_suffix (small, ".ott"))
    name[strlen (name) - 4] = '\0';
  return g_steal_pointer (&name);
}

static gboolean
insert (SourcierStore        *store,
        SourcierOdtTemplate  *template,
        const char           *name,
        SourcierLanguage      language,
        gint64               *id,
        GError              **error)
{
  gsize size;
  gconstpointer content = g_bytes_get_data (sourcier_odt_template_get_bytes (template), &size);
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "INSERT INTO letter_template (id, name, language, added_on, content)"
                                   " VALUES (?1, ?2, ?3, ?4, ?5)", error);

  if (statement == NULL)
    return FALSE;
  *id = sourcier_store_next_id (store);
  sourcier_statement_bind_int (statement, 1, *id);
  sourcier_statement_bind_text (statement, 2, name);
  sourcier_statement_bind_text (statement, 3, sourcier_language_get_code (language));
  sourcier_statement_bind_day (statement, 4, sourcier_day_today ());
  sourcier_statement_bind_blob (statement, 5, content, size);
  return sourcier_statement_run (statement, error);
}

/* A template of the same name and language is the earlier state of this one. */
static gboolean
replace_same (SourcierStore     *store,
              const char        *name,
              SourcierLanguage   language,
              GError           **error)
{
  g_autoptr (SourcierStatement) statement =
    sourcier_store_prepare (store, "DELETE FROM letter_template WHERE name = ?1 AND language = ?2", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_text (statement, 1, name);
  sourcier_statement_bind_text (statement, 2, sourcier_language_get_code (language));
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_letter_template_store_add:
 * @store: an office's file, in no transaction
 * @template: a template, as it was read
 * @language: the language it is written in
 * @id: (out): its id
 * @error: where to put what went wrong
 *
 * Keeps a template in the office's file, so that colleagues have it, as one action. It takes the place of one of the same name and
 * language.
 *
 * Returns: %FALSE with @error set and nothing changed: BAD_INPUT if it has more than %SOURCIER_LETTER_TEMPLATE_MOST_BYTES
 */
gboolean
sourcier_letter_template_store_add (SourcierStore        *store,
                                    SourcierOdtTemplate  *template,
                                    SourcierLanguage      language,
                                    gint64               *id,
                                    GError              **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);
  g_return_val_if_fail (SOURCIER_IS_ODT_TEMPLATE (template) && id != NULL, FALSE);

  g_autofree char *name = name_template (template);

  if (g_bytes_get_size (sourcier_odt_template_get_bytes (template)) > SOURCIER_LETTER_TEMPLATE_MOST_BYTES)
    {
      g_autofree char *most = g_format_size (SOURCIER_LETTER_TEMPLATE_MOST_BYTES);

      g_set_error (error, SOURCIER_STORE_ERROR, SOURCIER_STORE_ERROR_BAD_INPUT,
                   _("“%s” has more than %s, too much for the office’s file: make its pictures smaller"), name, most);
      return FALSE;
    }
  if (!sourcier_store_begin (store, _("Add template of letters"), error))
    return FALSE;
  sourcier_store_set_detail (store, name);
  if (replace_same (store, name, language, error) && insert (store, template, name, language, id, error))
    return sourcier_store_commit (store, error);
  sourcier_store_rollback (store);
  return FALSE;
}

static gboolean
tell_name (SourcierStore  *store,
           gint64          id,
           GError        **error)
{
  g_autoptr (SourcierStatement) row = sourcier_store_prepare (store, "SELECT name FROM letter_template WHERE id = ?1", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  sourcier_statement_bind_int (row, 1, id);
  if (!sourcier_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      set_not_found (error);
      return FALSE;
    }
  sourcier_store_set_detail (store, sourcier_statement_get_text (row, 0));
  return TRUE;
}

static gboolean
delete (SourcierStore  *store,
        gint64          id,
        GError        **error)
{
  g_autoptr (SourcierStatement) statement = sourcier_store_prepare (store, "DELETE FROM letter_template WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  sourcier_statement_bind_int (statement, 1, id);
  return sourcier_statement_run (statement, error);
}

/**
 * sourcier_letter_template_store_remove:
 * @store: an office's file, in no transaction
 * @id: id of a template
 * @error: where to put what went wrong
 *
 * Takes a template out of the office's file, as one action.
 *
 * Returns: %FALSE with @error set and nothing changed: NOT_FOUND if it is gone
 */
gboolean
sourcier_letter_template_store_remove (SourcierStore  *store,
                                       gint64          id,
                                       GError        **error)
{
  g_return_val_if_fail (SOURCIER_IS_STORE (store), FALSE);

  if (!sourcier_store_begin (store, _("Remove template of letters"), error))
    return FALSE;
  if (tell_name (store, id, error) && delete (store, id, error))
    return sourcier_store_commit (store, error);
  sourcier_store_rollback (store);
  return FALSE;
}
