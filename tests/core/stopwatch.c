/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stopwatch.h"

#include <stdlib.h>

void
stopwatch_check (GError *error)
{
  if (error == NULL)
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

/* Two times, as doubles. */
int
stopwatch_compare (gconstpointer a,
                   gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}
