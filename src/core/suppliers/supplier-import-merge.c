/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-import-merge.h"
#include "suppliers/supplier-qpv.h"

#include "reference/family.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SourcierImportReading *reading;
  SourcierSupplier *known;
  SourcierSupplier *supplier;
  SourcierImportPolicy policy;
  const char *notes;      /* that the row tells */
  GPtrArray *changes;
  GPtrArray *doubts;
} Merging;

static void
join (GPtrArray  *words,
      const char *mark,
      char      **joined)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? mark : "", (char *) g_ptr_array_index (words, i));
  *joined = g_string_free (text, FALSE);
}

static gboolean
is_told (SourcierImportReading *reading,
         SourcierSupplierField  field)
{
  return (reading->told & G_GUINT64_CONSTANT (1) << field) != 0;
}

/* Texts that a list would be read alike are the same: what an older program or another hand wrote with a space too many
 * is no change. */
static gboolean
same_text (SourcierSupplierField  field,
           const char            *told,
           const char            *held)
{
  if (g_str_equal (told, held))
    return TRUE;
  if (*told == '\0' || *held == '\0')
    return FALSE;

  g_autoptr (SourcierSupplier) a = sourcier_supplier_new ();
  g_autoptr (SourcierSupplier) b = sourcier_supplier_new ();

  sourcier_supplier_read_field (a, field, told);
  sourcier_supplier_read_field (b, field, held);
  return g_str_equal (sourcier_supplier_get_text (a, field), sourcier_supplier_get_text (b, field));
}

/* Under this policy what is there is left as it is. */
static gboolean
is_left (Merging  *merging,
         gboolean  held)
{
  return held && merging->policy == SOURCIER_IMPORT_FILL;
}

/* Of a new supplier everything is new. */
static void
note_change (Merging    *merging,
             const char *what)
{
  if (merging->known != NULL)
    g_ptr_array_add (merging->changes, g_strdup (what));
}

static void
note_field (Merging               *merging,
            SourcierSupplierField  field)
{
  if (merging->known != NULL)
    note_change (merging, sourcier_supplier_field_get_name (field));
}

/* Whether @line stands in @text as lines of its own. */
static gboolean
holds_line (const char *text,
            const char *line)
{
  gsize length = strlen (line);

  for (const char *p = strstr (text, line); p != NULL; p = strstr (p + 1, line))
    if ((p == text || p[-1] == '\n') && (p[length] == '\0' || p[length] == '\n' || p[length] == '\r'))
      return TRUE;

  return FALSE;
}

/* A number that is none must not take the place of one that is. */
static gboolean
spoils_siret (Merging *merging)
{
  const char *told = sourcier_import_reading_get_text (merging->reading, SOURCIER_SUPPLIER_SIRET);
  const char *held = sourcier_supplier_get_text (merging->supplier, SOURCIER_SUPPLIER_SIRET);

  return sourcier_siret_check (told) != SOURCIER_SIRET_SOUND
         && sourcier_siret_check (held) == SOURCIER_SIRET_SOUND;
}

static void
merge_turnover (Merging *merging)
{
  gint64 told = sourcier_supplier_get_turnover (merging->reading->said);

  if (told == sourcier_supplier_get_turnover (merging->supplier)
      || is_left (merging, sourcier_supplier_get_turnover (merging->supplier) >= 0))
    return;
  sourcier_supplier_set_turnover (merging->supplier, told);
  note_field (merging, SOURCIER_SUPPLIER_TURNOVER);
}

static void
merge_field (Merging               *merging,
             SourcierSupplierField  field)
{
  const char *told = sourcier_import_reading_get_text (merging->reading, field);
  const char *held = sourcier_supplier_get_text (merging->supplier, field);

  if (is_left (merging, *held != '\0') || same_text (field, told, held))
    return;
  sourcier_supplier_set_text (merging->supplier, field, told);
  note_field (merging, field);
}

