/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/rich-text.h"

#include <string.h>

/* How many texts each property is tried on. */
#define TRIES 3000

/* The blocks in a form of their own, which has nothing of the markup's rules: kind, level, then every run. */
static char *
dump (GPtrArray *blocks)
{
  static const char *kinds[] = { "text", "heading", "bullet", "number" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const SourcierRichBlock *block = g_ptr_array_index (blocks, i);

      g_string_append_printf (out, "%s%u", kinds[block->kind], block->level);
      for (guint j = 0; j < block->runs->len; j++)
        {
          const SourcierRichRun *run = g_ptr_array_index (block->runs, j);

          g_string_append_printf (out, "|%s%s%s%s%s", (run->style & SOURCIER_RICH_BOLD) != 0 ? "B:" : "",
                                  (run->style & SOURCIER_RICH_ITALIC) != 0 ? "I:" : "", run->link != NULL ? run->link : "",
                                  run->link != NULL ? ">" : "", run->text);
        }
      g_string_append_c (out, ';');
    }
  return g_string_free (out, FALSE);
}

static void
assert_read (const char *markup,
             const char *expected)
{
  g_autoptr (GPtrArray) blocks = sourcier_rich_text_parse (markup);
  g_autofree char *found = dump (blocks);

  g_assert_cmpstr (found, ==, expected);
}

/* Blocks as CommonMark 0.30 reads the same lines, for the part of it that is used here. */
static void
test_blocks (void)
{
  assert_read (NULL, "");
  assert_read (" \n\t\n", "");
  assert_read ("# Avant-propos\n\nUn texte\nsur deux lignes.\n\nUn autre.",
               "heading1|Avant-propos;text0|Un texte sur deux lignes.;text0|Un autre.;");
  assert_read ("## Deux\r\n### Trois\r#### Quatre\n#Cinq", "heading2|Deux;heading3|Trois;text0|#### Quatre #Cinq;");
  assert_read ("- un\n  - un bis\n- deux\n\n1. un\n   - dedans\n2. deux",
               "bullet1|un;bullet2|un bis;bullet1|deux;number1|un;bullet2|dedans;number1|deux;");
  assert_read ("   - rien au-dessus", "bullet1|rien au-dessus;");
  assert_read ("- un point\n  sur deux lignes\n\nAprès.", "bullet1|un point sur deux lignes;text0|Après.;");
  assert_read ("2026. Une année\n\n12) non", "text0|2026. Une année;text0|12) non;");
  assert_read ("Une adresse\\\n1 place de la Mairie\\\nPontoise", "text0|Une adresse\n1 place de la Mairie\nPontoise;");
  assert_read ("-\n\n#\n\n- \n\nfin", "text0|-;text0|#;text0|fin;");
}

static void
test_runs (void)
{
  assert_read ("a **b** *c* ***d*** e", "text0|a |B:b| |I:c| |B:I:d| e;");
  assert_read ("**a *b* c**", "text0|B:a |B:I:b|B: c;");
  /* Stars that nothing ends, or that a space follows, are stars. */
  assert_read ("5 * 3 = 15, 2 * 2 = 4", "text0|5 * 3 = 15, 2 * 2 = 4;");
  assert_read ("**a", "text0|**a;");
  assert_read ("\\*a\\* \\[b\\] \\\\ c\\d", "text0|*a* [b] \\ c\\d;");
  assert_read ("[Légifrance](https://www.legifrance.gouv.fr/) et **[écrire](mailto:a@b.fr)**",
               "text0|https://www.legifrance.gouv.fr/>Légifrance| et |B:mailto:a@b.fr>écrire;");
  assert_read ("[a *b*](http://x.fr) c", "text0|http://x.fr>a |I:http://x.fr>b| c;");
  assert_read ("[a](b) [c] [d](", "text0|[a](b) [c] [d](;");
}

