/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "reference/label-kind.h"

#include "base/text.h"
#include "reference/reference-table.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

struct _SourcierLabelKind
{
  const char            *code;
  SourcierReferenceText  short_name;
  SourcierReferenceText  name;
  SourcierLabelNature    nature;
  SourcierLabelHue       hue;
  SourcierReferenceText  issuer;
  int                    validity_months;
  SourcierReferenceText  validity_note;
  const char            *reserved_article;
  gboolean               clause;
  const char            *source;
  gboolean               to_verify;
};

static GPtrArray *kinds;
static GHashTable *kinds_by_code;
static GHashTable *kinds_by_name;

/* The order of these words is the order of the enumerations. */
static const char * const natures[] = { "status", "certification", "territory", "register", NULL };
static const char * const hues[] = {
  "insertion", "handicap", "solidarity", "environment", "territory", "other", NULL
};

static int
position_of (const char * const *words,
             const char         *word)
{
  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      return i;

  g_error ("The list of labels has an unknown word “%s”", word);
}

/* Lists also write "Entreprise d’insertion (EI)" and "EI - Entreprise d’insertion". */
static void
index_with_code (const SourcierLabelKind *kind,
                 const char              *name)
{
  g_autofree char *code_first = g_strdup_printf ("%s %s", kind->code, name);
  g_autofree char *code_last = g_strdup_printf ("%s %s", name, kind->code);

  sourcier_reference_index (kinds_by_name, name, kind);
  sourcier_reference_index (kinds_by_name, code_first, kind);
  sourcier_reference_index (kinds_by_name, code_last, kind);
}

static void
add_kind (const SourcierReferenceRow *row,
          gpointer                    user_data)
{
  SourcierLabelKind *kind = g_new0 (SourcierLabelKind, 1);

  kind->code = sourcier_reference_row_get (row, "code");
  sourcier_reference_row_get_text (row, "short_fr", "short_en", &kind->short_name);
  sourcier_reference_row_get_text (row, "name_fr", "name_en", &kind->name);
  kind->nature = position_of (natures, sourcier_reference_row_get (row, "nature"));
  kind->hue = position_of (hues, sourcier_reference_row_get (row, "hue"));
  sourcier_reference_row_get_text (row, "issuer_fr", "issuer_en", &kind->issuer);
  kind->validity_months = atoi (sourcier_reference_row_get (row, "validity_months"));
  sourcier_reference_row_get_text (row, "validity_fr", "validity_en", &kind->validity_note);
  kind->reserved_article = sourcier_reference_row_get (row, "reserved_article");
  kind->clause = strcmp (sourcier_reference_row_get (row, "clause"), "1") == 0;
  kind->source = sourcier_reference_row_get (row, "source");
  kind->to_verify = strcmp (sourcier_reference_row_get (row, "to_verify"), "1") == 0;

  g_ptr_array_add (kinds, kind);
  g_hash_table_insert (kinds_by_code, (gpointer) kind->code, kind);
  sourcier_reference_index (kinds_by_name, kind->code, kind);
  sourcier_reference_index (kinds_by_name, kind->short_name.fr, kind);
  sourcier_reference_index (kinds_by_name, kind->short_name.en, kind);
  index_with_code (kind, kind->name.fr);
  index_with_code (kind, kind->name.en);
  sourcier_reference_index_all (kinds_by_name, sourcier_reference_row_get (row, "synonyms"), kind);
}

static void
ensure_kinds (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      kinds = g_ptr_array_new ();
      kinds_by_code = g_hash_table_new (g_str_hash, g_str_equal);
      kinds_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      sourcier_reference_read ("labels", add_kind, NULL);
      g_once_init_leave (&ready, 1);
    }
}

/**
 * sourcier_label_kinds:
 * @n_kinds: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_kinds): every kind of label the program knows, in the order of the list
 *   (statuses of inclusion first)
 */
const SourcierLabelKind * const *
sourcier_label_kinds (guint *n_kinds)
{
  ensure_kinds ();
  if (n_kinds != NULL)
    *n_kinds = kinds->len;
  return (const SourcierLabelKind * const *) kinds->pdata;
}

/**
 * sourcier_label_kind_find:
 * @code: (nullable): the code of a kind, "ESUS"
 *
 * Returns: (transfer none) (nullable): the kind of exactly this code
 */
const SourcierLabelKind *
sourcier_label_kind_find (const char *code)
{
  ensure_kinds ();
  return code != NULL ? g_hash_table_lookup (kinds_by_code, code) : NULL;
}

/**
 * sourcier_label_kind_recognise:
 * @text: (nullable): one label as a list writes it, "Atelier chantier d'insertion" or "bio"
 *
 * Knows codes, names and usual synonyms in French and in English, whatever the reader's language.
 *
 * Returns: (transfer none) (nullable): the kind it names, or %NULL
 */
const SourcierLabelKind *
sourcier_label_kind_recognise (const char *text)
{
  ensure_kinds ();
  return sourcier_reference_look_up (kinds_by_name, text);
}

/**
 * sourcier_label_kind_find_nearest:
 * @text: what a list writes
 *
 * Returns: (transfer none) (nullable): the kind that it may mean, by the likeness of one of its names; %NULL where none is
 *   near
 */
const SourcierLabelKind *
sourcier_label_kind_find_nearest (const char *text)
{
  ensure_kinds ();
  return sourcier_reference_find_nearest (kinds_by_name, text);
}

/**
 * sourcier_label_kind_name_of:
 * @code: the code of a kind, as the office's file has it
 *
 * Returns: (transfer none): the full name of the kind, in the reader's language; @code itself where the program does not
 *   know it, as in a file that a newer version wrote
 */