static void
merge_fields (Merging *merging)
{
  for (int field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    {
      if (!is_told (merging->reading, field) || field == SOURCIER_SUPPLIER_NOTES)
        continue;
      if (field == SOURCIER_SUPPLIER_TURNOVER)
        merge_turnover (merging);
      else if (field != SOURCIER_SUPPLIER_SIRET || !spoils_siret (merging))
        merge_field (merging, field);
    }
}

static gboolean
has_award (SourcierSupplier *supplier,
           const char       *label)
{
  GPtrArray *awards = sourcier_supplier_get_awards (supplier);

  for (guint i = 0; i < awards->len; i++)
    if (g_strcmp0 (sourcier_label_award_get_label (g_ptr_array_index (awards, i)), label) == 0)
      return TRUE;

  return FALSE;
}

/* A code that this version of the program does not know may be held all the same, in a file that a newer one wrote. */
static gboolean
is_held_code (SourcierSupplier *supplier,
              const char       *line)
{
  const char *value = strstr (line, " : ") + strlen (" : ");

  return has_award (supplier, value) || g_strv_contains (sourcier_supplier_get_families (supplier), value);
}

static gboolean
is_settled (SourcierImportReading *reading,
            const char            *line)
{
  return reading->settled != NULL && g_ptr_array_find_with_equal_func (reading->settled, line, g_str_equal, NULL);
}

static void
keep_line (Merging    *merging,
           GString    *notes,
           const char *line)
{
  if (!is_settled (merging->reading, line)
      && !holds_line (sourcier_supplier_get_text (merging->supplier, SOURCIER_SUPPLIER_NOTES), line))
    /* translators: %s is a header and what stands under it, "Turnover : n.c." */
    g_ptr_array_add (merging->doubts, g_strdup_printf (_("“%s” is not understood, it is kept in the notes"), line));
  if (holds_line (notes->str, line))
    return;
  if (notes->len > 0)
    g_string_append_c (notes, '\n');
  g_string_append (notes, line);
}

/* The notes are those the row tells, else those there are, with what could not be understood below them: so the same
 * row finds the same notes the next time. */
static void
merge_notes (Merging *merging)
{
  SourcierImportReading *reading = merging->reading;
  const char *held = sourcier_supplier_get_text (merging->supplier, SOURCIER_SUPPLIER_NOTES);
  GPtrArray *kept = merging->policy == SOURCIER_IMPORT_LABELS ? reading->kept_labels : reading->kept;
  gboolean told = is_told (reading, SOURCIER_SUPPLIER_NOTES) && merging->policy != SOURCIER_IMPORT_LABELS
                  && !is_left (merging, *held != '\0');
  g_autoptr (GString) notes = NULL;

  notes = g_string_new (told ? merging->notes : held);
  for (guint i = 0; i < kept->len; i++)
    if (!is_held_code (merging->supplier, g_ptr_array_index (kept, i)))
      keep_line (merging, notes, g_ptr_array_index (kept, i));
  if (merging->policy == SOURCIER_IMPORT_REPLACE && is_told (reading, SOURCIER_SUPPLIER_SIRET) && spoils_siret (merging))
    {
      g_autofree char *line = g_strdup_printf ("SIRET : %s",
                                               sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_SIRET));
      keep_line (merging, notes, line);
    }

  if (same_text (SOURCIER_SUPPLIER_NOTES, notes->str, held))
    return;
  sourcier_supplier_set_text (merging->supplier, SOURCIER_SUPPLIER_NOTES, notes->str);
  note_field (merging, SOURCIER_SUPPLIER_NOTES);
}

/* A label is only added, and only where no award of it is known, be it ended: a list says neither since when nor until
 * when. */
static void
merge_labels (Merging                    *merging,
              const SourcierImportSource *source)
{
  guint n_added = 0;

  for (guint i = 0; i < merging->reading->labels->len; i++)
    {
      const char *label = g_ptr_array_index (merging->reading->labels, i);

      if (has_award (merging->supplier, label))
        continue;

      g_autoptr (SourcierLabelAward) award = sourcier_label_award_new (label);
      sourcier_label_award_set_evidence (award, source->evidence);
      sourcier_label_award_set_list (award, source->list);
      sourcier_supplier_add_award (merging->supplier, award);
      n_added++;
    }

  for (guint i = 0; i < merging->reading->qpv->len; i++)
    n_added += sourcier_supplier_add_qpv (merging->supplier, g_ptr_array_index (merging->reading->qpv, i), source->evidence,
                                          source->list);

  if (n_added > 0)
    note_change (merging, _("Labels"));
}

