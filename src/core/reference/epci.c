/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reference/epci.h"

#include "reference/commune-index.h"
#include "reference/departement.h"
#include "reference/reference-table.h"

#include <string.h>

/* How many of the groups that a word may mean are named. */
#define MAX_NAMED 6

struct _SourcierEpci
{
  const char *siren;
  const char *name;
  const char *departement;
  GPtrArray *communes;
};

static GPtrArray *epcis;
static GHashTable *epcis_by_siren;
static GHashTable *epcis_by_name;

/* What the first word of a name stands for, folded. */
static const struct
{
  const char *written;
  const char *meant;
} kinds[] = {
  { "cc ", "communaute de communes " },
  { "ca ", "communaute d agglomeration " },
  { "cu ", "communaute urbaine " },
};

static const char *
skip_article (const char *text)
{
  static const char * const articles[] = { "de la ", "de l ", "de ", "du ", "des ", "d " };

  for (gsize i = 0; i < G_N_ELEMENTS (articles); i++)
    if (g_str_has_prefix (text, articles[i]))
      return text + strlen (articles[i]);
  return text;
}

static void
index_name (const SourcierEpci *epci,
            const char         *key)
{
  GPtrArray *list = g_hash_table_lookup (epcis_by_name, key);

  if (list == NULL || !g_ptr_array_find (list, epci, NULL))
    _sourcier_commune_index (epcis_by_name, key, epci);
}

/* Without its kind an EPCI is often called as its main town is: “Arras” is the commune. */
static void
index_short_name (const SourcierEpci *epci,
                  const char         *name)
{
  g_autoptr (GPtrArray) communes = sourcier_commune_at (NULL, name, NULL);

  if (communes->len == 0)
    index_name (epci, name);
}

static void
index_names (const SourcierEpci *epci)
{
  g_autofree char *key = _sourcier_commune_key (epci->name);

  index_name (epci, key);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (key, kinds[i].written))
      {
        const char *rest = key + strlen (kinds[i].written);
        g_autofree char *in_full = g_strconcat (kinds[i].meant, rest, NULL);

        index_name (epci, in_full);
        index_short_name (epci, rest);
        index_short_name (epci, skip_article (rest));
      }
}

static void
add_epci (const SourcierReferenceRow *row,
          gpointer                    user_data)
{
  SourcierEpci *epci = g_new0 (SourcierEpci, 1);

  epci->siren = sourcier_reference_row_get (row, "code");
  epci->name = sourcier_reference_row_get (row, "name");
  epci->communes = g_ptr_array_new ();
  g_ptr_array_add (epcis, epci);
  g_hash_table_insert (epcis_by_siren, (gpointer) epci->siren, epci);
  index_names (epci);
}

static void
add_members (void)
{
  GPtrArray *communes = sourcier_communes ();

  for (guint i = 0; i < communes->len; i++)
    {
      const SourcierCommune *commune = g_ptr_array_index (communes, i);
      SourcierEpci *epci = g_hash_table_lookup (epcis_by_siren, sourcier_commune_get_epci (commune));

      if (epci != NULL)
        g_ptr_array_add (epci->communes, (gpointer) commune);
    }
}

static gint64
count_inhabitants (const SourcierEpci *epci,
                   const char         *departement)
{
  gint64 inhabitants = 0;

  for (guint i = 0; i < epci->communes->len; i++)
    if (g_str_equal (sourcier_commune_get_departement (g_ptr_array_index (epci->communes, i)), departement))
      inhabitants += sourcier_commune_get_population (g_ptr_array_index (epci->communes, i));
  return inhabitants;
}

/* One in fourteen reaches over the border of its departement: it is said to be of the one that most of its people live in. */
static void
find_departement (SourcierEpci *epci)
{
  gint64 most = -1;

  epci->departement = "";
  for (guint i = 0; i < epci->communes->len; i++)
    {
      const char *departement = sourcier_commune_get_departement (g_ptr_array_index (epci->communes, i));

      if (g_str_equal (departement, epci->departement))
        continue;
      if (count_inhabitants (epci, departement) > most)
        {
          epci->departement = departement;
          most = count_inhabitants (epci, departement);
        }
    }
}

static void
ensure_epcis (void)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      epcis = g_ptr_array_new ();
      epcis_by_siren = g_hash_table_new (g_str_hash, g_str_equal);
      epcis_by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      sourcier_reference_read ("epci", add_epci, NULL);
      add_members ();
      for (guint i = 0; i < epcis->len; i++)
        find_departement (g_ptr_array_index (epcis, i));
      g_once_init_leave (&ready, 1);
    }
}

/**
 * sourcier_epcis:
 * @n_epcis: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_epcis): all EPCI with their own taxes, by SIREN
 */
