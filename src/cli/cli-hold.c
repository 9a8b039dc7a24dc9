/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-hold.h"

#include "cli.h"
#include "store/hold.h"

#include <glib/gi18n-lib.h>

/* A command that writes holds the file meanwhile, as the window does: others are told who works on it. On one computer SQLite keeps
 * two programs apart and each sees what the other wrote, so there a command goes on beside the window. */

static GMutex mutex;
static GCond ended;
static GThread *beating;
static SourcierHold *held;
static gboolean is_ended;

/* Says now and then that this program is still there: a long import is no computer that is gone. */
static gpointer
beat (gpointer data)
{
  gint64 next = g_get_monotonic_time () + SOURCIER_HOLD_BEAT * G_TIME_SPAN_SECOND;

  g_mutex_lock (&mutex);
  while (!is_ended)
    if (!g_cond_wait_until (&ended, &mutex, next))
      {
        sourcier_hold_beat (held);
        next = g_get_monotonic_time () + SOURCIER_HOLD_BEAT * G_TIME_SPAN_SECOND;
      }
  g_mutex_unlock (&mutex);
  return NULL;
}

static void
refuse (const char       *path,
        SourcierOccupant *occupant)
{
  g_autofree char *who = sourcier_occupant_describe (occupant, path);

  g_printerr (_("sourcier-cli: %s Nothing was changed: try again once they have closed it. --force writes all the same, and then "
                "they may not see it.\n"), who);
}

/**
 * sourcier_cli_hold:
 * @path: where an office's file lies that is to be written
 * @force: whether it is written even though somebody works on it on another computer
 *
 * Notes beside the file that this program works on it, until sourcier_cli_let_go(); or says on the standard error who does.
 *
 * Returns: %FALSE if nothing may be written
 */
gboolean
sourcier_cli_hold (const char *path,
                   gboolean    force)
{
  g_autoptr (SourcierOccupant) occupant = NULL;

  if (held != NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  held = sourcier_hold_take (path, &occupant);
  if (held != NULL)
    beating = g_thread_new ("hold", beat, NULL);
  if (occupant == NULL || occupant->is_here || force)
    return TRUE;
  refuse (path, occupant);
  return FALSE;
}

/**
 * sourcier_cli_find_occupant:
 * @path: where an office's file lies
 *
 * Returns: (transfer full) (nullable): a sentence that says who works on it on another computer; %NULL if nobody does
 */
char *
sourcier_cli_find_occupant (const char *path)
{
  g_autoptr (SourcierOccupant) occupant = held == NULL ? sourcier_hold_look (path) : NULL;

  return occupant != NULL && !occupant->is_here ? sourcier_occupant_describe (occupant, path) : NULL;
}

/**
 * sourcier_cli_let_go:
 *
 * Lets go of the file when the program ends.
 */
void
sourcier_cli_let_go (void)
{
  if (held == NULL)
    return;
  g_mutex_lock (&mutex);
  is_ended = TRUE;
  g_cond_signal (&ended);
  g_mutex_unlock (&mutex);
  g_thread_join (g_steal_pointer (&beating));
  g_clear_pointer (&held, sourcier_hold_release);
}
