/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/memory.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* One for the window and one for whatever works beside it: what one lets go of, another can use. */
#define MOST_HEAPS 2

/**
 * sourcier_memory_share:
 *
 * Lets the threads that work for a window share their memory. glibc would give each a heap of its own, which keeps what the
 * longest of its answers took. To be called before there are other threads; does nothing where the C library is another.
 */
void
sourcier_memory_share (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, MOST_HEAPS);
#endif
}

/**
 * sourcier_memory_give_back:
 *
 * Gives back to the system what is not in use. Takes some milliseconds, on any thread; does nothing where the C library is
 * another than glibc.
 */
void
sourcier_memory_give_back (void)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}