const char *
sourcier_label_kind_name_of (const char *code)
{
  const SourcierLabelKind *kind = sourcier_label_kind_find (code);

  return kind != NULL ? sourcier_label_kind_get_name (kind) : code;
}

/**
 * sourcier_label_kind_name_in:
 * @code: code of a label, or what was written instead of one
 * @language: a language
 *
 * Returns: (transfer none): its full name in this language; @code itself for a label the program does not know
 */
const char *
sourcier_label_kind_name_in (const char       *code,
                             SourcierLanguage  language)
{
  const SourcierLabelKind *kind = sourcier_label_kind_find (code);

  return kind != NULL ? sourcier_reference_text_in (&kind->name, language) : code;
}

/**
 * sourcier_label_kind_short_name_of:
 * @code: the code of a kind, as the office's file has it
 *
 * Returns: (transfer none): the text of its badge, in the reader's language; @code itself where the program does not
 *   know it
 */
const char *
sourcier_label_kind_short_name_of (const char *code)
{
  const SourcierLabelKind *kind = sourcier_label_kind_find (code);

  return kind != NULL ? sourcier_label_kind_get_short_name (kind) : code;
}

/**
 * sourcier_label_kind_get_code:
 * @self: a kind of label
 *
 * Returns: (transfer none): the code kept in the office's file
 */
const char *
sourcier_label_kind_get_code (const SourcierLabelKind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * sourcier_label_kind_get_short_name:
 * @self: a kind of label
 *
 * Returns: (transfer none): the text of its badge, in the reader's language
 */
const char *
sourcier_label_kind_get_short_name (const SourcierLabelKind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sourcier_reference_text_pick (&self->short_name);
}

/**
 * sourcier_label_kind_get_name:
 * @self: a kind of label
 *
 * Returns: (transfer none): its full name, in the reader's language
 */
const char *
sourcier_label_kind_get_name (const SourcierLabelKind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sourcier_reference_text_pick (&self->name);
}

/**
 * sourcier_label_kind_get_nature:
 * @self: a kind of label
 *
 * Returns: what sort of thing it is
 */
SourcierLabelNature
sourcier_label_kind_get_nature (const SourcierLabelKind *self)
{
  g_return_val_if_fail (self != NULL, SOURCIER_LABEL_STATUS);

  return self->nature;
}

/**
 * sourcier_label_kind_get_hue:
 * @self: a kind of label
 *
 * Returns: the colour group of its badge
 */
SourcierLabelHue
sourcier_label_kind_get_hue (const SourcierLabelKind *self)
{
  g_return_val_if_fail (self != NULL, SOURCIER_HUE_OTHER);

  return self->hue;
}

/**
 * sourcier_label_kind_get_issuer:
 * @self: a kind of label
 *
 * Returns: (transfer none): who usually awards it, in the reader's language
 */
const char *
sourcier_label_kind_get_issuer (const SourcierLabelKind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sourcier_reference_text_pick (&self->issuer);
}

/**
 * sourcier_label_kind_get_validity_months:
 * @self: a kind of label
 *
 * Returns: how many months an award usually lasts, 0 if it has no usual end
 */
int
sourcier_label_kind_get_validity_months (const SourcierLabelKind *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->validity_months;
}

/**
 * sourcier_label_kind_get_validity_note:
 * @self: a kind of label
 *
 * Returns: (transfer none): what is to be known of its length, in the reader's language
 */
const char *
sourcier_label_kind_get_validity_note (const SourcierLabelKind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return sourcier_reference_text_pick (&self->validity_note);
}

/**
 * sourcier_label_kind_get_reserved_article:
 * @self: a kind of label
 *
 * The article of the code de la commande publique under which a contract may be reserved to those who hold the label:
 * L2113-12 (adapted enterprises, ESAT), L2113-13 (SIAE), L2113-13-1 (prison), L2113-15 (ESS, social services only).
 *
 * Returns: (transfer none): "L2113-13", "" if it opens none
 */
const char *
sourcier_label_kind_get_reserved_article (const SourcierLabelKind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reserved_article;
}

/**
 * sourcier_label_kind_counts_for_clause:
 * @self: a kind of label
 *
 * The kinds that the State's directory of inclusion calls eligible for the social clause: EI, ACI, AI, ETTI, EA, EATT
 * and ESAT; EITI and prison work are left out there “by prudence”.
 *
 * Returns: whether work given to a holder counts for an insertion clause
 */
gboolean
sourcier_label_kind_counts_for_clause (const SourcierLabelKind *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->clause;
}

/**
 * sourcier_label_kind_describe_effect:
 * @self: a kind of label
 *
 * Returns: (transfer full): what holding it opens, in the reader's language: "Opens contracts reserved by article
 *   L2113-13 · Counts for an insertion clause"; "" if nothing
 */
char *
sourcier_label_kind_describe_effect (const SourcierLabelKind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  const char *article = sourcier_label_kind_get_reserved_article (self);
  GString *words = g_string_new (NULL);

  if (!sourcier_text_is_empty (article))
    /* translators: %s is an article of the French public procurement code */
    g_string_append_printf (words, _("Opens contracts reserved by article %s"), article);
  if (sourcier_label_kind_counts_for_clause (self))
    sourcier_text_append_part (words, _("Counts for an insertion clause"));
  return g_string_free (words, FALSE);
}

/**
 * sourcier_label_kind_get_source:
 * @self: a kind of label
 *
 * Returns: (transfer none): the texts and sites that what is said of it rests on
 */
const char *
sourcier_label_kind_get_source (const SourcierLabelKind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->source;
}

/**
 * sourcier_label_kind_to_verify:
 * @self: a kind of label
 *
 * Returns: whether some of what is said of it was not found in a source and has to be checked by a person
 */
gboolean
sourcier_label_kind_to_verify (const SourcierLabelKind *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->to_verify;
}
