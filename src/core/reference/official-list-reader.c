/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reference/official-list-reader.h"

#include "base/text.h"
#include "exchange/list-reader.h"
#include "reference/cpv.h"
#include "reference/frr.h"
#include "reference/official-list-header.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define COMMUNE_LENGTH 5
#define QPV_LENGTH 8

typedef struct
{
  SourcierOfficialReading *reading;
  char **header;
  int columns[SOURCIER_N_OFFICIAL_COLUMNS];
  GHashTable *keys;             /* those that were read */

  char **cells;                 /* the row that is being read */
  guint n_cells;
  guint line;
  guint stray_line;             /* where a row with a stray quotation mark begins */
  guint other_line;
  gboolean doubtful;
} Reader;

static void
official_row_free (SourcierOfficialRow *row)
{
  g_free (row->code);
  g_free (row->check_digit);
  g_free (row->commune);
  g_free (row->text);
  g_free (row->text_en);
  g_free (row);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierOfficialRow, official_row_free)

static char *
dup_cell (Reader                 *self,
          SourcierOfficialColumn  column)
{
  int i = self->columns[column];

  return sourcier_text_tidy (i >= 0 && (guint) i < self->n_cells ? self->cells[i] : "");
}

/* Notes that the row is doubtful, and why. */
static void
doubt (Reader                 *self,
       SourcierOfficialColumn  column,
       const char             *format)
{
  GPtrArray *problems = self->reading->problems;

  self->doubtful = TRUE;
  if (problems->len >= SOURCIER_OFFICIAL_LIST_MOST_PROBLEMS)
    return;

  g_autofree char *cell = dup_cell (self, column);
  g_autoptr (GString) why = g_string_new (format);
  g_string_replace (why, "%s", cell, 1);
  /* Translators: a line and a column of a list, and what is wrong there */
  g_ptr_array_add (problems, g_strdup_printf (_("line %u, column “%s”: %s"), self->line,
                                              self->header[self->columns[column]], why->str));
}

static void
doubt_row (Reader     *self,
           const char *why)
{
  GPtrArray *problems = self->reading->problems;

  self->doubtful = TRUE;
  if (problems->len < SOURCIER_OFFICIAL_LIST_MOST_PROBLEMS)
    /* Translators: a line of a list, and what is wrong there */
    g_ptr_array_add (problems, g_strdup_printf (_("line %u: %s"), self->line, why));
}

static char *
read_cpv (Reader *self,
          char   *check_digit)
{
  g_autofree char *cell = dup_cell (self, SOURCIER_OFFICIAL_COLUMN_CODE);
  gboolean mended;
  char *code = sourcier_cpv_read_code (cell, check_digit, &mended);

  if (code == NULL)
    doubt (self, SOURCIER_OFFICIAL_COLUMN_CODE, _("“%s” is not a CPV code; the row was left out"));
  else if (mended)
    doubt (self, SOURCIER_OFFICIAL_COLUMN_CODE, _("“%s” had lost its leading zero"));
  return code;
}