static gboolean
has_changed (Merging               *merging,
             SourcierSupplierField  field)
{
  return merging->known == NULL
         || !same_text (field, sourcier_supplier_get_text (merging->supplier, field), sourcier_supplier_get_text (merging->known, field));
}

/* The activity code stands in for families that nobody told, but only when it is news: families that somebody took away
 * do not come back with the next import. */
static void
merge_families (Merging *merging)
{
  gboolean added = FALSE;

  if (is_left (merging, *sourcier_supplier_get_families (merging->supplier) != NULL))
    return;
  for (guint i = 0; i < merging->reading->families->len; i++)
    added |= sourcier_supplier_add_family (merging->supplier, g_ptr_array_index (merging->reading->families, i));

  if (*sourcier_supplier_get_families (merging->supplier) == NULL && has_changed (merging, SOURCIER_SUPPLIER_NAF))
    {
      const char *naf = sourcier_supplier_get_text (merging->supplier, SOURCIER_SUPPLIER_NAF);
      const SourcierFamily *family = *naf != '\0' ? sourcier_family_from_naf (naf) : NULL;

      if (family != NULL)
        added |= sourcier_supplier_add_family (merging->supplier, sourcier_family_get_code (family));
    }

  if (added)
    note_change (merging, _("Families of purchase"));
}

static void
merge_cpv (Merging *merging)
{
  gboolean added = FALSE;

  if (is_left (merging, *sourcier_supplier_get_cpv (merging->supplier) != NULL))
    return;
  for (guint i = 0; i < merging->reading->cpv->len; i++)
    added |= sourcier_supplier_add_cpv (merging->supplier, g_ptr_array_index (merging->reading->cpv, i));
  if (added)
    note_change (merging, _("CPV codes"));
}

static void
merge_areas (Merging *merging)
{
  gboolean added = FALSE;

  if (is_left (merging, *sourcier_supplier_get_areas (merging->supplier) != NULL))
    return;
  for (guint i = 0; i < merging->reading->areas->len; i++)
    added |= sourcier_supplier_add_area (merging->supplier, g_ptr_array_index (merging->reading->areas, i));
  if (added)
    note_change (merging, _("Where it works"));
}

static void
merge_tags (Merging *merging)
{
  gboolean added = FALSE;

  if (is_left (merging, *sourcier_supplier_get_tags (merging->supplier) != NULL))
    return;
  for (guint i = 0; i < merging->reading->tags->len; i++)
    added |= sourcier_supplier_add_tags (merging->supplier, g_ptr_array_index (merging->reading->tags, i));
  if (added)
    note_change (merging, _("Tags"));
}

static SourcierContact *
find_contact (SourcierSupplier *supplier,
              SourcierContact  *told)
{
  GPtrArray *contacts = sourcier_supplier_get_contacts (supplier);
  g_autofree char *cell = sourcier_contact_to_cell (told);

  /* A cell cannot hold all that a contact can: what would be written alike is the same. */
  for (guint i = 0; i < contacts->len; i++)
    {
      g_autofree char *held = sourcier_contact_to_cell (g_ptr_array_index (contacts, i));

      if (g_str_equal (held, cell))
        return g_ptr_array_index (contacts, i);
    }
  for (guint i = 0; i < contacts->len; i++)
    if (sourcier_contact_is_same (g_ptr_array_index (contacts, i), told))
      return g_ptr_array_index (contacts, i);
  return NULL;
}

static gboolean
is_written_alike (SourcierContact *one,
                  SourcierContact *other)
{
  g_autofree char *cell = sourcier_contact_to_cell (one);
  g_autofree char *other_cell = sourcier_contact_to_cell (other);

  return g_str_equal (cell, other_cell);
}

static gboolean
merge_contact (Merging         *merging,
               SourcierContact *told)
{
  SourcierContact *held = find_contact (merging->supplier, told);

  if (held != NULL)
    return !is_written_alike (held, told) && sourcier_contact_take_over (held, told);

  g_autoptr (SourcierContact) added = sourcier_contact_copy (told);
  sourcier_supplier_add_contact (merging->supplier, added);
  return TRUE;
}

