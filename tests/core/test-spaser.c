/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/money.h"
#include "office/spaser.h"

/* D2111-3: 100 M€ until the end of 2022 (décret 2022-767), then 50 M€; the duty begins above the amount, not at it. */
static void
test_threshold (void)
{
  const SourcierDay before = sourcier_day_from_ymd (2022, 12, 31);
  const SourcierDay after = sourcier_day_from_ymd (2023, 1, 1);

  g_assert_true (sourcier_spaser_get_threshold (before) == G_GINT64_CONSTANT (10000000000));
  g_assert_true (sourcier_spaser_get_threshold (after) == G_GINT64_CONSTANT (5000000000));

  g_assert_false (sourcier_spaser_is_compulsory (G_GINT64_CONSTANT (5000000000), after));
  g_assert_true (sourcier_spaser_is_compulsory (G_GINT64_CONSTANT (5000000001), after));
  g_assert_false (sourcier_spaser_is_compulsory (G_GINT64_CONSTANT (5000000001), before));
  g_assert_true (sourcier_spaser_is_compulsory (G_GINT64_CONSTANT (10000000001), before));
  g_assert_false (sourcier_spaser_is_compulsory (SOURCIER_MONEY_UNKNOWN, after));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/spaser/threshold", test_threshold);

  return g_test_run ();
}
