/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the cells of a list tell by names and codes: labels, families, areas, CPV codes. */

#include "suppliers/supplier-import-reading-private.h"

#include "base/text.h"
#include "reference/area.h"
#include "reference/cpv.h"
#include "reference/family.h"
#include "reference/label-kind.h"
#include "suppliers/supplier-import.h"

#include <string.h>

typedef const char *(*RecogniseFunc) (const char *text);

/* What one cell tells codes of. */
typedef struct
{
  int target;
  const char *header;
  RecogniseFunc recognise;
  SourcierImportWords *words;
  GPtrArray *codes;
} CodesColumn;

static const char *
recognise_label (const char *text)
{
  const SourcierLabelKind *kind = sourcier_label_kind_recognise (text);

  return kind != NULL ? sourcier_label_kind_get_code (kind) : NULL;
}

static const char *
recognise_family (const char *text)
{
  const SourcierFamily *family = sourcier_family_recognise (text);

  return family != NULL ? sourcier_family_get_code (family) : NULL;
}

void
_sourcier_import_reading_add_once (GPtrArray  *texts,
                                   const char *text)
{
  if (!g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

/* The form is written as French lists write it, and stays the same in every language, so that what one import kept
 * the next one finds. */
void
_sourcier_import_reading_keep (SourcierImportReading *self,
                               const char            *header,
                               const char            *value)
{
  g_autofree char *line = g_strdup_printf ("%s : %s", header, value);

  _sourcier_import_reading_add_once (self->kept, line);
}

/* "Entreprise d’insertion (EI)" is told by its name, or by what stands in the brackets. */
static const char *
recognise_part (const char    *part,
                RecogniseFunc  recognise)
{
  const char *code = recognise (part);
  const char *opening = strrchr (part, '(');

  if (code != NULL || opening == NULL || opening == part)
    return code;

  g_autofree char *outside = g_strndup (part, opening - part);
  g_autofree char *inside = g_strndup (opening + 1, strcspn (opening + 1, ")"));

  code = recognise (outside);
  return code != NULL ? code : recognise (inside);
}

static void
unknown_free (gpointer data)
{
  SourcierImportUnknown *self = data;

  g_free (self->text);
  g_free (self);
}

static void
note_unknown (SourcierImportReading *self,
              int                    target,
              const char            *text)
{
  SourcierImportUnknown *unknown = g_new0 (SourcierImportUnknown, 1);

  unknown->target = target;
  unknown->text = g_strdup (text);
  if (self->unknown == NULL)
    self->unknown = g_ptr_array_new_with_free_func (unknown_free);
  g_ptr_array_add (self->unknown, unknown);
}

static void
settle (SourcierImportReading *self,
        const char            *header,
        const char            *part)
{
  if (self->settled == NULL)
    self->settled = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->settled, g_strdup_printf ("%s : %s", header, part));
}

/* What the program does not know the office may have decided. Areas are decided by nobody. */
static void
read_unknown (SourcierImportReading *self,
              const CodesColumn     *column,
              const char            *part)
{
  const SourcierImportKnownWord *word;

  if (column->words == NULL || column->target == SOURCIER_IMPORT_TARGET_AREAS)
    {
      _sourcier_import_reading_keep (self, column->header, part);
      return;
    }

  word = sourcier_import_words_find (column->words, column->target, part);
  note_unknown (self, column->target, part);
  if (word == NULL || word->decision == SOURCIER_IMPORT_WORD_KEEP)
    _sourcier_import_reading_keep (self, column->header, part);
  if (word != NULL && word->decision == SOURCIER_IMPORT_WORD_KEEP)
    settle (self, column->header, part);
  else if (word != NULL && word->decision == SOURCIER_IMPORT_WORD_USE)
    _sourcier_import_reading_add_once (column->codes, word->code);
}

/* One thing or several: what cannot be recognised whole is parted. */
static void
read_codes (SourcierImportReading *self,
            const CodesColumn     *column,
            const char            *cell,
            const char            *separators)
{
  g_auto (GStrv) parts = g_strsplit_set (cell, separators, -1);

  for (int i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = sourcier_text_tidy (parts[i]);
      const char *code = *part != '\0' ? recognise_part (part, column->recognise) : NULL;

      if (code != NULL && *code != '\0')
        _sourcier_import_reading_add_once (column->codes, code);
      else if (code != NULL)
        continue;
      else if (strpbrk (part, WEAK_SEPARATORS) != NULL)
        read_codes (self, column, part, WEAK_SEPARATORS);
      else if (*part != '\0')
        read_unknown (self, column, part);
    }
}

/* What is written as a CPV code, as it is kept: eight digits, seven where the leading zero is lost, and the first digits of
 * a code with zeros after them; NULL where it is none. */
static char *
read_cpv_code (const char *part)
{
  gboolean mended;
  char *code = sourcier_cpv_read_code (part, NULL, &mended);

  if (code != NULL && mended)
    memmove (code, code + 1, SOURCIER_CPV_LENGTH);
  if (code != NULL || !sourcier_text_is_digits (part) || strlen (part) < 2 || strlen (part) > 6)
    return code;
  return g_strdup_printf ("%s%.*s", part, (int) (SOURCIER_CPV_LENGTH - strlen (part)), "000000");
}

/* One code or several, each perhaps followed by its label, in which commas and strokes may stand. */
static void
read_cpv_codes (SourcierImportReading *self,
                const char            *header,
                const char            *cell)
{
  g_auto (GStrv) parts = g_strsplit_set (cell, ",/", -1);
  gboolean in_label = FALSE;

  for (int i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = sourcier_text_tidy (parts[i]);
      g_autofree char *code = read_cpv_code (part);

      if (code != NULL && sourcier_cpv_division_find (code) != NULL)
        _sourcier_import_reading_add_once (self->cpv, code);
      else if (*part != '\0' && (!in_label || g_ascii_isdigit (*part)))
        _sourcier_import_reading_keep (self, header, part);
      in_label = in_label || code != NULL;
    }
}

void
_sourcier_import_reading_read_cpv (SourcierImportReading *self,
                                   const char            *header,
                                   const char            *cell)
{
  g_auto (GStrv) parts = g_strsplit_set (cell, SEPARATORS, -1);

  for (int i = 0; parts[i] != NULL; i++)
    read_cpv_codes (self, header, parts[i]);
}

/* A list that has no column for families tells them by its CPV codes. */
void
_sourcier_import_reading_take_families_of_cpv (SourcierImportReading *self)
{
  for (guint i = 0; i < self->cpv->len; i++)
    {
      const SourcierFamily *family = sourcier_family_from_cpv (g_ptr_array_index (self->cpv, i));

      if (family != NULL)
        _sourcier_import_reading_add_once (self->families, sourcier_family_get_code (family));
    }
}

/* Labels, families or areas, one or several in a cell. */
void
_sourcier_import_reading_read_codes (SourcierImportReading *self,
                                     int                    target,
                                     const char            *header,
                                     SourcierImportWords   *words,
                                     const char            *cell)
{
  CodesColumn column = { target, header, recognise_label, words, self->labels };

  if (target == SOURCIER_IMPORT_TARGET_FAMILIES)
    column = (CodesColumn) { target, header, recognise_family, words, self->families };
  else if (target == SOURCIER_IMPORT_TARGET_AREAS)
    column = (CodesColumn) { target, header, sourcier_area_recognise, words, self->areas };
  read_codes (self, &column, cell, target == SOURCIER_IMPORT_TARGET_AREAS ? SEPARATORS WEAK_SEPARATORS : SEPARATORS);
}
