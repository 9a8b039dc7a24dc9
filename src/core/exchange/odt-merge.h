/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/progress.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SourcierOdtTemplate:
 *
 * An OpenDocument text that somebody wrote in a word processor, with marks where values go: “{Name}”, “{{Name}}” or “«Name»”
 * typed anywhere in a paragraph, whatever formatting parts them, and LibreOffice's own fields: placeholders, database fields,
 * user fields, input fields. It never changes: each merge makes a new document.
 */
#define SOURCIER_TYPE_ODT_TEMPLATE (sourcier_odt_template_get_type ())
G_DECLARE_FINAL_TYPE (SourcierOdtTemplate, sourcier_odt_template, SOURCIER, ODT_TEMPLATE, GObject)

/**
 * SourcierMarkFunc:
 * @name: what stands in a mark
 * @user_data: what was given with the function
 *
 * Returns: (transfer full) (nullable): what goes there, lines parted by "\n", "" for nothing; %NULL if no value has that name
 */
typedef char *(*SourcierMarkFunc) (const char *name,
                                   gpointer    user_data);

/**
 * SourcierOdtMark:
 * @written: the mark as it stands in the text, “{Naem}”
 * @name: what stands in it
 * @paragraph: which paragraph of the text it stands in, counted from 1; 0 in a header or a footer
 *
 * A mark that no value has the name of: it is kept as it is.
 */
typedef struct
{
  char *written;
  char *name;
  guint paragraph;
} SourcierOdtMark;

void                 sourcier_odt_mark_free         (SourcierOdtMark      *self);
char                *sourcier_odt_marks_to_words    (GPtrArray            *marks);

SourcierOdtTemplate *sourcier_odt_template_new      (GBytes               *bytes,
                                                     const char           *name,
                                                     GError              **error);
SourcierOdtTemplate *sourcier_odt_template_load     (GFile                *file,
                                                     GCancellable         *cancellable,
                                                     GError              **error);
const char          *sourcier_odt_template_get_name (SourcierOdtTemplate  *self);
GBytes              *sourcier_odt_template_get_bytes (SourcierOdtTemplate *self);
guint                sourcier_odt_template_check    (SourcierOdtTemplate  *self,
                                                     SourcierMarkFunc      func,
                                                     gpointer              user_data,
                                                     GPtrArray            *unknown);
gboolean             sourcier_odt_template_save     (SourcierOdtTemplate  *self,
                                                     GFile                *file,
                                                     GCancellable         *cancellable,
                                                     GError              **error);
gboolean             sourcier_odt_template_merge    (SourcierOdtTemplate  *self,
                                                     SourcierMarkFunc      func,
                                                     gpointer              user_data,
                                                     GFile                *file,
                                                     GCancellable         *cancellable,
                                                     GError              **error);
gboolean             sourcier_odt_template_merge_all (SourcierOdtTemplate *self,
                                                     SourcierMarkFunc      func,
                                                     gpointer             *user_data,
                                                     guint                 n,
                                                     GFile                *file,
                                                     SourcierProgress     *progress,
                                                     GCancellable         *cancellable,
                                                     GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SourcierOdtMark, sourcier_odt_mark_free)

G_END_DECLS
