/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shell/application.h"

#include <libintl.h>
#include <locale.h>

/* SOURCIER_LOCALEDIR lets a program that is not installed speak the reader's language. */
static void
set_language (void)
{
  const char *told = g_getenv ("SOURCIER_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, told != NULL ? told : SOURCIER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int   argc,
      char *argv[])
{
  set_language ();

  g_autoptr (SourcierApplication) application = sourcier_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
