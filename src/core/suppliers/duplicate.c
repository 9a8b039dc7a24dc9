/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/duplicate.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SIREN_DIGITS 9
#define SIRET_DIGITS 14
/* A spreadsheet takes the leading zeros of a number away; more than two would leave another number. */
#define MOST_LOST_ZEROS 2
/* A single step between two names of SOURCIER_DUPLICATE_LONG letters leaves the beginning or the end alone, even where
 * it swaps two letters: 5 + 5 letters, and 2 between them. */
#define PIECE 5

struct _SourcierDuplicate
{
  GObject parent_instance;

  SourcierSupplier *first;
  SourcierSupplier *second;
  SourcierDuplicateReasons reasons;
};

G_DEFINE_FINAL_TYPE (SourcierDuplicate, sourcier_duplicate, G_TYPE_OBJECT)

static void
sourcier_duplicate_finalize (GObject *object)
{
  SourcierDuplicate *self = SOURCIER_DUPLICATE (object);

  g_clear_object (&self->first);
  g_clear_object (&self->second);

  G_OBJECT_CLASS (sourcier_duplicate_parent_class)->finalize (object);
}

static void
sourcier_duplicate_class_init (SourcierDuplicateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_duplicate_finalize;
}

static void
sourcier_duplicate_init (SourcierDuplicate *self)
{
}

/**
 * sourcier_duplicate_new:
 * @first: a supplier
 * @second: another
 * @reasons: why they may be one; nothing where the reader chose the two
 *
 * Returns: (transfer full): the pair
 */
SourcierDuplicate *
sourcier_duplicate_new (SourcierSupplier         *first,
                        SourcierSupplier         *second,
                        SourcierDuplicateReasons  reasons)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (first) && SOURCIER_IS_SUPPLIER (second), NULL);

  SourcierDuplicate *self = g_object_new (SOURCIER_TYPE_DUPLICATE, NULL);

  self->first = g_object_ref (first);
  self->second = g_object_ref (second);
  self->reasons = reasons;
  return self;
}

/**
 * sourcier_duplicate_get_first:
 * @self: a pair
 *
 * Returns: (transfer none): the one that came into the directory first
 */
SourcierSupplier *
sourcier_duplicate_get_first (SourcierDuplicate *self)
{
  g_return_val_if_fail (SOURCIER_IS_DUPLICATE (self), NULL);

  return self->first;
}

/**
 * sourcier_duplicate_get_second:
 * @self: a pair
 *
 * Returns: (transfer none): the other
 */
SourcierSupplier *
sourcier_duplicate_get_second (SourcierDuplicate *self)
{
  g_return_val_if_fail (SOURCIER_IS_DUPLICATE (self), NULL);

  return self->second;
}

/**
 * sourcier_duplicate_get_reasons:
 * @self: a pair
 *
 * Returns: why they may be one
 */
SourcierDuplicateReasons
sourcier_duplicate_get_reasons (SourcierDuplicate *self)
{
  g_return_val_if_fail (SOURCIER_IS_DUPLICATE (self), 0);

  return self->reasons;
}

/**
 * sourcier_duplicate_reason_get_code:
 * @reason: one reason
 *
 * Returns: what files call it
 */