static gboolean
is_qpv_code (const char *code)
{
  if (strlen (code) != QPV_LENGTH || code[0] != 'Q')
    return FALSE;
  for (const char *p = code; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      return FALSE;
  return TRUE;
}

static char *
read_qpv (Reader *self)
{
  g_autofree char *cell = dup_cell (self, SOURCIER_OFFICIAL_COLUMN_CODE);
  char *code = g_ascii_strup (cell, -1);

  if (is_qpv_code (code))
    return code;
  doubt (self, SOURCIER_OFFICIAL_COLUMN_CODE, _("“%s” is not the code of a neighbourhood; the row was left out"));
  g_free (code);
  return NULL;
}

/* Five characters, digits save for the second one in Corsica: 2A004. */
static gboolean
is_commune_code (const char *code)
{
  gsize digits = strspn (code, "0123456789");

  return strlen (code) == COMMUNE_LENGTH
         && (digits == COMMUNE_LENGTH
             || (code[0] == '2' && strchr ("AB", code[1]) != NULL && strspn (code + 2, "0123456789") == COMMUNE_LENGTH - 2));
}

static char *
read_commune (Reader *self)
{
  g_autofree char *cell = dup_cell (self, SOURCIER_OFFICIAL_COLUMN_COMMUNE);
  gboolean short_code = strlen (cell) == COMMUNE_LENGTH - 1 && sourcier_text_is_digits (cell);
  g_autofree char *padded = g_strconcat (short_code ? "0" : "", cell, NULL);
  char *code = g_ascii_strup (padded, -1);

  if (short_code)
    doubt (self, SOURCIER_OFFICIAL_COLUMN_COMMUNE, _("“%s” had lost its leading zero"));
  if (is_commune_code (code))
    return code;
  doubt (self, SOURCIER_OFFICIAL_COLUMN_COMMUNE, _("“%s” is not the INSEE code of a commune; the row was left out"));
  g_free (code);
  return NULL;
}

/* The class by its code; one that the program does not know stays as written. */
static char *
read_class (Reader *self)
{
  g_autofree char *cell = dup_cell (self, SOURCIER_OFFICIAL_COLUMN_TEXT);
  SourcierFrrClass known = sourcier_frr_class_recognise (cell);

  if (known != SOURCIER_FRR_UNKNOWN)
    return g_strdup (sourcier_frr_class_get_code (known));
  doubt (self, SOURCIER_OFFICIAL_COLUMN_TEXT, _("“%s” is not a known class; it was kept as written"));
  return g_steal_pointer (&cell);
}

/* A label or a name; where one must be, its absence is a doubt. */
static char *
read_text (Reader                 *self,
           SourcierOfficialColumn  column)
{
  char *text = dup_cell (self, column);

  if (*text == '\0' && self->reading->list->kind == SOURCIER_OFFICIAL_LIST_CPV)
    doubt (self, column, _("there is no label"));
  return text;
}

/* Whether the row has its key. */
static gboolean
read_key (Reader              *self,
          SourcierOfficialRow *row)
{
  SourcierOfficialListKind kind = self->reading->list->kind;
  char check_digit[2] = "";

  if (kind == SOURCIER_OFFICIAL_LIST_CPV)
    row->code = read_cpv (self, check_digit);
  else if (kind == SOURCIER_OFFICIAL_LIST_QPV)
    row->code = read_qpv (self);
  else
    row->code = g_strdup ("");
  row->check_digit = g_strdup (check_digit);
  if (row->code != NULL)
    row->commune = kind == SOURCIER_OFFICIAL_LIST_CPV ? g_strdup ("") : read_commune (self);
  return row->commune != NULL;
}

static gboolean
is_new (Reader                    *self,
        const SourcierOfficialRow *row)
{
  gboolean by_code = self->reading->list->kind != SOURCIER_OFFICIAL_LIST_FRR;

  if (g_hash_table_add (self->keys, g_strconcat (row->code, row->commune, NULL)))
    return TRUE;
  doubt (self, by_code ? SOURCIER_OFFICIAL_COLUMN_CODE : SOURCIER_OFFICIAL_COLUMN_COMMUNE,
         _("“%s” stands in the list already; the row was left out"));
  return FALSE;
}

/* Returns: (nullable): the row, NULL if it is left out */
static SourcierOfficialRow *
read_row (Reader *self)
{
  g_autoptr (SourcierOfficialRow) row = g_new0 (SourcierOfficialRow, 1);
  SourcierOfficialListKind kind = self->reading->list->kind;

  if (!read_key (self, row) || !is_new (self, row))
    return NULL;
  row->text = kind == SOURCIER_OFFICIAL_LIST_FRR ? read_class (self) : read_text (self, SOURCIER_OFFICIAL_COLUMN_TEXT);
  row->text_en = kind == SOURCIER_OFFICIAL_LIST_CPV ? read_text (self, SOURCIER_OFFICIAL_COLUMN_TEXT_EN) : g_strdup ("");
  return g_steal_pointer (&row);
}

static void
defect_cb (SourcierListDefect defect,
           guint             line,
           gpointer          user_data)
{
  if (defect == SOURCIER_LIST_STRAY_MARK)
    ((Reader *) user_data)->stray_line = line;
  else if (defect == SOURCIER_LIST_OTHER_DELIMITER)
    ((Reader *) user_data)->other_line = line;
}

static gboolean
row_cb (char      **cells,
        guint       n_cells,
        guint       line,
        gpointer    user_data,
        GError    **error)
{
  Reader *self = user_data;

  self->cells = cells;
  self->n_cells = n_cells;
  self->line = line;
  self->doubtful = FALSE;

  if (self->stray_line == line)
    doubt_row (self, _("a quotation mark stands where none should be"));
  if (self->other_line == line)
    doubt_row (self, _("another delimiter than in the other lines parts its cells"));
  SourcierOfficialRow *row = read_row (self);
  if (row != NULL)
    g_ptr_array_add (self->reading->rows, row);
  if (self->doubtful)
    self->reading->list->n_doubtful++;
  return TRUE;
}

static gboolean
all_codes_begin (GPtrArray  *rows,
                 const char *beginning)
{
  for (guint i = 0; i < rows->len; i++)
    if (!g_str_has_prefix (((SourcierOfficialRow *) g_ptr_array_index (rows, i))->code, beginning))
      return FALSE;
  return TRUE;
}

/* The list of FRR writes its day in the name of its column. The vocabulary of 2008 was the first one with a division 03,
 * and none since has had a 01. The neighbourhoods drawn in 2015 have codes in QP, those of 2024 in QN. */
static char *
find_edition (Reader *self)
{
  GPtrArray *rows = self->reading->rows;

  switch (self->reading->list->kind)
    {
    case SOURCIER_OFFICIAL_LIST_CPV:
      return g_strdup (g_hash_table_contains (self->keys, "03000000") && !g_hash_table_contains (self->keys, "01000000")
                       ? "2008" : "");
    case SOURCIER_OFFICIAL_LIST_QPV:
      return g_strdup (all_codes_begin (rows, "QN") ? "2024" : all_codes_begin (rows, "QP") ? "2015" : "");
    case SOURCIER_OFFICIAL_LIST_FRR:
    default:
      {
        SourcierDay day = sourcier_official_header_find_day (self->header[self->columns[SOURCIER_OFFICIAL_COLUMN_TEXT]]);

        return day != SOURCIER_DAY_NONE ? sourcier_day_to_iso (day) : g_strdup ("");
      }
    }
}

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  return g_filename_display_name (base);
}

