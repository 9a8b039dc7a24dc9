/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "deed-trial.h"

#include "exchange/list-reader.h"
#include "office-test.h"

/* A folder like the template's, with the file open in it. */
void
deed_trial_open (const DeedTrial *trial,
                 CoreTestOffice  *office)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *base = g_path_get_basename (trial->template->path);

  office->folder = core_test_new_folder ();
  office_deeds_copy (trial->template->folder, office->folder);
  office->path = g_build_filename (office->folder, base, NULL);
  office->store = sourcier_store_open (office->path, &error);
  g_assert_no_error (error);
}

/* Does the deed once, without hindrance, to learn how everything stands after it. */
void
deed_trial_set_up (DeedTrial            *trial,
                   const CoreTestOffice *template,
                   const OfficeDeed     *deed)
{
  g_autoptr (GError) error = NULL;
  CoreTestOffice office = { NULL };

  trial->template = template;
  trial->deed = deed;
  trial->before = office_deeds_tell (template->folder);
  deed_trial_open (trial, &office);
  deed->run (&office, &error);
  g_assert_no_error (error);
  trial->after = office_deeds_tell (office.folder);
  core_test_office_tear_down (&office, NULL);
}

/* Frees what the trial has learnt. */
void
deed_trial_clear (DeedTrial *trial)
{
  g_clear_pointer (&trial->before, g_free);
  g_clear_pointer (&trial->after, g_free);
}

static void
complain (const DeedTrial     *trial,
          const DeedHindrance *hindrance,
          gulong               step,
          const char          *what)
{
  g_test_message ("%s, %s, step %lu: %s", trial->deed->name, hindrance->name, step, what);
  g_test_fail ();
}

static char *
leave_out (const char *told,
           const char *pattern)
{
  g_autoptr (GRegex) lines = g_regex_new (pattern, G_REGEX_MULTILINE, 0, NULL);

  return g_regex_replace_literal (lines, told, -1, 0, "", 0, NULL);
}

/* What files there are and what they hold. */
static void
check_told (const DeedTrial     *trial,
            const DeedHindrance *hindrance,
            gulong               step,
            CoreTestOffice      *office,
            gboolean             done)
{
  g_autofree char *all = office_deeds_tell (office->folder);
  g_autofree char *told = done ? g_strdup (all) : leave_out (all, hindrance->leaves);
  g_autofree char *final = leave_out (trial->after, hindrance->leaves);
  const char *expected = done ? trial->after : trial->before;
  g_autofree char *message = g_strdup_printf ("the office is not as it was:\n%s\nbut\n%s", expected, told);

  if (!g_str_equal (told, expected) && !(trial->deed->is_final && g_str_equal (told, final)))
    complain (trial, hindrance, step, message);
}

/* The error is one of ours, and its sentence tells what went wrong in the reader's words. */
static void
check_helpful (const DeedTrial     *trial,
               const DeedHindrance *hindrance,
               gulong               step,
               const GError        *error)
{
  if (hindrance->takes_lists && g_error_matches (error, SOURCIER_EXCHANGE_ERROR, SOURCIER_EXCHANGE_ERROR_NOT_FOUND))
    return;
  if (error == NULL || error->domain != SOURCIER_STORE_ERROR || (hindrance->errors & 1u << error->code) == 0)
    complain (trial, hindrance, step, error != NULL ? error->message : "no error");
}

/* Once nothing hinders it, the program that met the hindrance works on, and so does the next that opens the file. */
static void
assert_works_on (CoreTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  office_test_save_buyer (office->store, "Work on", "Ville d’Ermont");
  g_clear_object (&office->store);
  office->store = sourcier_store_open (office->path, &error);
  g_assert_no_error (error);
  office_test_assert_buyer (office->store, "Ville d’Ermont");
  problems = sourcier_store_check (office->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  office_test_save_buyer (office->store, "Work on again", "Commune d’Ermont");
}

/* Does the deed while it is hindered, in a folder of its own, and compares. @step: what the hindrance is told. Returns: whether the
 * deed was done all the same */
gboolean
deed_trial_run (const DeedTrial     *trial,
                const DeedHindrance *hindrance,
                gulong               step)
{
  g_autoptr (GError) error = NULL;
  CoreTestOffice office = { NULL };
  g_autofree char *unfinished = NULL;
  gboolean done, has_failed;

  deed_trial_open (trial, &office);
  hindrance->begin (&office, step);
  done = trial->deed->run (&office, &error);
  has_failed = hindrance->end (&office);

  check_told (trial, hindrance, step, &office, done);
  if (!has_failed && !done)
    complain (trial, hindrance, step, "nothing hindered it");
  if (!done)
    check_helpful (trial, hindrance, step, error);

  /* What cannot be taken away stays, under a name that tells what it is. */
  unfinished = office_deeds_list_unfinished (office.folder);
  if (!hindrance->may_litter && *unfinished != '\0')
    complain (trial, hindrance, step, unfinished);
  assert_works_on (&office);
  core_test_office_tear_down (&office, NULL);
  return done;
}