static void
merge_contacts (Merging *merging)
{
  gboolean changed = FALSE;

  if (is_left (merging, sourcier_supplier_get_contacts (merging->supplier)->len > 0))
    return;
  for (guint i = 0; i < merging->reading->contacts->len; i++)
    changed |= merge_contact (merging, g_ptr_array_index (merging->reading->contacts, i));
  if (changed)
    note_change (merging, _("Contacts"));
}

static void
merge_lists (Merging *merging)
{
  merge_families (merging);
  merge_cpv (merging);
  merge_areas (merging);
  merge_tags (merging);
  merge_contacts (merging);
}

/* What each doubt is about; the first that a column tells is the one concerned. */
static const struct
{
  SourcierSupplierDoubts doubt;
  int targets[4];
} doubt_targets[] = {
  { SOURCIER_SUPPLIER_DOUBT_NAME, { SOURCIER_SUPPLIER_NAME, -1 } },
  { SOURCIER_SUPPLIER_DOUBT_SIRET, { SOURCIER_SUPPLIER_SIRET, -1 } },
  { SOURCIER_SUPPLIER_DOUBT_POSTCODE, { SOURCIER_SUPPLIER_POSTCODE, -1 } },
  { SOURCIER_SUPPLIER_DOUBT_DEPARTEMENT, { SOURCIER_SUPPLIER_DEPARTEMENT, SOURCIER_SUPPLIER_POSTCODE, -1 } },
  { SOURCIER_SUPPLIER_DOUBT_PLACE, { SOURCIER_SUPPLIER_COMMUNE, SOURCIER_SUPPLIER_CITY, SOURCIER_SUPPLIER_POSTCODE, -1 } },
  { SOURCIER_SUPPLIER_DOUBT_CPV, { SOURCIER_IMPORT_TARGET_CPV, -1 } },
  { SOURCIER_SUPPLIER_DOUBT_EXCLUSION,
    { SOURCIER_SUPPLIER_EXCLUDED_SINCE, SOURCIER_SUPPLIER_EXCLUDED_UNTIL, SOURCIER_SUPPLIER_EXCLUSION, -1 } },
};

static int
target_of_doubt (SourcierImportReading *reading,
                 const int             *targets)
{
  int last = targets[0];

  for (; *targets >= 0; targets++)
    {
      last = *targets;
      if (last >= SOURCIER_N_SUPPLIER_FIELDS || is_told (reading, last))
        break;
    }
  return last;
}

static void
note_doubts (Merging *merging)
{
  SourcierSupplierDoubts before = SOURCIER_SUPPLIER_SOUND;
  SourcierSupplierDoubts doubts = sourcier_supplier_get_doubts (merging->supplier);
  gint n = 0;

  if (merging->known != NULL && doubts != SOURCIER_SUPPLIER_SOUND)
    before = sourcier_supplier_get_doubts (merging->known);
  for (guint i = 0; (doubts & ~before) != SOURCIER_SUPPLIER_SOUND && i < G_N_ELEMENTS (doubt_targets); i++)
    if (doubts & ~before & doubt_targets[i].doubt)
      {
        g_autofree char *words = sourcier_supplier_doubt_to_words (merging->supplier, doubt_targets[i].doubt);
        int target = target_of_doubt (merging->reading, doubt_targets[i].targets);

        g_ptr_array_insert (merging->doubts, n++, sourcier_import_reading_place_words (merging->reading, target, words));
      }
}

/* When the fields are merged: what stands in lists, what is odd, and how it is told. */
static SourcierImportMerge *
finish (Merging                    *merging,
        const SourcierImportSource *source)
{
  SourcierImportMerge *self = g_new0 (SourcierImportMerge, 1);

  merge_labels (merging, source);
  if (merging->policy != SOURCIER_IMPORT_LABELS)
    merge_lists (merging);
  note_doubts (merging);

  self->supplier = merging->supplier;
  self->n_changes = merging->changes->len;
  join (merging->changes, ", ", &self->changes);
  join (merging->doubts, " · ", &self->doubts);
  return self;
}

