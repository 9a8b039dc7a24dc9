/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "suppliers/supplier-query.h"

G_BEGIN_DECLS

/**
 * SourcierSavedList:
 *
 * Suppliers under a name, with a note: those who answer a question, now and whenever it is asked again, or those who
 * were put on it by hand.
 */
#define SOURCIER_TYPE_SAVED_LIST (sourcier_saved_list_get_type ())
G_DECLARE_FINAL_TYPE (SourcierSavedList, sourcier_saved_list, SOURCIER, SAVED_LIST, GObject)

SourcierSavedList     *sourcier_saved_list_new          (const char            *name,
                                                         SourcierSupplierQuery *question);
gint64                 sourcier_saved_list_get_id       (SourcierSavedList     *self);
void                   sourcier_saved_list_set_id       (SourcierSavedList     *self,
                                                         gint64                 id);
const char            *sourcier_saved_list_get_name     (SourcierSavedList     *self);
void                   sourcier_saved_list_set_name     (SourcierSavedList     *self,
                                                         const char            *name);
const char            *sourcier_saved_list_get_note     (SourcierSavedList     *self);
void                   sourcier_saved_list_set_note     (SourcierSavedList     *self,
                                                         const char            *note);
SourcierSupplierQuery *sourcier_saved_list_get_question (SourcierSavedList     *self);
const char            *sourcier_saved_list_get_left_out (SourcierSavedList     *self);
void                   sourcier_saved_list_set_left_out (SourcierSavedList     *self,
                                                         const char            *left_out);

G_END_DECLS