const char *
sourcier_duplicate_reason_get_code (SourcierDuplicateReasons reason)
{
  switch (reason)
    {
    case SOURCIER_DUPLICATE_SIRET:
      return "siret";
    case SOURCIER_DUPLICATE_ADDRESS:
      return "siren-address";
    case SOURCIER_DUPLICATE_NAME:
      return "name-postcode";
    case SOURCIER_DUPLICATE_NEAR_NAME:
      return "near-name-postcode";
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * sourcier_duplicate_reasons_to_words:
 * @reasons: why two suppliers may be one
 *
 * Returns: (transfer full): the reasons for the reader, on one line; "" if there is none
 */
char *
sourcier_duplicate_reasons_to_words (SourcierDuplicateReasons reasons)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (reasons & SOURCIER_DUPLICATE_SIRET)
    sourcier_text_append_part (words, _("Same SIRET"));
  if (reasons & SOURCIER_DUPLICATE_ADDRESS)
    sourcier_text_append_part (words, _("Same SIREN and address"));
  if (reasons & SOURCIER_DUPLICATE_NAME)
    sourcier_text_append_part (words, _("Same name and postcode"));
  if (reasons & SOURCIER_DUPLICATE_NEAR_NAME)
    sourcier_text_append_part (words, _("Near name, same postcode"));
  return g_strdup (words->str);
}

/* Folded: a name is the same with or without them. */
static gboolean
is_legal_form (const char *word)
{
  static const char * const forms[] = {
    "asbl", "asso", "assoc", "association", "coop", "cooperative", "earl", "ei", "eirl", "eurl", "gie", "sa", "sarl",
    "sas", "sasu", "sca", "scic", "scop", "scp", "selarl", "snc", "societe", "ste", NULL,
  };

  return g_strv_contains (forms, word);
}

/**
 * sourcier_duplicate_strip_form:
 * @name: (nullable): a name as written
 *
 * Returns: (transfer full): the folded name without the words that only tell a legal form; with them if nothing else
 *   is left
 */
char *
sourcier_duplicate_strip_form (const char *name)
{
  g_autofree char *folded = sourcier_text_fold (name);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (!is_legal_form (words[i]))
      g_string_append_printf (kept, kept->len > 0 ? " %s" : "%s", words[i]);
  return kept->len > 0 ? g_strdup (kept->str) : g_steal_pointer (&folded);
}

/* Whatever is no number, or nothing but zeros, says nothing about who it is. */
static char *
comparable_siret (const char *written)
{
  g_autofree char *digits = sourcier_text_fold_digits (written);
  gsize n = digits != NULL ? strlen (digits) : 0;

  if (n > SIRET_DIGITS || n + MOST_LOST_ZEROS < SIRET_DIGITS || strspn (digits, "0") == n)
    return g_strdup ("");
  return g_strconcat (&"00"[MOST_LOST_ZEROS - (SIRET_DIGITS - n)], digits, NULL);
}

/**
 * sourcier_duplicate_key_new:
 * @id: the supplier
 * @name: (nullable): its name as written
 * @trade_name: (nullable): its trade name as written
 * @siret: (nullable): its SIRET as written
 * @address: (nullable): its address as written
 * @postcode: (nullable): its postcode as written
 *
 * Returns: (transfer full): what of it is compared
 */
SourcierDuplicateKey *
sourcier_duplicate_key_new (gint64      id,
                            const char *name,
                            const char *trade_name,
                            const char *siret,
                            const char *address,
                            const char *postcode)
{
  SourcierDuplicateKey *self = g_new0 (SourcierDuplicateKey, 1);

  self->id = id;
  self->siret = comparable_siret (siret);
  self->address = sourcier_text_fold (address);
  self->postcode = sourcier_text_fold (postcode);
  self->name = sourcier_duplicate_strip_form (name);
  self->trade_name = sourcier_duplicate_strip_form (trade_name);
  return self;
}

/**
 * sourcier_duplicate_key_of:
 * @supplier: a supplier
 *
 * Returns: (transfer full): what of it is compared
 */
SourcierDuplicateKey *
sourcier_duplicate_key_of (SourcierSupplier *supplier)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (supplier), NULL);

  return sourcier_duplicate_key_new (sourcier_supplier_get_id (supplier), sourcier_supplier_get_name (supplier),
                                     sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_TRADE_NAME),
                                     sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_SIRET),
                                     sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_ADDRESS),
                                     sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_POSTCODE));
}

/**
 * sourcier_duplicate_key_free:
 * @self: (transfer full): a key
 */
void
sourcier_duplicate_key_free (SourcierDuplicateKey *self)
{
  g_free (self->siret);
  g_free (self->address);
  g_free (self->postcode);
  g_free (self->name);
  g_free (self->trade_name);
  g_free (self);
}

/**
 * sourcier_duplicate_key_get_shared:
 * @self: a key
 *
 * Two suppliers that sourcier_duplicate_compare() takes for one have at least one of these in common, so that only those
 * that have need be compared.
 *
 * Returns: (transfer full) (element-type utf8): the number, the address, the names and the pieces of a long name that
 *   another may share
 */
