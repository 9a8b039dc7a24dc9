/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/measure.h"

#include "base/money.h"
#include "reference/reference-table.h"

#include <string.h>

/* What puts a contract into the numerator: the word before the colon in the column "test". */
typedef enum
{
  TEST_NONE,
  TEST_CONSIDERATION,
  TEST_RESERVED,
  TEST_HELD,
  TEST_SIZE,
  TEST_EXEMPTED,
} Test;

/* Considerations of one kind and of another may be asked for together. */
#define MOST_GROUPS 2

struct _SourcierMeasure
{
  const char *code;
  const char *theme;
  const char *unit;
  const char *frequency;
  gboolean legal;
  SourcierReferenceText texts[SOURCIER_N_MEASURE_TEXTS];
  Test test;
  guint considerations[MOST_GROUPS];
  const char *article;         /* "" for any */
  SourcierLabelSet labels;
  gboolean duty_unmet;         /* only contracts that lack the social condition that is compulsory */
};

static GPtrArray *measures;

/* What a test adds up while it looks at the holders. */
typedef struct
{
  gboolean any;
  gint64 amount;
  guint doubts;
} Finding;

static Test
find_test (const char  *written,
           const char **what)
{
  static const char * const tests[] = { "", "consideration", "reserved", "held", "size", "exempted" };
  const char *colon = strchr (written, ':');

  *what = colon != NULL ? colon + 1 : "";
  for (guint i = TEST_CONSIDERATION; colon != NULL && i < G_N_ELEMENTS (tests); i++)
    if (strlen (tests[i]) == (gsize) (colon - written) && g_str_has_prefix (written, tests[i]))
      return i;
  g_assert (*written == '\0');
  return TEST_NONE;
}

static void
read_considerations (SourcierMeasure *self,
                     const char      *what)
{
  g_auto (GStrv) groups = g_strsplit (what, "&", MOST_GROUPS);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) codes = g_strsplit (groups[i], "|", -1);

      for (guint j = 0; codes[j] != NULL; j++)
        {
          g_assert (sourcier_contract_consideration_bit (codes[j]) != 0);
          self->considerations[i] |= sourcier_contract_consideration_bit (codes[j]);
        }
    }
}

static void
read_labels (SourcierMeasure *self,
             const char      *what)
{
  g_auto (GStrv) codes = g_strsplit (what, "|", -1);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_assert (sourcier_label_set_of (codes[i]) != 0);
      self->labels |= sourcier_label_set_of (codes[i]);
    }
}

static void
read_test (SourcierMeasure            *self,
           const SourcierReferenceRow *row)
{
  const char *what;

  self->test = find_test (sourcier_reference_row_get (row, "test"), &what);
  self->article = "";
  if (self->test == TEST_CONSIDERATION)
    read_considerations (self, what);
  else if (self->test == TEST_HELD)
    read_labels (self, what);
  else if (self->test == TEST_RESERVED)
    self->article = what;
  self->duty_unmet = g_str_equal (sourcier_reference_row_get (row, "base"), "social-duty-unmet");
}

static void
add_measure (const SourcierReferenceRow *row,
             gpointer                    user_data)
{
  static const char * const columns[SOURCIER_N_MEASURE_TEXTS] = {
    "title", "definition", "numerator", "denominator", "source",
  };
  SourcierMeasure *self = g_new0 (SourcierMeasure, 1);

  self->code = sourcier_reference_row_get (row, "code");
  self->theme = sourcier_reference_row_get (row, "theme");
  self->unit = sourcier_reference_row_get (row, "unit");
  self->frequency = sourcier_reference_row_get (row, "frequency");
  self->legal = *sourcier_reference_row_get (row, "legal") == '1';
  for (guint i = 0; i < SOURCIER_N_MEASURE_TEXTS; i++)
    {
      g_autofree char *fr = g_strconcat (columns[i], "_fr", NULL), *en = g_strconcat (columns[i], "_en", NULL);

      sourcier_reference_row_get_text (row, fr, en, &self->texts[i]);
    }
  read_test (self, row);
  g_ptr_array_add (measures, self);
}

