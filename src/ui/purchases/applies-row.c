/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/applies-row.h"

#include "base/text.h"
#include "purchases/purchase-duty.h"
#include "rules/duty-ground.h"
#include "widgets/accessible-name.h"

#include <glib/gi18n-lib.h>

/* How a row tells where the purchase stands: never by the icon alone. */
typedef struct
{
  const char *icon;
  const char *style;
  const char *title; /* (nullable): the title of the rule with the state */
} Look;

static const Look duty_looks[] = {
  /* translators: a duty and where the purchase stands with it: “Social execution condition — to be decided” */
  [SOURCIER_DUTY_OPEN] = { "dialog-warning-symbolic", "warning", N_("%s — to be decided") },
  [SOURCIER_DUTY_MET] = { "object-select-symbolic", "success", N_("%s — met") },
  [SOURCIER_DUTY_EXEMPT] = { "document-edit-symbolic", "accent", N_("%s — done without") },
};

static const Look law_look = { "dialog-information-symbolic", "dim-label", NULL };
static const Look own_look = { "go-home-symbolic", "accent", NULL };
static const Look undecided_look = { "dialog-question-symbolic", "dim-label", N_("%s — cannot be told yet") };

/* Also tells the look @in_words, for who does not see the icon. */
static const Look *
look_of (SourcierRuleFinding  *finding,
         SourcierPurchase     *purchase,
         const char          **in_words)
{
  SourcierRule *rule = sourcier_rule_finding_get_rule (finding);

  if (sourcier_rule_finding_get_verdict (finding) == SOURCIER_RULE_UNDECIDED)
    {
      *in_words = _("Cannot be told yet");
      return &undecided_look;
    }
  if (sourcier_rule_finding_is_duty (finding))
    {
      SourcierDutyState state = sourcier_purchase_get_duty_state (purchase, rule);

      *in_words = sourcier_duty_state_get_name (state);
      return &duty_looks[state];
    }
  *in_words = sourcier_rule_effect_get_name (sourcier_rule_get_effect (rule));
  return sourcier_rule_get_origin (rule) == SOURCIER_RULE_OFFICE ? &own_look : &law_look;
}

static gboolean
is_own (SourcierRuleFinding *finding)
{
  return sourcier_rule_get_origin (sourcier_rule_finding_get_rule (finding)) == SOURCIER_RULE_OFFICE;
}

/* A rule of the office's own says so before anything else. */
static char *
describe (SourcierRuleFinding *finding)
{
  g_autoptr (GString) words = g_string_new (is_own (finding) ? sourcier_rule_effect_get_name (SOURCIER_RULE_OWN)
                                                                : NULL);

  sourcier_text_append_part (words, sourcier_rule_finding_get_words (finding));
  if (sourcier_rule_finding_get_doubt (finding) != SOURCIER_RULE_CHECKED)
    sourcier_text_append_part (words, sourcier_rule_doubt_get_name (sourcier_rule_finding_get_doubt (finding)));
  return g_strdup (words->str);
}

static void
add_icon (GtkWidget  *row,
          const Look *look,
          const char *words)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (look->icon);

  gtk_widget_add_css_class (icon, look->style);
  gtk_widget_set_tooltip_text (icon, words);
  sourcier_accessible_name_set (icon, words);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
}

static GtkWidget *
new_expander (const char *title,
              const char *subtitle)
{
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle, -1);
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", title_markup, "subtitle", subtitle_markup, NULL);

  gtk_widget_add_css_class (row, "sourcier-figures");
  return row;
}

/**
 * sourcier_applies_row_new_plain:
 * @title: what it tells
 * @subtitle: (nullable): more about it
 *
 * What offices wrote is text, never markup.
 *
 * Returns: (transfer floating): a row that shows all of both
 */
GtkWidget *
sourcier_applies_row_new_plain (const char *title,
                                const char *subtitle)
{
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  return g_object_new (ADW_TYPE_ACTION_ROW, "title", title_markup, "subtitle", subtitle_markup, "title-lines", 0,
                       "subtitle-lines", 0, NULL);
}