GPtrArray *
sourcier_duplicate_key_get_shared (const SourcierDuplicateKey *self)
{
  GPtrArray *shared = g_ptr_array_new_with_free_func (g_free);
  gsize length = strlen (self->name);

  if (*self->siret != '\0')
    g_ptr_array_add (shared, g_strconcat ("s", self->siret, NULL));
  if (*self->siret != '\0' && *self->address != '\0')
    g_ptr_array_add (shared, g_strdup_printf ("a%.9s %s", self->siret, self->address));
  if (*self->postcode == '\0')
    return shared;
  if (length > 0)
    g_ptr_array_add (shared, g_strconcat ("n", self->postcode, "\n", self->name, NULL));
  if (*self->trade_name != '\0' && !g_str_equal (self->name, self->trade_name))
    g_ptr_array_add (shared, g_strconcat ("n", self->postcode, "\n", self->trade_name, NULL));
  if (length >= SOURCIER_DUPLICATE_LONG)
    {
      g_ptr_array_add (shared, g_strdup_printf ("<%s\n%.*s", self->postcode, PIECE, self->name));
      g_ptr_array_add (shared, g_strdup_printf (">%s\n%s", self->postcode, self->name + length - PIECE));
    }
  return shared;
}

/**
 * sourcier_duplicate_shared_is_near:
 * @shared: one of sourcier_duplicate_key_get_shared()
 *
 * Returns: whether it is a piece of a name only, which many share
 */
gboolean
sourcier_duplicate_shared_is_near (const char *shared)
{
  return *shared == '<' || *shared == '>';
}

static gboolean
same (const char *a,
      const char *b)
{
  return *a != '\0' && g_str_equal (a, b);
}

static gboolean
same_siren (const SourcierDuplicateKey *a,
            const SourcierDuplicateKey *b)
{
  return *a->siret != '\0' && strncmp (a->siret, b->siret, SIREN_DIGITS) == 0;
}

static gboolean
same_digits (const char *a,
             const char *b)
{
  while (TRUE)
    {
      while (*a != '\0' && !g_ascii_isdigit (*a))
        a++;
      while (*b != '\0' && !g_ascii_isdigit (*b))
        b++;
      if (*a != *b)
        return FALSE;
      if (*a == '\0')
        return TRUE;
      a++;
      b++;
    }
}

/* One step between two names is found without trying others: what stands before and behind the step is the same. */
static gboolean
one_step_apart (const char *a,
                const char *b)
{
  gsize length[2] = { strlen (a), strlen (b) };
  gsize before = 0, behind = 0;

  while (a[before] != '\0' && a[before] == b[before])
    before++;
  while (behind + before < MIN (length[0], length[1]) && a[length[0] - 1 - behind] == b[length[1] - 1 - behind])
    behind++;

  gsize left[2] = { length[0] - before - behind, length[1] - before - behind };

  if (MAX (left[0], left[1]) <= 1)
    return TRUE;
  return left[0] == 2 && left[1] == 2 && a[before] == b[before + 1] && a[before + 1] == b[before];
}

static gboolean
near (const char *a,
      const char *b)
{
  return strlen (a) >= SOURCIER_DUPLICATE_LONG && strlen (b) >= SOURCIER_DUPLICATE_LONG && same_digits (a, b)
         && one_step_apart (a, b);
}

/* Two establishments of one firm, or a firm known under two numbers of which one is mistyped, may be one supplier; two
 * firms that are registered are two. */
static gboolean
are_two_firms (const SourcierDuplicateKey *a,
               const SourcierDuplicateKey *b)
{
  return !same_siren (a, b) && sourcier_siret_check (a->siret) == SOURCIER_SIRET_SOUND
         && sourcier_siret_check (b->siret) == SOURCIER_SIRET_SOUND;
}

