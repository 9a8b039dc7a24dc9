/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "suppliers/supplier-import-contents.h"

#include "base/siret.h"
#include "base/text.h"
#include "exchange/csv-writer.h"
#include "reference/commune.h"
#include "reference/cpv.h"
#include "reference/family.h"
#include "reference/label-kind.h"
#include "suppliers/supplier-qpv.h"

#include <string.h>

/* What stands at the beginning of a list tells what its columns are. A list may have thousands of columns. */
#define MOST_ROWS 200
#define MOST_CELLS 20000

/* Four cells of five must look alike, in percent: real lists have "n.c." in places. */
#define ENOUGH 80

typedef gboolean (*LooksFunc) (const char *cell);

static char *
read_digits (const char *cell,
             gsize       length)
{
  g_autofree char *digits = sourcier_text_fold_digits (cell);

  return digits != NULL && strlen (digits) == length ? g_steal_pointer (&digits) : NULL;
}

static gboolean
looks_like_siret (const char *cell)
{
  g_autofree char *digits = read_digits (cell, 14);

  return digits != NULL;
}

static gboolean
is_sound_siret (const char *cell)
{
  g_autofree char *digits = read_digits (cell, 14);

  return sourcier_siret_check (digits) == SOURCIER_SIRET_SOUND;
}

static gboolean
looks_like_siren (const char *cell)
{
  g_autofree char *digits = read_digits (cell, 9);

  return digits != NULL;
}

static gboolean
is_sound_siren (const char *cell)
{
  g_autofree char *digits = read_digits (cell, 9);

  return sourcier_siren_check (digits) == SOURCIER_SIRET_SOUND;
}

static gboolean
looks_like_email (const char *cell)
{
  const char *at = strchr (cell, '@');
  const char *dot = at != NULL ? strrchr (at, '.') : NULL;

  return at != NULL && at > cell && dot > at + 1 && strlen (dot) > 2 && strpbrk (cell, " /\n") == NULL
         && strchr (at + 1, '@') == NULL;
}

/* With its scheme or "www.", or a bare host of a domain where French firms are. */
static gboolean
looks_like_website (const char *cell)
{
  static const char * const domains[] = { "fr", "com", "org", "net", "eu", "coop", "bzh", "info", NULL };
  g_autofree char *lower = g_ascii_strdown (cell, -1);
  g_autofree char *host = g_strndup (lower, strcspn (lower, "/"));
  const char *dot = strrchr (host, '.');

  if (strpbrk (cell, " @") != NULL)
    return FALSE;
  if (g_str_has_prefix (lower, "http://") || g_str_has_prefix (lower, "https://") || g_str_has_prefix (lower, "www."))
    return TRUE;
  return dot != NULL && dot > host && g_strv_contains (domains, dot + 1);
}