/**
 * sourcier_measures:
 * @n_measures: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array length=n_measures): the core set, in the order it is told in
 */
const SourcierMeasure * const *
sourcier_measures (guint *n_measures)
{
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      measures = g_ptr_array_new ();
      sourcier_reference_read ("measures", add_measure, NULL);
      g_once_init_leave (&ready, 1);
    }
  if (n_measures != NULL)
    *n_measures = measures->len;
  return (const SourcierMeasure * const *) measures->pdata;
}

/**
 * sourcier_measure_find:
 * @code: (nullable): a code, "esus"
 *
 * Returns: (transfer none) (nullable): the measure of exactly this code
 */
const SourcierMeasure *
sourcier_measure_find (const char *code)
{
  guint n;
  const SourcierMeasure * const *all = sourcier_measures (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (all[i]->code, code) == 0)
      return all[i];
  return NULL;
}

/**
 * sourcier_measure_get_code:
 * @self: a measure
 *
 * Returns: (transfer none): its code
 */
const char *
sourcier_measure_get_code (const SourcierMeasure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->code;
}

/**
 * sourcier_measure_get_theme:
 * @self: a measure
 *
 * Returns: (transfer none): "social" or "ecological", which are the categories of the law, "access" or "practice"
 */
const char *
sourcier_measure_get_theme (const SourcierMeasure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->theme;
}

/**
 * sourcier_measure_get_unit:
 * @self: a measure
 *
 * Returns: (transfer none): what is counted: "contracts" (and their amounts), "hours", "euros", "people", "events", "firms"
 */
const char *
sourcier_measure_get_unit (const SourcierMeasure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unit;
}

/**
 * sourcier_measure_get_frequency:
 * @self: a measure
 *
 * Returns: (transfer none): how often it is told: "yearly" (L2111-3: a scheme is followed yearly)
 */
const char *
sourcier_measure_get_frequency (const SourcierMeasure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->frequency;
}

/**
 * sourcier_measure_get_text:
 * @self: a measure
 * @text: which of its texts
 * @language: in which language
 *
 * Returns: (transfer none): the text, "" for the denominator of what is no share
 */
const char *
sourcier_measure_get_text (const SourcierMeasure *self,
                           SourcierMeasureText    text,
                           SourcierLanguage       language)
{
  g_return_val_if_fail (self != NULL && text < SOURCIER_N_MEASURE_TEXTS, NULL);

  return sourcier_reference_text_in (&self->texts[text], language);
}

/**
 * sourcier_measure_is_legal:
 * @self: a measure
 *
 * Returns: whether the law asks for it
 */
gboolean
sourcier_measure_is_legal (const SourcierMeasure *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->legal;
}

/**
 * sourcier_measure_is_computed:
 * @self: a measure
 *
 * Returns: whether the register and the directory tell it; otherwise the office types its values
 */
gboolean
sourcier_measure_is_computed (const SourcierMeasure *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->test != TEST_NONE;
}

static void
add_amount (Finding *finding,
            gint64   amount)
{
  finding->any = TRUE;
  if (amount >= 0)
    finding->amount = MAX (finding->amount, 0) + amount;
}

static void
doubt (Finding               *finding,
       SourcierContractDoubt  what)
{
  finding->doubts |= SOURCIER_CONTRACT_DOUBT_BIT (what);
}

static void
look_at_labels (const SourcierMeasure        *self,
                const SourcierContractMember *member,
                Finding                      *finding)
{
  if (member->held & self->labels)
    {
      add_amount (finding, member->amount);
      if ((member->held & self->labels & ~member->undated) == 0)
        doubt (finding, SOURCIER_CONTRACT_DOUBT_UNDATED);
    }
  else if (member->lapsed & self->labels)
    doubt (finding, SOURCIER_CONTRACT_DOUBT_LAPSED);
}

static void
look_at_size (const SourcierContractMember *member,
              Finding                      *finding)
{
  SourcierSize size = member->supplier != NULL ? member->supplier->size : SOURCIER_SIZE_NONE;

  if (size == SOURCIER_SIZE_NONE)
    doubt (finding, SOURCIER_CONTRACT_DOUBT_SIZE);
  else if (size < SOURCIER_SIZE_250)
    add_amount (finding, member->amount);
}

