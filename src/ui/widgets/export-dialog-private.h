/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/export-options.h"
#include "widgets/export-dialog.h"
#include "widgets/note-row.h"
#include "widgets/order-list.h"

G_BEGIN_DECLS

struct _SourcierExportDialog
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *rows_group;
  AdwPreferencesGroup *how_group;
  AdwComboRow *preset;
  GtkStringList *preset_names;
  AdwEntryRow *preset_name;
  AdwComboRow *format;
  GtkStringList *format_names;
  SourcierNoteRow *format_note;
  AdwComboRow *language;
  AdwComboRow *separator;
  AdwComboRow *decimal;
  AdwComboRow *orientation;
  GtkWidget *bom_row;
  GtkWidget *everything_row;
  AdwActionRow *about_row;
  GtkWidget *preview_row;
  GtkWidget *open_row;
  GtkSwitch *bom;
  GtkSwitch *everything;
  GtkSwitch *about;
  GtkSwitch *open;
  GtkLabel *columns_words;
  GtkWidget *columns_buttons;
  GtkWidget *shown_button;
  SourcierOrderList *columns;

  GtkWidget *from;
  SourcierStore *store;
  gboolean print;                  /* on paper, rather than to a file */
  SourcierExportRows *all;         /* what can be chosen between; either may be NULL */
  SourcierExportRows *selected;
  SourcierExportRows *chosen;      /* one of both, not owned */
  SourcierExportTable *table;      /* of those, with the window's connection: it tells the columns */
  GPtrArray *known;                /* SourcierExportColumn: the columns of the table */
  char **shown;                    /* ids of the columns in the window; NULL where they cannot be told */
  SourcierExportOptions *options;  /* what the widgets say */
  GArray *forms;                   /* SourcierExportForm: they follow the formats in format_names */
  const SourcierExportForm *form;  /* the one that is chosen instead of a format, or NULL */
  GPtrArray *presets;              /* SourcierExportPreset: as preset_names, without its first */
  gboolean renaming;               /* the name that is asked is for the preset chosen, not for a new one */
  gboolean busy;                   /* the program changes the widgets, not the reader */
};

void   _sourcier_export_dialog_write          (SourcierExportDialog  *self,
                                               GFile                 *file);

/* Choices and widgets. */
void   _sourcier_export_dialog_bind_choices   (GtkWidgetClass        *widget_class);
void   _sourcier_export_dialog_init_choices   (SourcierExportDialog  *self);
void   _sourcier_export_dialog_show_choices   (SourcierExportDialog  *self);
void   _sourcier_export_dialog_take_options   (SourcierExportDialog  *self,
                                               SourcierExportOptions *options);
void   _sourcier_export_dialog_update         (SourcierExportDialog  *self);

/* What was chosen last. */
SourcierExportOptions *_sourcier_export_dialog_recall   (SourcierExportDialog *self);
void                   _sourcier_export_dialog_remember (SourcierExportDialog *self);

/* Presets. */
void   _sourcier_export_dialog_bind_presets   (GtkWidgetClass        *widget_class);
void   _sourcier_export_dialog_load_presets   (SourcierExportDialog  *self,
                                               const char            *chosen);
void   _sourcier_export_dialog_update_presets (SourcierExportDialog  *self);

G_END_DECLS