/* Only the web and the mail: anything else stays words that lead nowhere. */
static void
test_links (void)
{
  static const struct { const char *written, *clean; } cases[] = {
    { " https://a.fr/b?c=d#e ", "https://a.fr/b?c=d#e" },
    { "HTTP://a.fr", "HTTP://a.fr" },
    { "mailto:achats@ville.fr", "mailto:achats@ville.fr" },
    { "https://fr.wikipedia.org/wiki/A_(b)", "https://fr.wikipedia.org/wiki/A_%28b%29" },
    { "https://a.fr/é b", "https://a.fr/é%20b" },
    { "https://a.fr/\"><script>", "https://a.fr/%22%3E%3Cscript%3E" },
    { "javascript:alert(1)", NULL },
    { "file:///etc/passwd", NULL },
    { "data:text/html,x", NULL },
    { "https://", NULL },
    { "https:///etc", NULL },
    { "www.a.fr", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = sourcier_rich_link_clean (cases[i].written);
      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
  assert_read ("[x](javascript:alert%281%29)", "text0|[x](javascript:alert%281%29);");
}

static void
test_written (void)
{
  static const char *as_written[] = {
    "# Titre\n\nUn *texte* **court**.\n\n- un\n   - un bis\n- deux\n\nFin.",
    "1. un\n   1. un un\n   2. un deux\n2. deux\n- point\n1. encore",
    "\\# pas un titre\n\n1\\. pas une liste\n\n\\- non plus",
    "ligne\\\nligne",
    "[a **b**](https://x.fr)",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (as_written); i++)
    {
      g_autoptr (GPtrArray) blocks = sourcier_rich_text_parse (as_written[i]);
      g_autofree char *markup = sourcier_rich_text_to_markup (blocks);

      g_assert_cmpstr (markup, ==, as_written[i]);
    }

  g_autofree char *plain = sourcier_rich_text_to_plain ("## A *b*\n\n- [c](https://x.fr)");
  g_assert_cmpstr (plain, ==, "A b\nc");
}

/* Blank ends, empty blocks and an item nested in nothing are no part of a text. */
static void
test_normal (void)
{
  g_autoptr (GPtrArray) blocks = sourcier_rich_text_new ();
  SourcierRichBlock *heading = sourcier_rich_block_new (SOURCIER_RICH_HEADING, 7);
  SourcierRichBlock *item = sourcier_rich_block_new (SOURCIER_RICH_BULLET, 2);

  sourcier_rich_block_append (heading, "  \n", SOURCIER_RICH_BOLD, NULL);
  sourcier_rich_block_append (heading, " A\tb\x01 ", SOURCIER_RICH_PLAIN, "javascript:x");
  sourcier_rich_block_append (item, "c", SOURCIER_RICH_PLAIN, NULL);
  sourcier_rich_block_append (item, "d", SOURCIER_RICH_PLAIN, NULL);
  g_ptr_array_add (blocks, heading);
  g_ptr_array_add (blocks, sourcier_rich_block_new (SOURCIER_RICH_PARAGRAPH, 1));
  g_ptr_array_add (blocks, item);

  g_autofree char *markup = sourcier_rich_text_to_markup (blocks);
  g_assert_cmpstr (markup, ==, "### A b\n\n- cd");
}

/* Pieces that the markup has a meaning for, joined at random; what is random repeats with G_TEST's own --seed. */
static char *
random_words (gboolean hostile)
{
  static const char *pieces[] = { "a", "é", " ", "  ", "*", "**", "***", "\\", "[", "]", "](", "(", ")", "#", "# ", "- ", "-",
                                  "1. ", "12.", "\n", "https://x.fr", "[x](https://y.fr/z)", "\u00a0", "œ", "0", "!",
                                  "\t", "\r\n", "\x01", "\xff", "\u2028", "\n\n", "   - ", "\\\n", "mailto:", "\x7f" };
  guint kinds = hostile ? G_N_ELEMENTS (pieces) : 26;
  GString *words = g_string_new (hostile ? "" : "w");
  gint count = g_test_rand_int_range (0, hostile ? 40 : 6);

  for (gint i = 0; i < count; i++)
    g_string_append (words, pieces[g_test_rand_int_range (0, (gint32) kinds)]);
  g_string_append (words, hostile ? "" : "w");
  return g_string_free (words, FALSE);
}

static SourcierRichBlock *
random_block (gboolean in_list)
{
  SourcierRichKind kind = (SourcierRichKind) g_test_rand_int_range (0, 4);
  guint level = (guint) g_test_rand_int_range (1, 4);
  gboolean item = kind == SOURCIER_RICH_BULLET || kind == SOURCIER_RICH_NUMBER;
  SourcierRichBlock *block = sourcier_rich_block_new (kind, item && !in_list ? 1 : level);
  gint runs = g_test_rand_int_range (1, 6);

  for (gint i = 0; i < runs; i++)
    {
      g_autofree char *words = random_words (FALSE);
      g_autofree char *spaced = i > 0 && i < runs - 1 && g_test_rand_bit () ? g_strconcat (" ", words, " ", NULL) : NULL;

      sourcier_rich_block_append (block, spaced != NULL ? spaced : words, (SourcierRichStyle) g_test_rand_int_range (0, 4),
                                  g_test_rand_int_range (0, 3) == 0 ? "https://x.fr/a_(b)" : NULL);
    }
  return block;
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < TRIES; i++)
    {
      g_autoptr (GPtrArray) blocks = sourcier_rich_text_new ();
      gint count = g_test_rand_int_range (0, 6);

      for (gint j = 0; j < count; j++)
        g_ptr_array_add (blocks, random_block (j > 0 && sourcier_rich_block_is_item (g_ptr_array_index (blocks, (guint) j - 1))));

      g_autofree char *markup = sourcier_rich_text_to_markup (blocks);
      g_autoptr (GPtrArray) again = sourcier_rich_text_parse (markup);
      g_autofree char *before = dump (blocks);
      g_autofree char *after = dump (again);
      g_assert_cmpstr (after, ==, before);
    }
}

/* Anything is read, gives valid text, and what is read of it is written and read the same. */
static void
test_hostile (void)
{
  for (guint i = 0; i < TRIES; i++)
    {
      g_autofree char *written = random_words (TRUE);
      g_autoptr (GPtrArray) blocks = sourcier_rich_text_parse (written);
      g_autofree char *markup = sourcier_rich_text_to_markup (blocks);
      g_autoptr (GPtrArray) again = sourcier_rich_text_parse (markup);
      g_autofree char *before = dump (blocks);
      g_autofree char *after = dump (again);

      g_assert_true (g_utf8_validate (markup, -1, NULL));
      g_assert_null (strpbrk (markup, "\r\t\x01\x7f"));
      g_assert_cmpstr (after, ==, before);
    }
}

/* What opens again and again and is never closed is read all the same, and says the same once it was written. */
static void
test_long (void)
{
  static const char *traps[] = { "*a ", "**a ", "[", "[a](", "[a](x", "[a](https://x.fr)", "a****", "\\", "\\\n", "1. a\n", "   - a\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      g_autoptr (GString) written = g_string_new (NULL);

      while (written->len < 30000)
        g_string_append (written, traps[i]);

      g_autoptr (GPtrArray) blocks = sourcier_rich_text_parse (written->str);
      g_autofree char *markup = sourcier_rich_text_to_markup (blocks);
      g_autoptr (GPtrArray) again = sourcier_rich_text_parse (markup);
      g_autofree char *markup_again = sourcier_rich_text_to_markup (again);

      g_assert_cmpuint (strlen (markup), >, 0);
      g_assert_cmpstr (markup_again, ==, markup);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rich-text/blocks", test_blocks);
  g_test_add_func ("/rich-text/runs", test_runs);
  g_test_add_func ("/rich-text/links", test_links);
  g_test_add_func ("/rich-text/written", test_written);
  g_test_add_func ("/rich-text/normal", test_normal);
  g_test_add_func ("/rich-text/round-trip", test_round_trip);
  g_test_add_func ("/rich-text/hostile", test_hostile);
  g_test_add_func ("/rich-text/long", test_long);
  return g_test_run ();
}
