/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "compat/display.h"

#include "base/log.h"
#include "base/session.h"

#include <errno.h>

#if defined GDK_WINDOWING_X11 && defined HAVE_X11
#define WATCHES_X11
#include <gdk/x11/gdkx.h>
#endif

/*
 * When the display goes away, GDK ends the program at once, by _exit(): nothing that is to be done at the end is. On X11 it can be
 * heard of before that from Xlib, on Wayland by what GDK says.
 */

/**
 * sourcier_display_is_lost:
 * @domain: which library speaks
 * @message: what it says
 *
 * Returns: whether GDK says that the Wayland display is gone. An error of the protocol is none of the display's
 */
gboolean
sourcier_display_is_lost (const char *domain,
                          const char *message)
{
  static const int gone[] = { EPIPE, ECONNRESET };

  g_return_val_if_fail (domain != NULL && message != NULL, FALSE);

  if (!g_str_equal (domain, "Gdk"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      const char *reason = g_strerror (gone[i]);
      g_autofree char *flushing = g_strconcat ("Error flushing display: ", reason, NULL);
      g_autofree char *reading = g_strconcat ("Error reading events from display: ", reason, NULL);
      g_autofree char *dispatching = g_strdup_printf ("Error %d (%s) dispatching to Wayland display.", gone[i], reason);

      if (g_str_equal (message, flushing) || g_str_equal (message, reading) || g_str_equal (message, dispatching))
        return TRUE;
    }
  return g_str_equal (message, "Lost connection to Wayland compositor.");
}

static void
heard_cb (const char *domain,
          const char *message)
{
  if (sourcier_display_is_lost (domain, message))
    sourcier_session_lose_display ();
}

#ifdef WATCHES_X11

static XIOErrorHandler last_words;

/* The toolkit's own handler goes on, and does not come back. */
static int
lost_cb (Display *display)
{
  sourcier_session_lose_display ();
  return last_words (display);
}

G_GNUC_BEGIN_IGNORE_DEPRECATIONS
static void
watch_x11 (void)
{
  if (last_words == NULL && GDK_IS_X11_DISPLAY (gdk_display_get_default ()))
    last_words = XSetIOErrorHandler (lost_cb);
}
G_GNUC_END_IGNORE_DEPRECATIONS

#else

static void
watch_x11 (void)
{
}

#endif

/**
 * sourcier_display_watch:
 *
 * Has the run note it when its display goes away. To be called once there is a display.
 */
void
sourcier_display_watch (void)
{
  sourcier_log_listen (heard_cb);
  watch_x11 ();
}
