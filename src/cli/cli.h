/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/store.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * SourcierCliExit:
 * @SOURCIER_CLI_OK: what was asked is done
 * @SOURCIER_CLI_FAILED: it could not be done; a message says why
 * @SOURCIER_CLI_USAGE: the command line makes no sense; a message says where
 */
typedef enum
{
  SOURCIER_CLI_OK = 0,
  SOURCIER_CLI_FAILED = 1,
  SOURCIER_CLI_USAGE = 2,
} SourcierCliExit;

/**
 * SourcierCliCommand:
 * @name: what is typed
 * @arguments: (nullable): what must follow, for the help
 * @n_arguments: how many words that is
 * @summary: what it does, in one sentence; to be translated
 * @run: (array): does it; @arguments are the words after the options
 * @n_optional: how many more words may follow
 * @writes: whether it may change the file
 *
 * One of the things the program does.
 */
typedef struct _SourcierCliCommand SourcierCliCommand;

struct _SourcierCliCommand
{
  const char *name;
  const char *arguments;
  guint n_arguments;
  const char *summary;
  SourcierCliExit (*run) (const SourcierCliCommand *command, char **argv);
  guint n_optional;
  gboolean writes;
};

SourcierCliExit sourcier_cli_run_applies (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_backup  (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_candidates (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_check   (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_compare_lists (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_create  (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_decp_export (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_decp_import (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_duplicates (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_erase_contact (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_facets  (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_history (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_import  (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_import_layouts (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_labels  (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_letters (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_list    (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_lists   (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_load_list (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_measures (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_official_lists (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_plan    (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_purchases (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_read    (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_recover (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_redo    (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_restore (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_rules   (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_shortlist (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_history_limits (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_revert  (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_undo    (const SourcierCliCommand *command, char **argv);
SourcierCliExit sourcier_cli_run_undo_import (const SourcierCliCommand *command, char **argv);

gboolean        sourcier_cli_parse       (const SourcierCliCommand  *command,
                                          GOptionEntry              *entries,
                                          GOptionEntry              *more_entries,
                                          char                     **argv,
                                          char                    ***arguments);
SourcierCliExit sourcier_cli_fail        (const GError              *error);
SourcierCliExit sourcier_cli_misuse      (const SourcierCliCommand  *command,
                                          const char                *format,
                                          ...) G_GNUC_PRINTF (2, 3);
SourcierStore  *sourcier_cli_open        (const char                *path,
                                          gboolean                   to_write);

gboolean        sourcier_cli_hold_file   (const char                *path);

void            sourcier_cli_print       (const char                *text);
void            sourcier_cli_tell        (const char                *text);
void            sourcier_cli_print_json  (JsonNode                  *node);
void            sourcier_cli_print_object (JsonObject               *object);
void            sourcier_cli_print_line  (const char                *first,
                                          const char                *second,
                                          const char                *third,
                                          const char                *fourth);
gboolean        sourcier_cli_is_terminal (void);
GOutputStream  *sourcier_cli_get_output  (void);
gboolean        sourcier_cli_flush       (GError                   **error);

G_END_DECLS