static void
fail_unknown (GFile   *file,
              GError **error)
{
  g_autofree char *name = dup_name (file);

  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT,
               _("“%s” is none of the official lists. The list of CPV codes has the columns “code”, “libelle_fr” and "
                 "“libelle_en”; that of the QPV “code_qp” and “insee_com”; that of the FRR “Code_insee” and “Classement "
                 "FRR”. Choose the file as its publisher gives it, saved as CSV."), name);
}

static void
fail_empty (Reader  *self,
            GFile   *file,
            GError **error)
{
  g_autofree char *name = dup_name (file);
  g_autofree char *what = g_strdup_printf (_("“%s” has no row that can be read, so nothing was loaded."), name);
  GPtrArray *problems = self->reading->problems;

  g_set_error (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_BAD_INPUT, "%s\n%s", what,
               problems->len > 0 ? (char *) g_ptr_array_index (problems, 0) : "");
}

static SourcierOfficialReading *
reading_new (GFile                    *file,
             SourcierOfficialListKind  kind)
{
  SourcierOfficialReading *self = g_new0 (SourcierOfficialReading, 1);

  self->list = sourcier_official_list_new (kind);
  g_free (self->list->file);
  self->list->file = dup_name (file);
  self->list->loaded_on = sourcier_day_today ();
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) official_row_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static char **
read_header (GFile              *file,
             SourcierListLayout  *layout,
             GCancellable       *cancellable,
             GError            **error)
{
  return sourcier_list_detect (file, layout, cancellable, error)
         ? sourcier_list_read_header (file, layout, cancellable, error) : NULL;
}

/**
 * sourcier_official_list_recognise:
 * @file: a list
 * @kind: (out): which official list it is
 * @cancellable: (nullable): stops the reading
 *
 * Looks at the names of the columns alone.
 *
 * Returns: whether @file is one of the official lists; %FALSE also if it cannot be read
 */
gboolean
sourcier_official_list_recognise (GFile                    *file,
                                  SourcierOfficialListKind *kind,
                                  GCancellable             *cancellable)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  SourcierListLayout layout;
  int columns[SOURCIER_N_OFFICIAL_COLUMNS];
  g_auto (GStrv) header = read_header (file, &layout, cancellable, NULL);

  return header != NULL && sourcier_official_header_match (header, kind, columns);
}

/**
 * sourcier_official_list_read:
 * @file: an official list, whatever its encoding and its delimiter
 * @progress: (nullable): told of the bytes read
 * @cancellable: (nullable): stops the reading
 * @error: why it cannot be read
 *
 * Reads a list that the State publishes. Which one it is, the names of its columns tell. A row whose key cannot be read,
 * or that stands there twice, is left out; these rows and those that were mended are counted as doubtful.
 *
 * Returns: (transfer full): the list, or %NULL with @error set
 */
SourcierOfficialReading *
sourcier_official_list_read (GFile             *file,
                             SourcierProgress  *progress,
                             GCancellable      *cancellable,
                             GError           **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  SourcierListLayout layout;
  SourcierOfficialListKind kind;
  Reader reader = { NULL };
  g_auto (GStrv) header = read_header (file, &layout, cancellable, error);

  if (header == NULL)
    return NULL;
  if (!sourcier_official_header_match (header, &kind, reader.columns))
    {
      fail_unknown (file, error);
      return NULL;
    }

  g_autoptr (SourcierOfficialReading) reading = reading_new (file, kind);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.reading = reading;
  reader.header = header;
  reader.keys = keys;
  if (!sourcier_list_read (file, &layout, row_cb, defect_cb, &reader, progress, cancellable, error))
    return NULL;
  if (reading->rows->len == 0)
    {
      fail_empty (&reader, file, error);
      return NULL;
    }

  reading->list->n_rows = reading->rows->len;
  g_free (reading->list->edition);
  reading->list->edition = find_edition (&reader);
  return g_steal_pointer (&reading);
}

/**
 * sourcier_official_reading_free:
 * @self: (transfer full): a list as read
 */
void
sourcier_official_reading_free (SourcierOfficialReading *self)
{
  sourcier_official_list_free (self->list);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->problems);
  g_free (self);
}
