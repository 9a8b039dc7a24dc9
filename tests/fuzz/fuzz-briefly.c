/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Runs a fuzz target without libFuzzer, for the tests: each seed of a folder as it is, and then spoilt in many ways,
 * the same ones each time. It knows nothing of coverage and finds what is near; fuzz-csv.c tells how to look further.
 */
#include <gio/gio.h>

#include <string.h>

/* The second argument says how often each seed is spoilt, SOURCIER_FUZZ_SEED in which ways: by hand, other ones may be tried. */

/* No more than this is spoilt at once. */
#define MOST_CHANGES 6

int LLVMFuzzerTestOneInput (const guint8 *bytes,
                            gsize         size);

/* What readers trip over: marks and ends of lines, broken letters, numbers at the limits, elements and entities. */
static const char * const tokens[] = {
  "\"", "\"\"", "'", ";", ",", "\t", "\r", "\n", "\r\n", "\\", "\xEF\xBB\xBF", "\xC3", "\xF4\x90\x80\x80", "=1+1", "1.23E+13",
  "4294967296", "-1", "<", "</", "/>", "&#0;", "&a;", "<!DOCTYPE a [<!ENTITY a \"&a;\">]>", "{", "}", "[", "]", ":", "null",
  "1e999", "\\u0000", "PK\x03\x04",
};

static gsize
pick_place (GRand      *chance,
            GByteArray *bytes)
{
  return (gsize) g_rand_int_range (chance, 0, (gint32) bytes->len + 1);
}

static gsize
pick_length (GRand      *chance,
             GByteArray *bytes,
             gsize       place,
             gint32      most)
{
  gsize length = (gsize) g_rand_int_range (chance, 1, most);

  return MIN (length, bytes->len - place);
}

static void
insert (GByteArray   *bytes,
        gsize         place,
        gconstpointer piece,
        gsize         length)
{
  gsize tail = bytes->len - place;

  g_byte_array_set_size (bytes, bytes->len + (guint) length);
  memmove (bytes->data + place + length, bytes->data + place, tail);
  memcpy (bytes->data + place, piece, length);
}

static void
insert_token (GRand      *chance,
              GByteArray *bytes)
{
  const char *token = tokens[g_rand_int_range (chance, 0, G_N_ELEMENTS (tokens))];

  insert (bytes, pick_place (chance, bytes), token, strlen (token));
}

static void
take_away (GRand      *chance,
           GByteArray *bytes)
{
  gsize place = pick_place (chance, bytes);
  guint length = (guint) pick_length (chance, bytes, place, 64);

  if (length > 0)
    g_byte_array_remove_range (bytes, (guint) place, length);
}

static void
repeat (GRand      *chance,
        GByteArray *bytes)
{
  gsize place = pick_place (chance, bytes);
  gsize length = pick_length (chance, bytes, place, 256);
  g_autofree gpointer piece = g_memdup2 (bytes->data + place, length);

  if (length > 0)
    insert (bytes, place, piece, length);
}

static void
change_byte (GRand      *chance,
             GByteArray *bytes)
{
  if (bytes->len > 0)
    bytes->data[g_rand_int_range (chance, 0, (gint32) bytes->len)] = (guint8) g_rand_int_range (chance, 0, 256);
}

static void
cut_short (GRand      *chance,
           GByteArray *bytes)
{
  g_byte_array_set_size (bytes, (guint) pick_place (chance, bytes));
}

static void
run_spoilt (GRand        *chance,
            const guint8 *seed,
            gsize         size)
{
  static void (* const ways[]) (GRand *, GByteArray *) = {
    insert_token, insert_token, take_away, repeat, change_byte, change_byte, cut_short };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, seed, (guint) size);
  for (int n = g_rand_int_range (chance, 0, MOST_CHANGES); n >= 0; n--)
    ways[g_rand_int_range (chance, 0, G_N_ELEMENTS (ways))] (chance, bytes);
  LLVMFuzzerTestOneInput (bytes->data, bytes->len);
}

static guint
run_seed (const char *path,
          guint       times)
{
  const char *other = g_getenv ("SOURCIER_FUZZ_SEED");
  g_autoptr (GRand) chance = g_rand_new_with_seed (other != NULL ? (guint32) g_ascii_strtoull (other, NULL, 10) : 2026);
  g_autoptr (GError) error = NULL;
  g_autofree char *seed = NULL;
  gsize size;

  g_file_get_contents (path, &seed, &size, &error);
  g_assert_no_error (error);
  LLVMFuzzerTestOneInput ((const guint8 *) seed, size);
  for (guint i = 0; i < times; i++)
    run_spoilt (chance, (const guint8 *) seed, size);
  return times + 1;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GDir) folder = argc == 3 ? g_dir_open (argv[1], 0, NULL) : NULL;
  const char *name;
  guint n = 0;

  if (folder == NULL)
    g_error ("The arguments are the folder of the seeds and how often each is spoilt");
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);

      g_print ("%s\n", name);
      n += run_seed (path, (guint) g_ascii_strtoull (argv[2], NULL, 10));
    }
  g_print ("%u inputs\n", n);
  return n > 0 ? 0 : 1;
}
