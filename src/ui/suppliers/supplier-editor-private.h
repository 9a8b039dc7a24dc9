/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-editor.h"
#include "widgets/form-window.h"
#include "widgets/note-row.h"

G_BEGIN_DECLS

#define SOURCIER_TYPE_SUPPLIER_EDITOR (sourcier_supplier_editor_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSupplierEditor, sourcier_supplier_editor, SOURCIER, SUPPLIER_EDITOR, SourcierFormWindow)

/* What the files of the editor share. What is typed goes into the draft at once; saving compares it with the original. */
struct _SourcierSupplierEditor
{
  SourcierFormWindow parent_instance;

  AdwPreferencesGroup *read_only_group;
  AdwPreferencesGroup *identity_group;
  AdwPreferencesGroup *place_group;
  AdwPreferencesGroup *size_group;
  AdwPreferencesGroup *contact_group;
  AdwPreferencesGroup *contacts_group;
  AdwExpanderRow *families_row;
  AdwExpanderRow *tags_row;
  AdwPreferencesGroup *cpv_group;
  AdwPreferencesGroup *areas_group;
  AdwPreferencesGroup *awards_group;
  AdwPreferencesGroup *exclusion_group;
  AdwPreferencesGroup *description_group;
  AdwPreferencesGroup *notes_group;
  GtkTextView *description_view;
  GtkTextView *notes_view;

  GtkWidget *parent; /* not owned */
  SourcierStore *store;
  SourcierSupplier *original; /* an empty one when a supplier is added */
  SourcierSupplier *draft;
  gboolean adding;

  GtkWidget *rows[SOURCIER_N_SUPPLIER_FIELDS];
  SourcierNoteRow *notes[SOURCIER_N_SUPPLIER_FIELDS];
  gboolean unreadable[SOURCIER_N_SUPPLIER_FIELDS];
  GPtrArray *award_rows;
  GPtrArray *cpv_rows;
  GPtrArray *cpv_found;         /* rows of the codes that answer what is typed */
  GtkWidget *cpv_entry;
  GPtrArray *area_rows;
  GtkWidget *area_picker;
  GtkWidget *epci_picker;
  GtkWidget *qpv_picker;
  char *epci_region;  /* whose EPCI are offered */
  GtkWidget *area_place;
  GtkSpinButton *area_km;
  GPtrArray *contact_rows;
};

void     _sourcier_supplier_editor_edited       (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_name_texts   (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_build_fields (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_build_families (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_build_tags   (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_build_cpv    (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_build_areas  (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_show_areas   (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_offer_epcis  (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_offer_communes (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_build_qpv    (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_offer_qpv    (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_show_awards  (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_add_award    (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_show_contacts (SourcierSupplierEditor *self);
void     _sourcier_supplier_editor_add_contact  (SourcierSupplierEditor *self);
GtkWidget *_sourcier_supplier_editor_new_remove_button (SourcierSupplierEditor *self,
                                                        const char             *name,
                                                        GCallback               clicked);
void     _sourcier_supplier_editor_make_editable (SourcierSupplierEditor *self,
                                                  AdwActionRow           *row,
                                                  gpointer                part,
                                                  GtkWidget              *remove_button,
                                                  GCallback               activated);
gpointer _sourcier_supplier_editor_part_of      (GtkWidget              *widget);
void     _sourcier_supplier_editor_clear_rows   (AdwPreferencesGroup    *group,
                                                 GPtrArray              *rows);
void     _sourcier_supplier_editor_add_row      (AdwPreferencesGroup    *group,
                                                 GPtrArray              *rows,
                                                 GtkWidget              *row);
gboolean _sourcier_supplier_editor_is_changed   (SourcierSupplierEditor *self);

G_END_DECLS
