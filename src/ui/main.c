/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/log.h"
#include "base/user.h"
#include "shell/application.h"

int
main (int   argc,
      char *argv[])
{
  sourcier_user_set_language ();
  sourcier_log_begin ();

  g_autoptr (SourcierApplication) application = sourcier_application_new ();

  sourcier_application_watch (application);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
