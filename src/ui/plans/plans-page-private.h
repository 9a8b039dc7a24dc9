/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plans/plan-check-panel.h"
#include "plans/plan-desk.h"
#include "plans/plan-figures.h"
#include "plans/plan-outline.h"
#include "plans/plan-part.h"
#include "plans/plans-page.h"

G_BEGIN_DECLS

struct _SourcierPlansPage
{
  GtkWidget parent_instance;

  GtkWidget              *content;
  AdwWindowTitle         *title;
  GtkStack               *stage;       /* "waiting", "empty", "plans" or "plan" */
  GtkListBox             *plans;
  SourcierPlanOutline    *outline;
  SourcierPlanCheckPanel *panel;
  SourcierPlanDesk       *desk;
  GtkScrolledWindow      *scrolled;
  GtkWidget              *back_button;
  GtkWidget              *new_button;
  GtkWidget              *add_button;
  GtkWidget              *outline_button;
  GtkWidget              *panel_button;
  GtkWidget              *preview_button;
  GtkWidget              *export_button;

  SourcierStore          *store;
  SourcierPlanPart       *plan;        /* the one that is open, or NULL */
  SourcierPlanFigures    *figures;     /* what the register tells of it, NULL until that is read */
  gboolean                refreshing;  /* the figures of a review are being worked out … */
  gint64                  refreshed_plan; /* … of this plan */
  gboolean                adopting;    /* as soon as the figures are read */
  GCancellable           *reading;     /* of the figures */
  guint                   check_id;    /* not 0 while the law's panel is behind the plan */
  gboolean                writing;     /* the page changes the file, and knows what */
  gboolean                known;       /* the file has not changed since the page read it */
};

void              _sourcier_plans_page_refresh         (SourcierPlansPage *self);
void              _sourcier_plans_page_show_plan       (SourcierPlansPage *self);
gboolean          _sourcier_plans_page_write           (SourcierPlansPage *self,
                                                        const char        *action,
                                                        SourcierPlanPart  *part,
                                                        gboolean           all,
                                                        const char        *done);
SourcierPlanPart *_sourcier_plans_page_get_part        (SourcierPlansPage *self);
void              _sourcier_plans_page_go              (SourcierPlansPage *self,
                                                        guint              kind,
                                                        gint64             id);
void              _sourcier_plans_page_add             (SourcierPlansPage *self,
                                                        SourcierPlanKind   kind,
                                                        const char        *word);
SourcierLanguage  _sourcier_plans_page_get_language    (SourcierPlansPage *self);
void              _sourcier_plans_page_install_actions (GtkWidgetClass    *widget_class);
void              _sourcier_plans_page_update_actions  (SourcierPlansPage *self);
void              _sourcier_plans_page_move            (SourcierPlansPage *self,
                                                        SourcierPlanPart  *part,
                                                        SourcierPlanPart  *parent,
                                                        guint              position);
gboolean          _sourcier_plans_page_tells_figures   (SourcierPlansPage *self);
void              _sourcier_plans_page_want_figures    (SourcierPlansPage *self);
void              _sourcier_plans_page_adopt           (SourcierPlansPage *self);
void              _sourcier_plans_page_forget_figures  (SourcierPlansPage *self);
void              _sourcier_plans_page_bind_figures    (GtkWidgetClass    *widget_class);
void              _sourcier_plans_page_install_review_actions (GtkWidgetClass *widget_class);
void              _sourcier_plans_page_add_keys         (SourcierPlansPage *self);
void              _sourcier_plans_page_update_review_actions  (SourcierPlansPage *self);
void              _sourcier_plans_page_bind_outline    (GtkWidgetClass    *widget_class);

G_END_DECLS