static void
look_at_members (const SourcierMeasure  *self,
                 const SourcierContract *contract,
                 Finding                *finding)
{
  static const guint of_holders = SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_NO_HOLDER)
                                  | SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_STRANGER)
                                  | SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_MEMBER_SHARE)
                                  | SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_MEMBER_SUM);

  finding->doubts |= contract->doubts & of_holders;
  for (guint i = 0; i < contract->n_members; i++)
    if (self->test == TEST_HELD)
      look_at_labels (self, &contract->members[i], finding);
    else
      look_at_size (&contract->members[i], finding);
}

static void
look_at_considerations (const SourcierMeasure  *self,
                        const SourcierContract *contract,
                        Finding                *finding)
{
  gboolean all = TRUE;

  finding->doubts |= contract->doubts & SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_UNTOLD);
  for (guint i = 0; i < MOST_GROUPS; i++)
    all &= self->considerations[i] == 0 || (contract->considerations & self->considerations[i]) != 0;
  if (all)
    add_amount (finding, contract->amount);
}

static void
look_at_reservation (const SourcierMeasure  *self,
                     const SourcierContract *contract,
                     Finding                *finding)
{
  gboolean reserved = (contract->considerations & sourcier_contract_consideration_bit ("reserved")) != 0;

  finding->doubts |= contract->doubts & (SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_UNTOLD)
                                         | SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_ARTICLE));
  if (reserved && (*self->article == '\0' || g_str_equal (self->article, contract->reserved)))
    add_amount (finding, contract->amount);
}

static void
run_test (const SourcierMeasure  *self,
          const SourcierContract *contract,
          Finding                *finding)
{
  switch (self->test)
    {
    case TEST_CONSIDERATION:
      look_at_considerations (self, contract, finding);
      break;
    case TEST_RESERVED:
      look_at_reservation (self, contract, finding);
      break;
    case TEST_HELD:
    case TEST_SIZE:
      look_at_members (self, contract, finding);
      break;
    case TEST_EXEMPTED:
      if (contract->exempted)
        add_amount (finding, contract->amount);
      break;
    case TEST_NONE:
    default:
      break;
    }
}

/* What can be held against the amount of any contract. */
static guint
get_amount_doubts (const SourcierContract *contract)
{
  return contract->doubts & (SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_NO_AMOUNT)
                             | SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_ABSURD)
                             | SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_LOT_SHARE)
                             | SOURCIER_CONTRACT_DOUBT_BIT (SOURCIER_CONTRACT_DOUBT_LOT_SUM));
}

/**
 * sourcier_measure_look_at:
 * @self: a measure that is computed
 * @contract: a contract that is in the figures
 * @amount: (out): what it adds to the numerator in cents HT: all of it, or the parts of the members that the measure is
 *   about; %SOURCIER_MONEY_UNKNOWN if it adds nothing or no amount is known
 * @doubts: (out): what can be held against its place in the measure, bits of %SOURCIER_CONTRACT_DOUBT_BIT
 *
 * Returns: where the contract stands in the measure
 */
SourcierMeasureSide
sourcier_measure_look_at (const SourcierMeasure  *self,
                          const SourcierContract *contract,
                          gint64                 *amount,
                          guint                  *doubts)
{
  g_return_val_if_fail (self != NULL && contract != NULL, SOURCIER_MEASURE_OUTSIDE);

  Finding finding = { FALSE, SOURCIER_MONEY_UNKNOWN, get_amount_doubts (contract) };

  *amount = SOURCIER_MONEY_UNKNOWN;
  *doubts = 0;
  if (self->duty_unmet
      && (!contract->social_duty
          || (contract->considerations & sourcier_contract_consideration_bit ("social-clause")) != 0))
    return SOURCIER_MEASURE_OUTSIDE;

  run_test (self, contract, &finding);
  *amount = finding.amount;
  *doubts = finding.doubts;
  return finding.any ? SOURCIER_MEASURE_BOTH : SOURCIER_MEASURE_DENOMINATOR_ONLY;
}