static void
add_told (GtkWidget  *row,
          const char *caption,
          const char *words)
{
  if (!sourcier_text_is_empty (words))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row), sourcier_applies_row_new_plain (caption, words));
}

/* "Done without: no sufficient link with the subject (L2112-2-1, II, 2°)", the reason, and by whom it was written. */
static void
add_answer (GtkWidget        *row,
            SourcierPurchase *purchase,
            const char       *rule)
{
  SourcierRecord *duty = sourcier_purchase_find_duty (purchase, rule);
  gint64 day = duty != NULL ? sourcier_record_get_number (duty, SOURCIER_DUTY_ANSWERED_ON) : SOURCIER_NUMBER_UNKNOWN;
  g_autofree char *told_on = day > 0 ? sourcier_day_format ((SourcierDay) day) : NULL;
  g_autoptr (GString) who = g_string_new (NULL);

  if (duty == NULL)
    return;

  const SourcierDutyGround *ground =
    sourcier_duty_ground_find (rule, sourcier_record_get_text (duty, SOURCIER_DUTY_GROUND));

  if (ground != NULL)
    add_told (row, sourcier_duty_ground_get_title (ground), sourcier_duty_ground_get_source (ground));
  sourcier_text_append_part (who, sourcier_record_get_text (duty, SOURCIER_DUTY_ANSWERED_BY));
  sourcier_text_append_part (who, told_on);
  if (*sourcier_record_get_text (duty, SOURCIER_DUTY_REASON) != '\0')
    adw_expander_row_add_row (ADW_EXPANDER_ROW (row),
                              sourcier_applies_row_new_plain (sourcier_record_get_text (duty, SOURCIER_DUTY_REASON),
                                                              who->str));
}

static GtkWidget *
new_button (const char *label,
            const char *action,
            const char *rule,
            const char *title)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  /* translators: what a button does, and for which rule: “It is met: Social execution condition” */
  g_autofree char *name = g_strdup_printf (C_("duty", "%s: %s"), label, title);
  g_autofree char *plain = g_strdup (name);

  /* The name is spoken: the mark of the mnemonic is not part of it. */
  for (char *from = name, *to = plain; (*to = *from) != '\0'; from++)
    to += *from != '_';
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", rule);
  sourcier_accessible_name_set (button, plain);
  return button;
}

static void
add_buttons (GtkWidget         *row,
             SourcierRule      *rule,
             SourcierDutyState  state)
{
  const char *code = sourcier_rule_get_code (rule), *title = sourcier_rule_get_title (rule);
  GtkWidget *line = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_object_set (box, "margin-top", 9, "margin-bottom", 9, "margin-start", 12, "margin-end", 12, NULL);
  if (state == SOURCIER_DUTY_OPEN)
    {
      gtk_box_append (GTK_BOX (box), new_button (_("It is _met"), "duty.meet", code, title));
      gtk_box_append (GTK_BOX (box), new_button (_("_Do without…"), "duty.answer", code, title));
    }
  else
    {
      gtk_box_append (GTK_BOX (box), new_button (_("_Change the answer…"), "duty.answer", code, title));
      gtk_box_append (GTK_BOX (box), new_button (_("_Take back"), "duty.reopen", code, title));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (line), FALSE);
  gtk_widget_set_focusable (line, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), line);
}

/* What a row tells when it is opened. */
typedef struct
{
  SourcierRuleFinding *finding;
  SourcierPurchase *purchase;
  gboolean writable;
} Contents;

static void
contents_free (gpointer data)
{
  Contents *contents = data;

  g_object_unref (contents->finding);
  g_object_unref (contents->purchase);
  g_free (contents);
}

static void
fill (GtkWidget      *row,
      const Contents *contents)
{
  SourcierRule *rule = sourcier_rule_finding_get_rule (contents->finding);
  const char *code = sourcier_rule_get_code (rule);
  g_autofree char *check = sourcier_rule_describe_check (rule);

  if (sourcier_rule_finding_is_duty (contents->finding))
    {
      add_answer (row, contents->purchase, code);
      if (contents->writable)
        add_buttons (row, rule, sourcier_purchase_get_duty_state (contents->purchase, rule));
    }
  if (*sourcier_rule_get_text (rule) != '\0')
    add_told (row, sourcier_rule_get_text (rule),
              is_own (contents->finding) ? _("The law does not ask for it") : sourcier_rule_get_source (rule));
  add_told (row, _("Verified"), check);
}

