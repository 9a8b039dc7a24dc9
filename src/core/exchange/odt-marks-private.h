/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/odt-merge.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* One filling of a tree of paragraphs. */
typedef struct
{
  SourcierMarkFunc func;
  gpointer user_data;
  gboolean counted;       /* whether paragraphs are told by their number: those of a header have none */
  guint paragraph;        /* the one at hand, from 1 */
  guint n_filled;         /* marks that a value went into */
  guint n_told;           /* those of the paragraph at hand whose value is not empty */
  GPtrArray *unknown;     /* SourcierOdtMark, or NULL where nobody asks */
} SourcierOdtFilling;

void     _sourcier_odt_fill       (xmlNode            *root,
                                   SourcierOdtFilling *filling);
gboolean _sourcier_odt_is         (const xmlNode      *node,
                                   const char         *namespace,
                                   const char         *name);

/* The two files of the package that hold paragraphs: the text, and the headers and footers of pages. */
enum
{
  SOURCIER_ODT_CONTENT,
  SOURCIER_ODT_STYLES,
  SOURCIER_ODT_N_PARTS,
};

xmlDoc  *_sourcier_odt_fill_part  (SourcierOdtTemplate   *self,
                                   guint                  part,
                                   SourcierOdtFilling    *filling);
gboolean _sourcier_odt_write      (SourcierOdtTemplate   *self,
                                   xmlDoc               **parts,
                                   GFile                 *file,
                                   GCancellable          *cancellable,
                                   GError               **error);
xmlNode *_sourcier_odt_find_child (xmlNode               *parent,
                                   const char            *name);

#define SOURCIER_ODF_TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
#define SOURCIER_ODF_STYLE "urn:oasis:names:tc:opendocument:xmlns:style:1.0"

G_END_DECLS
