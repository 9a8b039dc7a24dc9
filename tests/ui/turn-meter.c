/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "turn-meter.h"

#include <time.h>

/* How often it is looked whether what is waited for has come. */
#define LOOK_MS 20

/* In microseconds. */
static gint64 longest, most_work, returned, work_then;
static gint64 told_from;   /* turns at least so long are told one by one; 0 for none */

/**
 * turn_meter_get_work:
 *
 * Returns: how long the processor has worked for this thread, in microseconds
 */
gint64
turn_meter_get_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
begin_turn (void)
{
  returned = g_get_monotonic_time ();
  work_then = turn_meter_get_work ();
}

/* When it was lets `perf script --time` show what was done meanwhile, of `perf record -k CLOCK_MONOTONIC`. */
static void
tell_turn (gint64 now,
           gint64 work)
{
  g_printerr ("turn %.6f,%.6f\t%.1f ms\t%.1f ms of work\n", (double) returned / G_USEC_PER_SEC, (double) now / G_USEC_PER_SEC,
              (double) (now - returned) / 1000, (double) work / 1000);
}

static void
end_turn (void)
{
  gint64 now = g_get_monotonic_time (), work = turn_meter_get_work () - work_then;

  longest = MAX (longest, now - returned);
  most_work = MAX (most_work, work);
  if (told_from > 0 && MAX (now - returned, work) >= told_from)
    tell_turn (now, work);
}

/* A turn lasts from the end of a wait for events to the beginning of the next one. */
static int
poll_cb (GPollFD *fds,
         guint    n_fds,
         int      timeout)
{
  int found;

  end_turn ();
  found = g_poll (fds, n_fds, timeout);
  begin_turn ();
  return found;
}

/**
 * turn_meter_begin:
 *
 * Watches the main loop from now on. Turns of as many milliseconds as the environment’s TURN_METER_TELL says, or more, are
 * told one by one on the standard error, with when they were.
 */
void
turn_meter_begin (void)
{
  const char *told = g_getenv ("TURN_METER_TELL");

  told_from = told != NULL ? g_ascii_strtoll (told, NULL, 10) * 1000 : 0;
  turn_meter_forget ();
  g_main_context_set_poll_func (NULL, poll_cb);
}

/**
 * turn_meter_forget:
 *
 * Forgets the turns so far.
 */
void
turn_meter_forget (void)
{
  longest = most_work = 0;
  begin_turn ();
}

/**
 * turn_meter_tell:
 * @step: what was done since the turns were forgotten
 *
 * Prints a line: the step, the longest turn during it, and the most work of this thread in one turn, both in milliseconds.
 */
void
turn_meter_tell (const char *step)
{
  g_print ("%s\t%.1f\t%.1f\n", step, (double) longest / 1000, (double) most_work / 1000);
}

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/**
 * turn_meter_go_on:
 * @milliseconds: how long
 *
 * Lets the main loop go on.
 */
void
turn_meter_go_on (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, wake_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/**
 * turn_meter_wait:
 * @condition: what is waited for; how long it takes to look is not counted
 * @data: given to @condition
 * @most_seconds: when to give up
 *
 * Returns: whether it came
 */
gboolean
turn_meter_wait (gboolean (*condition) (gpointer data),
                 gpointer   data,
                 guint      most_seconds)
{
  gint64 end = g_get_monotonic_time () + (gint64) most_seconds * G_USEC_PER_SEC;
  gboolean found = FALSE;

  while (!found && g_get_monotonic_time () < end)
    {
      turn_meter_go_on (LOOK_MS);
      end_turn ();
      found = condition (data);
      begin_turn ();
    }
  return found;
}