/* Twenty rules apply to a purchase and few are opened: the rest need not be built. */
static void
expanded_cb (GtkWidget *row)
{
  Contents *contents = g_object_get_data (G_OBJECT (row), "contents");

  if (contents == NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
    return;
  fill (row, contents);
  g_object_set_data (G_OBJECT (row), "contents", NULL);
}

/**
 * sourcier_applies_row_new:
 * @finding: a rule that applies to @purchase or cannot be decided
 * @purchase: the purchase
 * @writable: whether its duties can be answered
 *
 * Returns: (transfer floating): a row that tells the rule with the comparison, and when it is opened its text, its source
 *   and the answer
 */
GtkWidget *
sourcier_applies_row_new (SourcierRuleFinding *finding,
                          SourcierPurchase    *purchase,
                          gboolean             writable)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_FINDING (finding), NULL);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);

  SourcierRule *rule = sourcier_rule_finding_get_rule (finding);
  Contents *contents = g_new0 (Contents, 1);
  const char *state;
  const Look *look = look_of (finding, purchase, &state);
  g_autofree char *title = look->title != NULL ? g_strdup_printf (_(look->title), sourcier_rule_get_title (rule))
                                               : g_strdup (sourcier_rule_get_title (rule));
  g_autofree char *subtitle = describe (finding);
  GtkWidget *row = new_expander (title, subtitle);

  add_icon (row, look, state);
  contents->finding = g_object_ref (finding);
  contents->purchase = g_object_ref (purchase);
  contents->writable = writable;
  g_object_set_data_full (G_OBJECT (row), "contents", contents, contents_free);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  return row;
}

/**
 * sourcier_applies_row_new_more:
 * @rows: (element-type GtkWidget): rows of rules that need no answer
 * @title: what they have in common
 *
 * Returns: (transfer floating): a row that is opened to see them
 */
GtkWidget *
sourcier_applies_row_new_more (GPtrArray  *rows,
                               const char *title)
{
  g_autofree char *count = g_strdup_printf (ngettext ("%u rule", "%u rules", rows->len), rows->len);
  GtkWidget *more = new_expander (title, count);

  for (guint i = 0; i < rows->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (more), rows->pdata[i]);
  return more;
}

/**
 * sourcier_applies_row_new_missed:
 * @finding: a rule that was just missed
 *
 * Returns: (transfer floating): a row that tells how far it is
 */
GtkWidget *
sourcier_applies_row_new_missed (SourcierRuleFinding *finding)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_FINDING (finding), NULL);

  g_autofree char *words = describe (finding);

  return sourcier_applies_row_new_plain (sourcier_rule_get_title (sourcier_rule_finding_get_rule (finding)), words);
}

/**
 * sourcier_applies_row_new_turn:
 * @answer: what applies to a purchase
 * @day: another day of launch, on which something else applies
 * @later: whether it is a later one
 *
 * Returns: (transfer floating): a row that is opened to see what would change
 */
GtkWidget *
sourcier_applies_row_new_turn (SourcierRuleAnswer *answer,
                               SourcierDay         day,
                               gboolean            later)
{
  g_return_val_if_fail (SOURCIER_IS_RULE_ANSWER (answer), NULL);

  g_autoptr (SourcierRuleAnswer) other = sourcier_rule_answer_on (answer, day);
  g_autoptr (GArray) changes = sourcier_rule_answer_compare (answer, other);
  g_autofree char *title = sourcier_rule_turn_describe (day, later);
  g_autofree char *count = g_strdup_printf (ngettext ("%u difference", "%u differences", changes->len), changes->len);
  GtkWidget *row = new_expander (title, count);

  for (guint i = 0; i < changes->len; i++)
    {
      const SourcierRuleChange *change = &g_array_index (changes, SourcierRuleChange, i);
      g_autofree char *words = sourcier_rule_change_describe (change);

      add_told (row, sourcier_rule_change_get_title (change), words);
    }
  return row;
}