const SourcierEpci * const *
sourcier_epcis (guint *n_epcis)
{
  ensure_epcis ();
  if (n_epcis != NULL)
    *n_epcis = epcis->len;
  return (const SourcierEpci * const *) epcis->pdata;
}

/**
 * sourcier_epci_find:
 * @siren: (nullable): the SIREN of an EPCI
 *
 * Returns: (transfer none) (nullable): the EPCI of exactly this SIREN
 */
const SourcierEpci *
sourcier_epci_find (const char *siren)
{
  ensure_epcis ();
  return siren != NULL ? g_hash_table_lookup (epcis_by_siren, siren) : NULL;
}

static GPtrArray *
called (const char *key,
        const char *departement)
{
  GPtrArray *list = g_hash_table_lookup (epcis_by_name, key);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const SourcierEpci *epci = g_ptr_array_index (list, i);

      if (departement == NULL || sourcier_epci_reaches (epci, departement))
        g_ptr_array_add (found, (gpointer) epci);
    }
  return found;
}

/**
 * sourcier_epci_search:
 * @text: (nullable): an EPCI as a person writes it: its SIREN, "CA Melun Val de Seine", "Communauté d’agglomération Melun
 *   Val de Seine", "Melun Val de Seine", "CC des Quatre Rivières (76)"
 *
 * Its name without its kind is not enough where a commune is called so.
 *
 * Returns: (transfer container) (element-type SourcierEpci): those it may mean: one if it is clear
 */
GPtrArray *
sourcier_epci_search (const char *text)
{
  g_autofree char *key = _sourcier_commune_key (text);
  const SourcierEpci *epci = sourcier_epci_find (key);
  GPtrArray *found = called (key, NULL);
  char *last = strrchr (key, ' ');

  if (epci != NULL)
    g_ptr_array_add (found, (gpointer) epci);
  if (found->len > 0 || last == NULL)
    return found;

  g_autofree char *departement = g_ascii_strup (last + 1, -1);

  *last = '\0';
  if (sourcier_departement_find (departement) == NULL)
    return found;
  g_ptr_array_unref (found);
  return called (key, departement);
}

/**
 * sourcier_epci_get_siren:
 * @self: an EPCI
 *
 * Returns: (transfer none): its SIREN, which is its code everywhere
 */
const char *
sourcier_epci_get_siren (const SourcierEpci *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->siren;
}

/**
 * sourcier_epci_get_name:
 * @self: an EPCI
 *
 * Returns: (transfer none): its name with its kind, "CA Melun Val de Seine"
 */
const char *
sourcier_epci_get_name (const SourcierEpci *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * sourcier_epci_get_departement:
 * @self: an EPCI
 *
 * Returns: (transfer none): the code of the departement that most of its people live in
 */
const char *
sourcier_epci_get_departement (const SourcierEpci *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->departement;
}

/**
 * sourcier_epci_get_communes:
 * @self: an EPCI
 *
 * Returns: (transfer none) (element-type SourcierCommune): its members, and the arrondissements of those that have some
 */
GPtrArray *
sourcier_epci_get_communes (const SourcierEpci *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->communes;
}

/**
 * sourcier_epci_reaches:
 * @self: an EPCI
 * @departement: the code of a departement
 *
 * Returns: whether one of its communes lies in the departement
 */
gboolean
sourcier_epci_reaches (const SourcierEpci *self,
                       const char         *departement)
{
  g_return_val_if_fail (self != NULL && departement != NULL, FALSE);

  for (guint i = 0; i < self->communes->len; i++)
    if (g_str_equal (sourcier_commune_get_departement (g_ptr_array_index (self->communes, i)), departement))
      return TRUE;
  return FALSE;
}

/**
 * sourcier_epci_to_words:
 * @self: an EPCI
 *
 * Returns: (transfer full): its name and its departement, "CA Melun Val de Seine (77)", which sourcier_epci_search() knows
 */
char *
sourcier_epci_to_words (const SourcierEpci *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%s (%s)", self->name, self->departement);
}

/**
 * sourcier_epcis_to_words:
 * @list: (element-type SourcierEpci): EPCI that a word may mean
 *
 * Returns: (transfer full): what to type for each of the first, "200041762 CC des Quatre Rivières (70), …"
 */
char *
sourcier_epcis_to_words (GPtrArray *list)
{
  g_return_val_if_fail (list != NULL, NULL);

  GString *words = g_string_new (NULL);

  for (guint i = 0; i < list->len && i < MAX_NAMED; i++)
    {
      const SourcierEpci *epci = g_ptr_array_index (list, i);

      g_string_append_printf (words, "%s%s %s (%s)", i > 0 ? ", " : "", epci->siren, epci->name, epci->departement);
    }
  if (list->len > MAX_NAMED)
    g_string_append (words, " …");
  return g_string_free (words, FALSE);
}
