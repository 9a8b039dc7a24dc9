/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/history-look.h"
#include "suppliers/supplier-import-layout-store.h"
#include "suppliers/supplier-import-match.h"
#include "suppliers/supplier-import.h"

G_BEGIN_DECLS

/* Whether the names of the columns have slipped, where it is not a column itself. */
#define SOURCIER_IMPORT_SHIFT_NONE (-1)
#define SOURCIER_IMPORT_SHIFT_SOMEWHERE (-2)

struct _SourcierSupplierImport
{
  GObject parent_instance;

  SourcierStore *office;
  GFile *file;
  char *name;                        /* of the file, for the reader */

  SourcierListWishes wishes;
  gboolean has_wishes;
  SourcierListLayout layout;
  char **sheets;                     /* of a spreadsheet */
  GHashTable *choices;               /* (element-type utf8 int) what somebody chose for a column, by its header */
  SourcierImportHow *hows;           /* how it is known what each column is read as */
  int shift;                         /* the first column whose name seems to have slipped */
  SourcierImportLayout *recalled;    /* (nullable) how such a list was read before */
  gboolean uses_layout;              /* whether somebody chose it */
  char *layout_name;                 /* (nullable) how such lists are called from now on */
  gboolean has_source;               /* whether somebody said where the list comes from */
  SourcierDay source_day;            /* of the list, where somebody said so */
  SourcierImportContext context;     /* its store is the import's own connection */
  gboolean skip_doubtful;

  SourcierHistoryLook *look;         /* at the office's file when the list was prepared */
  gint64 n_read;
  gint64 n[SOURCIER_N_IMPORT_EFFECTS];
  gint64 n_repairs[SOURCIER_N_IMPORT_REPAIRS];
};

gboolean _sourcier_supplier_import_cancelled (GCancellable            *cancellable,
                                              GError                 **error);
void     _sourcier_supplier_import_forget    (SourcierSupplierImport  *self);
gboolean _sourcier_supplier_import_open_connection (SourcierSupplierImport *self,
                                              GError                 **error);
void     _sourcier_supplier_import_find_shift (SourcierSupplierImport *self,
                                              GPtrArray               *rows);
void     _sourcier_supplier_import_put_target (SourcierSupplierImport *self,
                                              guint                    column,
                                              int                      target,
                                              SourcierImportHow        how);
void     _sourcier_supplier_import_note_row  (SourcierSupplierImport  *self,
                                              SourcierImportReading   *reading,
                                              gint64                   seq);
void     _sourcier_supplier_import_set_reason (SourcierSupplierImport *self,
                                              SourcierStagedRow       *row,
                                              SourcierImportReading   *reading,
                                              const char              *why);
gboolean _sourcier_supplier_import_note_repairs (SourcierSupplierImport *self,
                                              SourcierImportReading   *reading,
                                              gint64                   seq,
                                              GError                 **error);
void     _sourcier_supplier_import_put_recalled (SourcierSupplierImport *self);
gboolean _sourcier_supplier_import_recall    (SourcierSupplierImport  *self,
                                              char                   **headers,
                                              GError                 **error);
gboolean _sourcier_supplier_import_keep_layout (SourcierSupplierImport *self,
                                              GError                 **error);
void     _sourcier_supplier_import_clear_columns (SourcierSupplierImport  *self);
gboolean _sourcier_supplier_import_names_suppliers (SourcierSupplierImport  *self);
gboolean _sourcier_supplier_import_check_table (SourcierSupplierImport  *self,
                                              GError                 **error);

gboolean _sourcier_supplier_import_understand (SourcierSupplierImport  *self,
                                              SourcierStagedRow       *row,
                                              SourcierImportReading   *reading,
                                              SourcierImportMerge     *made,
                                              GError                 **error);
gboolean _sourcier_supplier_import_look_again (SourcierSupplierImport  *self,
                                              GCancellable            *cancellable,
                                              GError                 **error);
gboolean _sourcier_supplier_import_load_target (SourcierSupplierImport *self,
                                              const SourcierStagedRow *row,
                                              SourcierSupplier       **known,
                                              GError                 **error);

G_END_DECLS
