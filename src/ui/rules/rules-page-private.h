/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/rule-answer-view.h"
#include "rules/rule-pane.h"
#include "rules/rule-question-bar.h"
#include "rules/rule-table.h"
#include "rules/rules-page.h"
#include "widgets/column-keeper.h"

G_BEGIN_DECLS

/* Which rows the table shows: these, then those of each effect. */
typedef enum
{
  SOURCIER_RULES_ALL,
  SOURCIER_RULES_IN_FORCE,
  SOURCIER_RULES_TO_VERIFY,
  SOURCIER_RULES_ENDING,
  SOURCIER_RULES_TO_TEND,
  SOURCIER_N_RULE_KINDS,
} SourcierRuleKind;

struct _SourcierRulesPage
{
  GtkWidget parent_instance;

  GtkWidget               *content;
  GtkEditable             *search;
  GtkDropDown             *kind;
  SourcierRuleQuestionBar *question;
  GtkWidget               *notice_box;
  GtkLabel                *notice;
  GtkStack                *stage;      /* "table", "none" or "answer" */
  GtkColumnView           *view;
  GtkMenuButton           *columns_button;
  SourcierRuleAnswerView  *answer_view;
  SourcierRulePane        *pane;
  GtkLabel                *counted;
  GtkLabel                *saved;

  SourcierStore      *store;
  GSignalGroup       *store_signals;
  SourcierRuleTable  *table;           /* NULL before an office's file is there */
  SourcierRuleAnswer *answer;          /* NULL where no purchase is asked about */
  GListStore         *rules;           /* SourcierRule */
  GtkFilter          *filter;
  GtkFilterListModel *shown;
  GtkSorter          *sorter;
  GtkSortListModel   *sorted;
  GtkSingleSelection *selection;
  SourcierColumnKeeper *columns;
  SourcierRule       *chosen;          /* what the pane shows */
  char               *folded;          /* the words searched for */
};

void _sourcier_rules_page_choose        (SourcierRulesPage   *self,
                                         SourcierRule        *rule,
                                         SourcierRuleFinding *finding);
guint _sourcier_rules_page_count_kind   (SourcierRulesPage   *self,
                                         guint                kind);
void _sourcier_rules_page_class_actions (GtkWidgetClass      *widget_class);
void _sourcier_rules_page_update_actions (SourcierRulesPage  *self);

G_END_DECLS
