/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierCliTerminal:
 *
 * What goes to a terminal, without the controls that it would obey: a name from a list could rewrite what is on it, or type on.
 * Each of them becomes U+FFFD; tabs and ends of lines stay.
 */
#define SOURCIER_TYPE_CLI_TERMINAL (sourcier_cli_terminal_get_type ())
G_DECLARE_FINAL_TYPE (SourcierCliTerminal, sourcier_cli_terminal, SOURCIER, CLI_TERMINAL, GObject)

GConverter *sourcier_cli_terminal_new           (void);
char       *sourcier_cli_terminal_make_harmless (const char *text);

G_END_DECLS
