/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/language.h"
#include "base/rich-text.h"
#include "exchange/chart.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierDocument:
 *
 * A document handed over block by block, in the order of reading, to be written as ODT, PDF or HTML or laid out on pages.
 * It knows no domain: whoever hands it over says everything in the document's language. Any text is taken: what is not
 * valid UTF-8 and control characters are left out.
 */
#define SOURCIER_TYPE_DOCUMENT (sourcier_document_get_type ())
G_DECLARE_FINAL_TYPE (SourcierDocument, sourcier_document, SOURCIER, DOCUMENT, GObject)

/* Headings have the levels 1 to 4, list items the depths 1 to 3. */
#define SOURCIER_DOCUMENT_LEVELS 4
#define SOURCIER_DOCUMENT_DEPTHS 3

/**
 * SourcierParagraph:
 * @SOURCIER_PARAGRAPH_BODY: the text of the document
 * @SOURCIER_PARAGRAPH_NOTE: a smaller text: where a figure comes from, on which day it was counted
 */
typedef enum
{
  SOURCIER_PARAGRAPH_BODY,
  SOURCIER_PARAGRAPH_NOTE,
} SourcierParagraph;

typedef enum
{
  SOURCIER_BULLETS,
  SOURCIER_NUMBERS,
} SourcierListKind;

typedef enum
{
  SOURCIER_ALIGN_START,
  SOURCIER_ALIGN_END,
  SOURCIER_ALIGN_CENTER,
} SourcierAlign;

/**
 * SourcierDocumentTable:
 *
 * A table: columns first, then rows.
 */
typedef struct _SourcierDocumentTable SourcierDocumentTable;

SourcierDocument *sourcier_document_new            (SourcierLanguage       language,
                                                    const char            *title);
void              sourcier_document_set_creator    (SourcierDocument      *self,
                                                    const char            *creator);
void              sourcier_document_set_day        (SourcierDocument      *self,
                                                    SourcierDay            day);
void              sourcier_document_set_footer     (SourcierDocument      *self,
                                                    const char            *footer);
void              sourcier_document_set_landscape  (SourcierDocument      *self,
                                                    gboolean               landscape);
SourcierLanguage  sourcier_document_get_language   (SourcierDocument      *self);
const char       *sourcier_document_get_title      (SourcierDocument      *self);

void              sourcier_document_add_title_page (SourcierDocument      *self,
                                                    const char            *subtitle,
                                                    const char * const    *lines);
void              sourcier_document_add_title      (SourcierDocument      *self,
                                                    const char            *subtitle);
void              sourcier_document_add_contents   (SourcierDocument      *self,
                                                    guint                  n_levels);
void              sourcier_document_add_heading    (SourcierDocument      *self,
                                                    guint                  level,
                                                    const char            *text,
                                                    const char            *id);
void              sourcier_document_add_paragraph  (SourcierDocument      *self,
                                                    SourcierParagraph      kind,
                                                    const char            *text);
void              sourcier_document_take_paragraph (SourcierDocument      *self,
                                                    SourcierParagraph      kind,
                                                    SourcierRichBlock  *text);
void              sourcier_document_add_item       (SourcierDocument      *self,
                                                    SourcierListKind       kind,
                                                    guint                  depth,
                                                    const char            *text);
void              sourcier_document_take_item      (SourcierDocument      *self,
                                                    SourcierListKind       kind,
                                                    guint                  depth,
                                                    SourcierRichBlock  *text);
void              sourcier_document_add_rich_text  (SourcierDocument      *self,
                                                    const char            *markup,
                                                    guint                  level);
void              sourcier_document_take_table     (SourcierDocument      *self,
                                                    SourcierDocumentTable *table);
void              sourcier_document_take_chart     (SourcierDocument      *self,
                                                    SourcierChart         *chart,
                                                    const char            *caption);
void              sourcier_document_add_page_break (SourcierDocument      *self);

SourcierDocumentTable *sourcier_document_table_new         (const char            *caption);
void                   sourcier_document_table_free        (SourcierDocumentTable *self);
void                   sourcier_document_table_add_column  (SourcierDocumentTable *self,
                                                            const char            *title,
                                                            SourcierAlign          align,
                                                            double                 width);
void                   sourcier_document_table_add_row     (SourcierDocumentTable *self,
                                                            const char * const    *cells);
void                   sourcier_document_table_add_total   (SourcierDocumentTable *self,
                                                            const char * const    *cells);
void                   sourcier_document_table_take_cell   (SourcierDocumentTable *self,
                                                            guint                  column,
                                                            SourcierRichBlock  *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierDocumentTable, sourcier_document_table_free)

G_END_DECLS