/* A French number: "01 23 45 67 89", "+33 (0)1 23 45 67 89", "0033 1 …". */
static gboolean
looks_like_phone (const char *cell)
{
  g_autofree char *bare = g_strdup (cell + (*cell == '+'));
  g_auto (GStrv) parts = g_strsplit (g_strdelimit (bare, "/()", ' '), " ", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_autofree char *digits = sourcier_text_fold_digits (joined);
  const char *local = digits;

  if (digits == NULL)
    return FALSE;
  if (*cell == '+' && g_str_has_prefix (digits, "33"))
    local = digits + 2;
  else if (g_str_has_prefix (digits, "0033"))
    local = digits + 4;
  local += local != digits && *local == '0';
  return local == digits ? strlen (local) == 10 && local[0] == '0' && local[1] != '0' : strlen (local) == 9;
}

/* "8130Z", "81.30Z". */
static gboolean
looks_like_naf (const char *cell)
{
  gsize first = strspn (cell, "0123456789");
  const char *rest = cell + first + (cell[first] == '.');
  gsize second = cell[first] == '.' ? strspn (rest, "0123456789") : 0;

  return first + second == 4 && (second == 0 || second == 2)
         && g_ascii_isalpha (rest[second]) && rest[second + 1] == '\0';
}

/* A check digit tells a code from a date or an amount of eight digits. */
static gboolean
looks_like_cpv (const char *cell)
{
  char check_digit;
  g_autofree char *code = sourcier_cpv_read_code (cell, &check_digit, NULL);

  return code != NULL && check_digit != '\0' && sourcier_cpv_division_find (code) != NULL;
}

static gboolean
looks_like_qpv (const char *cell)
{
  g_autofree char *code = sourcier_qpv_read_code (cell);

  return code != NULL;
}

static gboolean
looks_like_label (const char *cell)
{
  g_auto (GStrv) parts = g_strsplit_set (cell, ";|\n,", -1);

  for (int i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = sourcier_text_tidy (parts[i]);

      if (sourcier_label_kind_recognise (part) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* What the cells of one column tell, the surest first. Days are no such thing: which day it is, none of them tells. */
static const struct
{
  int target;
  LooksFunc looks;
  LooksFunc is_sound;  /* half of the cells must be, mistyped ones beside */
  gboolean own;        /* few rows share it: a SIREN that many do is that of what they belong to, a grouping, a buyer */
} kinds[] = {
  { SOURCIER_SUPPLIER_SIRET, looks_like_siret, is_sound_siret },
  { SOURCIER_SUPPLIER_SIRET, looks_like_siren, is_sound_siren, TRUE },
  { SOURCIER_SUPPLIER_EMAIL, looks_like_email, NULL },
  { SOURCIER_SUPPLIER_WEBSITE, looks_like_website, NULL },
  { SOURCIER_SUPPLIER_PHONE, looks_like_phone, NULL },
  { SOURCIER_SUPPLIER_NAF, looks_like_naf, NULL },
  { SOURCIER_IMPORT_TARGET_CPV, looks_like_cpv, NULL },
  { SOURCIER_IMPORT_TARGET_QPV, looks_like_qpv, NULL },
  { SOURCIER_IMPORT_TARGET_LABELS, looks_like_label, NULL },
};

typedef struct
{
  GPtrArray *rows;
  guint n_columns;
  int *targets;
  SourcierImportHow *hows;
} Columns;

static gboolean
is_free (const Columns *self,
         guint          column)
{
  return self->targets[column] == SOURCIER_IMPORT_TARGET_NONE && self->hows[column] == SOURCIER_IMPORT_HOW_NONE;
}

static int
column_of (const Columns *self,
           int            target)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (self->targets[i] == target)
      return i;
  return -1;
}

static const char *
cell_at (const Columns *self,
         guint          row,
         guint          column)
{
  GPtrArray *cells = g_ptr_array_index (self->rows, row);

  return column < cells->len ? g_ptr_array_index (cells, column) : "";
}

static gboolean
column_looks (const Columns *self,
              guint          column,
              LooksFunc      looks,
              LooksFunc      is_sound)
{
  guint n = 0, n_like = 0, n_sound = 0;

  for (guint row = 0; row < self->rows->len; row++)
    {
      const char *cell = cell_at (self, row, column);

      if (*cell == '\0')
        continue;
      n++;
      if (!looks (cell))
        continue;
      n_like++;
      n_sound += is_sound == NULL || is_sound (cell);
    }
  return n > 0 && n_like * 100 >= n * ENOUGH && n_sound * 2 >= n_like;
}

/* Whether there are at least half as many things in the column as rows that tell one. */
static gboolean
column_is_own (const Columns *self,
               guint          column)
{
  g_autoptr (GHashTable) things = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint row = 0; row < self->rows->len; row++)
    {
      const char *cell = cell_at (self, row, column);

      n += *cell != '\0';
      if (*cell != '\0')
        g_hash_table_add (things, (gpointer) cell);
    }
  return g_hash_table_size (things) * 2 >= n;
}

static void
take (Columns *self,
      guint    column,
      int      target)
{
  self->targets[column] = target;
  self->hows[column] = SOURCIER_IMPORT_HOW_CONTENTS;
}

static gboolean
is_five_long (const char *cell)
{
  return strlen (cell) == 5 && g_ascii_isdigit (cell[4]);
}

static gboolean
is_postcode (const char *cell)
{
  if (!is_five_long (cell) || !sourcier_text_is_digits (cell))
    return FALSE;

  g_autoptr (GPtrArray) communes = sourcier_commune_at (cell, NULL, NULL);
  return communes->len > 0;
}

static gboolean
is_commune_code (const char *cell)
{
  return is_five_long (cell) && sourcier_commune_find (cell) != NULL;
}

/* Amounts are round: 12000, 50000 and 70000 are postcodes too. */
static gboolean
is_round (const char *cell)
{
  return g_str_has_suffix (cell, "000");
}

static guint
count_like (const Columns *self,
            guint          column,
            LooksFunc      looks)
{
  guint n = 0;

  for (guint row = 0; row < self->rows->len; row++)
    n += looks (cell_at (self, row, column));
  return n;
}

static gboolean
has_postcode (GPtrArray  *communes,
              const char *postcode)
{
  for (guint i = 0; i < communes->len; i++)
    if (g_strv_contains (sourcier_commune_get_postcodes (g_ptr_array_index (communes, i)), postcode))
      return TRUE;
  return FALSE;
}

/* In how many rows the city is one that has the postcode. */
static guint
count_cities (const Columns *self,
              guint          city_column,
              guint          postcode_column)
{
  guint n = 0;

  for (guint row = 0; row < self->rows->len; row++)
    {
      const char *city = cell_at (self, row, city_column);

      if (*city == '\0')
        continue;

      g_autoptr (GPtrArray) communes = sourcier_commune_at (NULL, city, NULL);
      n += has_postcode (communes, cell_at (self, row, postcode_column));
    }
  return n;
}

/* Whether the postcodes are those of the cities told beside, or, where no column tells cities, are no amounts. */
static gboolean
are_postcodes (const Columns *self,
               guint          column)
{
  int city = column_of (self, SOURCIER_SUPPLIER_CITY);
  guint n_like = count_like (self, column, is_postcode);

  if (city >= 0 && count_cities (self, city, column) * 2 >= n_like)
    return TRUE;
  return city < 0 && count_like (self, column, is_round) * 2 <= n_like;
}

/* A postcode and the code of a commune are five digits both; most numbers that are the one are not the other, and where a
 * column may be either it is the postcode, which lists have oftener. */
static void
recognise_five_digits (Columns *self)
{
  for (guint column = 0; column < self->n_columns; column++)
    {
      guint n_postcodes, n_codes;

      if (!is_free (self, column) || !column_looks (self, column, is_five_long, NULL))
        continue;
      n_postcodes = count_like (self, column, is_postcode);
      n_codes = count_like (self, column, is_commune_code);
      if (n_postcodes >= n_codes && column_looks (self, column, is_postcode, NULL))
        {
          if (column_of (self, SOURCIER_SUPPLIER_POSTCODE) < 0 && are_postcodes (self, column))
            take (self, column, SOURCIER_SUPPLIER_POSTCODE);
        }
      else if (column_looks (self, column, is_commune_code, NULL)
               && column_of (self, SOURCIER_SUPPLIER_COMMUNE) < 0)
        take (self, column, SOURCIER_SUPPLIER_COMMUNE);
    }
}

/* Cities are known by the postcodes beside them: many a word is the name of a commune somewhere. */
static void
recognise_city (Columns *self)
{
  int postcode = column_of (self, SOURCIER_SUPPLIER_POSTCODE);

  if (postcode < 0 || column_of (self, SOURCIER_SUPPLIER_CITY) >= 0)
    return;
  for (guint column = 0; column < self->n_columns; column++)
    {
      guint n = 0;

      for (guint row = 0; row < self->rows->len; row++)
        n += *cell_at (self, row, column) != '\0';
      if (is_free (self, column) && n > 0 && count_cities (self, column, postcode) * 100 >= n * ENOUGH)
        {
          take (self, column, SOURCIER_SUPPLIER_CITY);
          return;
        }
    }
}

/**
 * sourcier_import_contents_recognise:
 * @rows: (element-type GPtrArray): the first rows of a list, from sourcier_import_contents_sample()
 * @n_columns: how many columns the list has
 * @targets: (array length=n_columns): what each column is read as; those that are nothing yet may become something
 * @hows: (array length=n_columns): how that is known
 *
 * Recognises columns whose headers say nothing by what stands in them: SIRET, or SIREN in their stead, e-mail and web
 * addresses, phones, NAF and CPV codes, priority neighbourhoods, labels, postcodes, codes of communes, and cities beside
 * postcodes. What a header says is not doubted, and what a column is read as already, no other becomes.
 */
void
sourcier_import_contents_recognise (GPtrArray         *rows,
                                    guint              n_columns,
                                    int               *targets,
                                    SourcierImportHow *hows)
{
  Columns self = { rows, n_columns, targets, hows };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint column = 0; column < n_columns && column_of (&self, kinds[i].target) < 0; column++)
      if (is_free (&self, column) && column_looks (&self, column, kinds[i].looks, kinds[i].is_sound)
          && (!kinds[i].own || column_is_own (&self, column)))
        take (&self, column, kinds[i].target);
  recognise_five_digits (&self);
  recognise_city (&self);
}

static gboolean
add_row (char     **cells,
         guint      n_cells,
         guint      line,
         gpointer   user_data,
         GError   **error)
{
  GPtrArray *rows = user_data;
  GPtrArray *tidy = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_cells; i++)
    g_ptr_array_add (tidy, sourcier_text_tidy (sourcier_csv_unguard (cells[i])));
  g_ptr_array_add (rows, tidy);
  if (rows->len < MOST_ROWS && rows->len * n_cells < MOST_CELLS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "");
  return FALSE;
}

/**
 * sourcier_import_contents_sample:
 * @file: a list
 * @layout: how it is laid out
 * @cancellable: (nullable): what stops it
 *
 * Returns: (transfer full) (element-type GPtrArray): the cells of its first rows, tidied. What keeps it from being read is told when the
 *   list is read.
 */
GPtrArray *
sourcier_import_contents_sample (GFile                    *file,
                                 const SourcierListLayout *layout,
                                 GCancellable             *cancellable)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  sourcier_list_read (file, layout, add_row, NULL, rows, NULL, cancellable, NULL);
  return rows;
}