/**
 * sourcier_import_merge_new:
 * @reading: what a row says
 * @known: (nullable): the supplier of the directory it speaks of, or %NULL for a new one
 * @source: where the labels are known from
 * @policy: what the row may do to @known
 *
 * What the row leaves blank stays. Merging twice is merging once.
 *
 * Returns: (transfer full): the supplier as it will be; @known is left alone
 */
SourcierImportMerge *
sourcier_import_merge_new (SourcierImportReading *reading,
                           SourcierSupplier      *known,
                           const SourcierImportSource *source,
                           SourcierImportPolicy   policy)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) doubts = g_ptr_array_new_with_free_func (g_free);
  Merging merging = { reading, known, NULL, known != NULL ? policy : SOURCIER_IMPORT_REPLACE,
                      sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_NOTES), changes, doubts };

  merging.supplier = known != NULL ? sourcier_supplier_copy (known) : sourcier_supplier_new ();
  merge_notes (&merging);
  if (merging.policy != SOURCIER_IMPORT_LABELS)
    merge_fields (&merging);
  return finish (&merging, source);
}

/**
 * sourcier_import_merge_take:
 * @reading: what a row says; it becomes the supplier, and is not to be merged again
 * @source: where the labels are known from
 *
 * As sourcier_import_merge_new() does of a row that speaks of nobody, without copying what it says.
 *
 * Returns: (transfer full): the new supplier
 */
SourcierImportMerge *
sourcier_import_merge_take (SourcierImportReading      *reading,
                            const SourcierImportSource *source)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) doubts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *notes = g_strdup (sourcier_import_reading_get_text (reading, SOURCIER_SUPPLIER_NOTES));
  Merging merging = { reading, NULL, g_object_ref (reading->said), SOURCIER_IMPORT_REPLACE, notes, changes, doubts };

  for (int field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    if (field == SOURCIER_SUPPLIER_NOTES || !is_told (reading, field))
      sourcier_supplier_set_text (merging.supplier, field, NULL);
  merge_notes (&merging);
  return finish (&merging, source);
}

/**
 * sourcier_import_merge_free:
 * @self: (transfer full): a merge
 */
void
sourcier_import_merge_free (SourcierImportMerge *self)
{
  g_object_unref (self->supplier);
  g_free (self->changes);
  g_free (self->doubts);
  g_free (self);
}

static guint
count_untold_awards (SourcierImportReading *reading,
                     SourcierSupplier      *known)
{
  GPtrArray *awards = sourcier_supplier_get_awards (known);
  guint n = 0;

  for (guint i = 0; i < awards->len; i++)
    n += !g_ptr_array_find_with_equal_func (reading->labels,
                                            sourcier_label_award_get_label (g_ptr_array_index (awards, i)),
                                            g_str_equal, NULL);
  return n;
}

static guint
count_untold_codes (GPtrArray          *told,
                    const char * const *known)
{
  guint n = 0;

  for (int i = 0; known[i] != NULL; i++)
    n += !g_ptr_array_find_with_equal_func (told, known[i], g_str_equal, NULL);
  return n;
}

/**
 * sourcier_import_count_gaps:
 * @reading: what a row says
 * @known: a supplier of the directory
 *
 * Returns: how many things the directory knows of @known that the row does not tell. Between suppliers that a row does
 *   not contradict, the one with the fewest gaps is the one meant.
 */
guint
sourcier_import_count_gaps (SourcierImportReading *reading,
                            SourcierSupplier      *known)
{
  guint n = 0;

  for (int field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    {
      gboolean filled = field == SOURCIER_SUPPLIER_TURNOVER ? sourcier_supplier_get_turnover (known) >= 0
                                                            : *sourcier_supplier_get_text (known, field) != '\0';
      n += filled && !is_told (reading, field);
    }

  return n + count_untold_awards (reading, known)
         + count_untold_codes (reading->families, sourcier_supplier_get_families (known))
         + count_untold_codes (reading->cpv, sourcier_supplier_get_cpv (known))
         + count_untold_codes (reading->areas, sourcier_supplier_get_areas (known));
}
