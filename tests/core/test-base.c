/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/ahead.h"
#include "base/day.h"
#include "base/link.h"
#include "base/money.h"
#include "base/siret.h"
#include "base/text.h"

#include <locale.h>
#include <string.h>

static void
test_fold (void)
{
  static const struct { const char *written, *folded; } cases[] = {
    { "Élan Services", "elan services" },
    { "  L’Atelier d'Œuvre-Élégance ", "l atelier d oeuvre elegance" },
    { "ŒUVRES & CŒUR", "oeuvres coeur" },
    { "Saint-Étienne-du-Grès", "saint etienne du gres" },
    { "Straße Łódź", "strasse lodz" },
    { "E\xcc\x81lan", "elan" },
    { "A.C.I.", "a c i" },
    { "ﬁnance", "finance" },
    { "", "" },
    { "—", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = sourcier_text_fold (cases[i].written);
      g_assert_cmpstr (folded, ==, cases[i].folded);
    }

  g_autofree char *nothing = sourcier_text_fold (NULL);
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_tidy (void)
{
  g_autofree char *tidy = sourcier_text_tidy (" \u00a0\u202f a  b \t\n");
  g_autofree char *digits = sourcier_text_fold_digits ("411\u00a0555 139.000-12");
  g_autofree char *other = sourcier_text_fold_digits ("1.23E+13");
  g_autofree char *valid = sourcier_text_make_valid ("caf\xe9", -1);

  g_assert_cmpstr (tidy, ==, "a  b");
  g_assert_cmpstr (digits, ==, "41155513900012");
  g_assert_null (other);
  g_assert_cmpstr (valid, ==, "caf\uFFFD");
  g_assert_true (sourcier_text_is_empty ("\u00a0 "));
  g_assert_false (sourcier_text_is_empty ("x"));
}

static void
assert_cut (const char *text,
            guint       most,
            const char *expected)
{
  g_autofree char *cut = sourcier_text_cut (text, most);

  g_assert_cmpstr (cut, ==, expected);
}

/* By characters, not by bytes, and only where there are more. */
static void
test_cut (void)
{
  assert_cut ("Évry", 4, "Évry");
  assert_cut ("Évry", 3, "Évr…");
  assert_cut ("œuvre", 1, "œ…");
  assert_cut ("Évry", 0, "…");
  assert_cut ("", 0, "");
  assert_cut (NULL, 5, NULL);
}

static void
assert_siren (const char *siret,
              const char *expected)
{
  g_autofree char *siren = sourcier_siret_get_siren (siret);

  g_assert_cmpstr (siren, ==, expected);
}

/* Luhn worked by hand: 732 829 320 (the example of INSEE's own page); 356000000 is La Poste. */
static void
test_siret (void)
{
  g_assert_cmpint (sourcier_siren_check ("732829320"), ==, SOURCIER_SIRET_SOUND);
  g_assert_cmpint (sourcier_siren_check ("732829321"), ==, SOURCIER_SIRET_CHECK_SUM);
  g_assert_cmpint (sourcier_siret_check ("73282932000074"), ==, SOURCIER_SIRET_SOUND);
  g_assert_cmpint (sourcier_siret_check ("73282932000075"), ==, SOURCIER_SIRET_CHECK_SUM);
  g_assert_cmpint (sourcier_siret_check ("7328293200007"), ==, SOURCIER_SIRET_WRONG_LENGTH);
  g_assert_cmpint (sourcier_siret_check ("1.23E+13"), ==, SOURCIER_SIRET_NOT_DIGITS);
  g_assert_cmpint (sourcier_siret_check (""), ==, SOURCIER_SIRET_MISSING);
  g_assert_cmpint (sourcier_siret_check (NULL), ==, SOURCIER_SIRET_MISSING);
  /* The head office passes Luhn; this establishment only has digits that sum to 45, a multiple of five. */
  assert_siren ("73282932000074", "732829320");
  assert_siren ("73282932000075", "732829320");
  assert_siren ("732829320", "732829320");
  assert_siren ("7328293200007", NULL);
  assert_siren ("7328293200007X", NULL);
  assert_siren (NULL, NULL);

  g_assert_cmpint (sourcier_siret_check ("35600000000048"), ==, SOURCIER_SIRET_SOUND);
  g_assert_cmpint (sourcier_siret_check ("35600000049837"), ==, SOURCIER_SIRET_SOUND);
  g_assert_cmpint (sourcier_siret_check ("35600000049838"), ==, SOURCIER_SIRET_CHECK_SUM);

  g_autofree char *clean = sourcier_siret_clean (" 732 829 320 00074 ");
  g_autofree char *kept = sourcier_siret_clean (" n.c. 12 ");
  g_autofree char *shown = sourcier_siret_format ("73282932000074");
  g_assert_cmpstr (clean, ==, "73282932000074");
  g_assert_cmpstr (kept, ==, "n.c. 12");
  g_assert_cmpstr (shown, ==, "732\u00a0829\u00a0320\u00a000074");
}

static void
test_money_parse (void)
{
  static const struct { const char *written; gint64 cents; } cases[] = {
    { "70 000", 7000000 },
    { "70000,50", 7000050 },
    { "70k€", 7000000 },
    { "70 K€ HT", 7000000 },
    { "1,2 M€", 120000000 },
    { "1 240 000 €", 124000000 },
    { "1\u202f234\u202f567,80", 123456780 },
    { "1.234.567,80", 123456780 },
    { "1,234,567.80", 123456780 },
    { "70.000", 7000000 },
    { "70,000", 7000000 },
    { "0,5", 50 },
    { "12.345", 1234500 },
    { "12.5", 1250 },
    { "12,505", 1250500 },
    { "€5", 500 },
    { "0", 0 },
  };
  static const char *not_amounts[] = { "", " ", "n.c.", "-5", "1.2.3", "1,2,3", "12 k 5", "1e5", "€", "99999999999999999", "k" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 cents = -7;

      g_assert_true (sourcier_money_parse (cases[i].written, &cents));
      g_assert_cmpint (cents, ==, cases[i].cents);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (not_amounts); i++)
    {
      gint64 cents = -7;

      g_assert_false (sourcier_money_parse (not_amounts[i], &cents));
      g_assert_cmpint (cents, ==, -7);
    }
}

static void
test_money_write (void)
{
  g_autofree char *whole = sourcier_money_to_text (7000000);
  g_autofree char *cents = sourcier_money_to_text (7000005);
  g_autofree char *unknown = sourcier_money_to_text (SOURCIER_MONEY_UNKNOWN);
  g_autofree char *below = sourcier_money_format_whole (1549), *half = sourcier_money_format_whole (1550);

  g_assert_cmpstr (whole, ==, "70000");
  g_assert_cmpstr (cents, ==, "70000,05");
  g_assert_cmpstr (unknown, ==, "");
  g_assert_cmpstr (below, ==, "€15");
  g_assert_cmpstr (half, ==, "€16");
}

/* The numbers of a reader's own locale, as the typographers of each country write them. */
static void
test_money_locale (void)
{
  static const struct { const char *locale, *count; } cases[] = {
    { "fr_FR.UTF-8", "1\u00a0051\u00a0000" },
    { "en_US.UTF-8", "1,051,000" },
    { "C.UTF-8", "1051000" },
  };
  g_autofree char *before = g_strdup (setlocale (LC_NUMERIC, NULL));
  guint tried = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (setlocale (LC_NUMERIC, cases[i].locale) != NULL)
      {
        g_autofree char *count = sourcier_count_format (1051000);
        g_assert_cmpstr (count, ==, cases[i].count);
        tried++;
      }
  setlocale (LC_NUMERIC, before);
  g_assert_cmpuint (tried, >, 0);
}

/* As each locale writes 12 January 2028, but for an American, whom the program must not tell 1 December: it reads days in the
 * French order. */
static void
test_day_locale (void)
{
  static const struct { const char *locale, *day; } cases[] = {
    { "fr_FR.UTF-8", "12/01/2028" },
    { "en_US.UTF-8", "12/01/2028" },
    { "de_DE.UTF-8", "12.01.2028" },
    { "C.UTF-8", "2028-01-12" },
  };
  g_autofree char *before = g_strdup (setlocale (LC_TIME, NULL));
  guint tried = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    if (setlocale (LC_TIME, cases[i].locale) != NULL)
      {
        g_autofree char *day = sourcier_day_format (sourcier_day_from_ymd (2028, 1, 12));

        g_assert_cmpstr (day, ==, cases[i].day);
        tried++;
      }
  setlocale (LC_TIME, before);
  g_assert_cmpuint (tried, >, 0);
}

static void
test_days (void)
{
  SourcierDay last = sourcier_day_parse ("2026-12-31");
  SourcierDay first = sourcier_day_parse ("01/01/2027");

  g_assert_cmpuint (first - last, ==, 1);
  g_assert_cmpuint (sourcier_day_parse ("2018-10-18+03:00"), ==, sourcier_day_from_ymd (2018, 10, 18));
  g_assert_cmpuint (sourcier_day_parse ("2024-02-29"), !=, SOURCIER_DAY_NONE);
  g_assert_cmpuint (sourcier_day_parse ("2023-02-29"), ==, SOURCIER_DAY_NONE);
  g_assert_cmpuint (sourcier_day_parse ("31/04/2026"), ==, SOURCIER_DAY_NONE);
  g_assert_cmpuint (sourcier_day_parse ("2026-1-1"), ==, SOURCIER_DAY_NONE);
  g_assert_cmpuint (sourcier_day_parse ("1er octobre 2018"), ==, sourcier_day_from_ymd (2018, 10, 1));
  g_assert_cmpuint (sourcier_day_parse (" Jeudi 18 Octobre 2018"), ==, sourcier_day_from_ymd (2018, 10, 18));
  g_assert_cmpuint (sourcier_day_parse ("3\u00a0août 2018"), ==, sourcier_day_from_ymd (2018, 8, 3));
  g_assert_cmpuint (sourcier_day_parse ("3 February 2018"), ==, sourcier_day_from_ymd (2018, 2, 3));
  g_assert_cmpuint (sourcier_day_parse ("31.12.2026"), ==, last);
  g_assert_cmpuint (sourcier_day_parse ("30 février 2018"), ==, SOURCIER_DAY_NONE);
  g_assert_cmpuint (sourcier_day_parse ("3 brumaire 2018"), ==, SOURCIER_DAY_NONE);
  g_assert_cmpuint (sourcier_day_parse ("mars 2018"), ==, SOURCIER_DAY_NONE);
  g_assert_cmpuint (sourcier_day_parse ("NC"), ==, SOURCIER_DAY_NONE);
  g_assert_cmpuint (sourcier_day_parse (NULL), ==, SOURCIER_DAY_NONE);
  g_assert_cmpuint (sourcier_day_from_ymd (1, 1, 1), ==, 1);
  g_assert_cmpint (sourcier_day_get_year (last), ==, 2026);
  g_assert_cmpint (sourcier_day_get_year (last + 1), ==, 2027);
  g_assert_cmpint (sourcier_day_get_year (SOURCIER_DAY_NONE), ==, 0);
  g_assert_cmpuint (sourcier_day_add_months (sourcier_day_from_ymd (2026, 1, 31), 1), ==, sourcier_day_from_ymd (2026, 2, 28));
  g_assert_cmpuint (sourcier_day_add_months (sourcier_day_from_ymd (2026, 6, 26), 24), ==, sourcier_day_from_ymd (2028, 6, 26));
  g_assert_cmpuint (sourcier_day_add_months (SOURCIER_DAY_NONE, 24), ==, SOURCIER_DAY_NONE);

  g_autofree char *iso = sourcier_day_to_iso (last);
  g_assert_cmpstr (iso, ==, "2026-12-31");
}

static void
square (gpointer thing,
        gpointer user_data)
{
  g_assert_true (g_thread_self () != user_data);
  *(guint *) thing *= *(guint *) thing;
}

static int n_freed;

static void
free_thing (gpointer thing)
{
  g_atomic_int_inc (&n_freed);
  g_free (thing);
}

/* Things come back in their order, worked on in another thread; those that nobody takes back are freed. */
static void
test_ahead (void)
{
  SourcierAhead *ahead = sourcier_ahead_new (square, g_thread_self (), free_thing);

  for (guint i = 0; i < 100; i++)
    sourcier_ahead_push (ahead, g_memdup2 (&i, sizeof i));
  g_assert_cmpuint (sourcier_ahead_get_n (ahead), ==, 100);
  for (guint i = 0; i < 60; i++)
    {
      g_autofree guint *thing = sourcier_ahead_pop (ahead);

      g_assert_cmpuint (*thing, ==, i * i);
    }
  g_assert_cmpuint (sourcier_ahead_get_n (ahead), ==, 40);
  sourcier_ahead_free (ahead);
  g_assert_cmpint (g_atomic_int_get (&n_freed), ==, 40);
}

/* What a list or a file that others wrote may hold where an address is read. */
static void
test_links (void)
{
  static const char * const allowed[] = {
    "https://www.ville-ermont.fr/marches?id=2", "HTTP://élan.example", "mailto:achats@ville.fr", "tel:+33139331234",
    "mailto:?bcc=a@b.fr,c@d.fr&subject=Attestation",
  };
  static const char * const barred[] = {
    "", "https://", "http:///etc/passwd", "file:///etc/passwd", "javascript:alert(1)", "smb://server/share", "ftp://a.example",
    "data:text/html,x", "sourcier.desktop", "/usr/bin/xterm", "https:/a", "https://\\\\server", " https://a.example",
    "https://a.example/a b", "https://a.example/\nfile:///x", "mailto:", "mailto:a@b.fr?attach=/etc/passwd",
    "mailto:a@b.fr?subject=x&Attachment=/etc/passwd", "tel:", "tel://1", "https://a.example/\xff", "vscode://x", "ms-word:ofe|u|x",
  };
  static const struct { const char *text, *uri; } websites[] = {
    { "www.elan.example", "https://www.elan.example" }, { " http://elan.example/a ", "http://elan.example/a" },
    { "httpd.example", "https://httpd.example" }, { "file:///etc/passwd", NULL }, { "javascript://%0aalert(1)", NULL },
    { "voir notre page", NULL }, { "", NULL }, { "mailto:a://b", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    g_assert_true (sourcier_link_is_allowed (allowed[i]));
  for (guint i = 0; i < G_N_ELEMENTS (barred); i++)
    if (sourcier_link_is_allowed (barred[i]))
      g_error ("opened: %s", barred[i]);
  for (guint i = 0; i < G_N_ELEMENTS (websites); i++)
    {
      g_autofree char *uri = sourcier_link_from_website (websites[i].text);

      g_assert_cmpstr (uri, ==, websites[i].uri);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/ahead", test_ahead);
  g_test_add_func ("/base/text/fold", test_fold);
  g_test_add_func ("/base/text/tidy", test_tidy);
  g_test_add_func ("/base/text/cut", test_cut);
  g_test_add_func ("/base/links", test_links);
  g_test_add_func ("/base/siret", test_siret);
  g_test_add_func ("/base/money/parse", test_money_parse);
  g_test_add_func ("/base/money/write", test_money_write);
  g_test_add_func ("/base/money/locale", test_money_locale);
  g_test_add_func ("/base/day", test_days);
  g_test_add_func ("/base/day/locale", test_day_locale);
  return g_test_run ();
}
