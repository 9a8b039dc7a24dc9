/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "office-deeds.h"

/* A deed is done while something hinders it. It fails with a sentence that tells what to do, and leaves everything as it was; or
 * it was done already, and holds. Once nothing hinders it any more, the program works on. */

/**
 * DeedHindrance:
 * @name: what tests call it
 * @begin: hinders from now on
 * @end: hinders no more; whether it hindered at all, as far as it can tell
 * @errors: bits, 1 << a #SourcierStoreError: what the deed may fail with
 * @leaves: what the deed cannot take away again while it lasts: lines of office_deeds_tell() that begin so, a regular expression
 * @may_litter: whether copies that are not finished stay too
 * @takes_lists: whether the lists that are imported cannot be found either, of which the reader is told
 */
typedef struct
{
  const char *name;
  void (*begin) (CoreTestOffice *office, gulong step);
  gboolean (*end) (CoreTestOffice *office);
  guint errors;
  const char *leaves;
  gboolean may_litter, takes_lists;
} DeedHindrance;

/* What was made before a migration stays, and what was recovered if only the exchange of names fails; where nothing can be
 * written or taken away, so does the copy that a restore keeps of the file as it is. */
#define DEED_LEAVES "^(Ancien[.]backups|Retrouvé).*\n"
#define DEED_LEAVES_MORE "^(Ancien[.]backups|Retrouvé|.*[(](before restoring|damaged) WHEN[)]).*\n"

/* How everything stands before a deed, and after it if nothing hinders it. */
typedef struct
{
  const CoreTestOffice *template;
  const OfficeDeed *deed;
  char *before, *after;
} DeedTrial;

void     deed_trial_set_up    (DeedTrial            *trial,
                               const CoreTestOffice *template,
                               const OfficeDeed     *deed);
void     deed_trial_clear     (DeedTrial            *trial);
void     deed_trial_open      (const DeedTrial      *trial,
                               CoreTestOffice       *office);
gboolean deed_trial_run       (const DeedTrial      *trial,
                               const DeedHindrance  *hindrance,
                               gulong                step);
