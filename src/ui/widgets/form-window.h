/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SourcierFormWindow:
 *
 * A form that stands before a window: Cancel on the left of its title, the button that applies what is told on the right,
 * and below whatever a derived class puts there in its template. Escape cancels; Ctrl+S and Ctrl+Enter apply, by the
 * action "form.apply", which a form disables while something is missing.
 */
#define SOURCIER_TYPE_FORM_WINDOW (sourcier_form_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (SourcierFormWindow, sourcier_form_window, SOURCIER, FORM_WINDOW, AdwWindow)

/**
 * SourcierFormWindowClass:
 * @apply: takes what was told; %TRUE if the form has done its work and goes
 * @is_changed: (nullable): whether what the reader told would be lost with the form; by default, whether anything in it is
 *   written, ticked or chosen otherwise than when it came. %NULL for a form that only chooses what to do
 */
struct _SourcierFormWindowClass
{
  AdwWindowClass parent_class;

  gboolean (*apply)      (SourcierFormWindow *self);
  gboolean (*is_changed) (SourcierFormWindow *self);
};

void sourcier_form_window_set_apply_label (SourcierFormWindow *self,
                                           const char         *label);
void sourcier_form_window_set_can_apply   (SourcierFormWindow *self,
                                           gboolean            can_apply);
void sourcier_form_window_apply_on_return (SourcierFormWindow *self,
                                           GtkWidget          *widget);

G_END_DECLS