static SourcierDuplicateReasons
compare_names (const SourcierDuplicateKey *a,
               const SourcierDuplicateKey *b)
{
  if (!same (a->postcode, b->postcode))
    return 0;
  if (same (a->name, b->name) || same (a->name, b->trade_name) || same (a->trade_name, b->name)
      || same (a->trade_name, b->trade_name))
    return SOURCIER_DUPLICATE_NAME;
  if (near (a->name, b->name) && !are_two_firms (a, b))
    return SOURCIER_DUPLICATE_NEAR_NAME;
  return 0;
}

/**
 * sourcier_duplicate_compare:
 * @a: a supplier
 * @b: another
 *
 * Returns: why they may be one, nothing if they are not taken for one
 */
SourcierDuplicateReasons
sourcier_duplicate_compare (const SourcierDuplicateKey *a,
                            const SourcierDuplicateKey *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  SourcierDuplicateReasons reasons = compare_names (a, b);
  gboolean two_places = *a->postcode != '\0' && *b->postcode != '\0' && !g_str_equal (a->postcode, b->postcode);

  if (same (a->siret, b->siret))
    reasons |= SOURCIER_DUPLICATE_SIRET;
  else if (same_siren (a, b) && same (a->address, b->address) && !two_places)
    reasons |= SOURCIER_DUPLICATE_ADDRESS;
  return reasons;
}

static gboolean
is_told (SourcierSupplier      *supplier,
         SourcierSupplierField  field)
{
  return *sourcier_supplier_get_text (supplier, field) != '\0';
}

/**
 * sourcier_duplicate_differ:
 * @stays: a supplier
 * @goes: another
 * @field: a field
 *
 * Returns: whether one has to choose between what the two say
 */
gboolean
sourcier_duplicate_differ (SourcierSupplier      *stays,
                           SourcierSupplier      *goes,
                           SourcierSupplierField  field)
{
  return !g_str_equal (sourcier_supplier_get_text (stays, field), sourcier_supplier_get_text (goes, field));
}

/* Coordinates tell where the address is, and a year tells of which turnover: they go with it. */
static gboolean
goes_with_what_stays (SourcierSupplier      *stays,
                      SourcierSupplier      *goes,
                      SourcierSupplierField  field)
{
  switch (field)
    {
    case SOURCIER_SUPPLIER_LATITUDE:
    case SOURCIER_SUPPLIER_LONGITUDE:
      return (is_told (stays, SOURCIER_SUPPLIER_POSTCODE)
              && sourcier_duplicate_differ (stays, goes, SOURCIER_SUPPLIER_POSTCODE))
             || is_told (stays, SOURCIER_SUPPLIER_LATITUDE) || is_told (stays, SOURCIER_SUPPLIER_LONGITUDE);
    case SOURCIER_SUPPLIER_TURNOVER_YEAR:
      return is_told (stays, SOURCIER_SUPPLIER_TURNOVER)
             && sourcier_duplicate_differ (stays, goes, SOURCIER_SUPPLIER_TURNOVER);
    default:
      return FALSE;
    }
}

/**
 * sourcier_duplicate_propose:
 * @stays: the supplier that stays
 * @goes: the one that is merged into it
 *
 * Returns: the fields, a bit each, for which what @goes says is proposed: those that @stays does not tell
 */
guint
sourcier_duplicate_propose (SourcierSupplier *stays,
                            SourcierSupplier *goes)
{
  guint taken = 0;

  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (stays) && SOURCIER_IS_SUPPLIER (goes), 0);

  for (guint field = 0; field < SOURCIER_N_SUPPLIER_FIELDS; field++)
    if (!is_told (stays, field) && is_told (goes, field) && !goes_with_what_stays (stays, goes, field))
      taken |= 1u << field;
  return taken;
}

/**
 * sourcier_duplicate_join_notes:
 * @notes: what is noted about a supplier
 * @more: what is noted about the other
 *
 * Returns: (transfer full): both, one below the other; once what the other says already
 */
char *
sourcier_duplicate_join_notes (const char *notes,
                               const char *more)
{
  g_return_val_if_fail (notes != NULL && more != NULL, NULL);

  if (strstr (notes, more) != NULL)
    return g_strdup (notes);
  if (strstr (more, notes) != NULL)
    return g_strdup (more);
  return g_strconcat (notes, "\n", more, NULL);
}
