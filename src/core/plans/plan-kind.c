/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each kind of part says, field by field. */
#include "config.h"
#include "plans/plan-part-private.h"

#include <glib/gi18n-lib.h>

#define POSITION \
  [SOURCIER_PLAN_POSITION] = { "position", SOURCIER_FIELD_COUNT, NC_("record field", "Position"), "Rang" }

static const SourcierField root_fields[SOURCIER_N_PLAN_ROOT_FIELDS] = {
  [SOURCIER_PLAN_ROOT_TITLE] = { "title", SOURCIER_FIELD_TEXT, NC_("record field", "Title"), "Titre" },
  [SOURCIER_PLAN_ROOT_BUYER] = { "buyer", SOURCIER_FIELD_TEXT, NC_("record field", "Buyer"), "Acheteur" },
  [SOURCIER_PLAN_ROOT_FIRST_YEAR] = { "first_year", SOURCIER_FIELD_YEAR, NC_("record field", "First year"),
                                      "Première année" },
  [SOURCIER_PLAN_ROOT_LAST_YEAR] = { "last_year", SOURCIER_FIELD_YEAR, NC_("record field", "Last year"),
                                     "Dernière année" },
  [SOURCIER_PLAN_ROOT_VERSION] = { "version", SOURCIER_FIELD_TEXT, NC_("record field", "Version"), "Version" },
  [SOURCIER_PLAN_ROOT_STATE] = { "state", SOURCIER_FIELD_TEXT, NC_("record field", "State"), "État" },
  [SOURCIER_PLAN_ROOT_LANGUAGE] = { "language", SOURCIER_FIELD_TEXT, NC_("record field", "Language"), "Langue" },
  [SOURCIER_PLAN_ROOT_ADOPTED_ON] = { "adopted_on", SOURCIER_FIELD_DAY, NC_("record field", "Adopted on"),
                                      "Adopté le" },
  [SOURCIER_PLAN_ROOT_DELIBERATION] = { "deliberation", SOURCIER_FIELD_TEXT, NC_("record field", "Deliberation"),
                                        "Délibération" },
  [SOURCIER_PLAN_ROOT_PUBLISHED_ON] = { "published_on", SOURCIER_FIELD_DAY, NC_("record field", "Published on"),
                                        "Publié le" },
  [SOURCIER_PLAN_ROOT_ADDRESS] = { "address", SOURCIER_FIELD_TEXT, NC_("record field", "Published at"),
                                   "Adresse de publication" },
  [SOURCIER_PLAN_ROOT_TEMPLATE] = { "template", SOURCIER_FIELD_COUNT, NC_("record field", "Template"), "Modèle" },
};

static const SourcierField buyer_fields[SOURCIER_N_PLAN_BUYER_FIELDS] = {
  POSITION,
  [SOURCIER_PLAN_BUYER_NAME] = { "name", SOURCIER_FIELD_TEXT, NC_("record field", "Buyer"), "Acheteur" },
  [SOURCIER_PLAN_BUYER_SIRET] = { "siret", SOURCIER_FIELD_TEXT, NC_("record field", "SIRET"), "SIRET" },
  [SOURCIER_PLAN_BUYER_NOTE] = { "note", SOURCIER_FIELD_TEXT, NC_("record field", "Note"), "Note" },
};

static const SourcierField section_fields[SOURCIER_N_PLAN_SECTION_FIELDS] = {
  POSITION,
  [SOURCIER_PLAN_SECTION_KIND] = { "kind", SOURCIER_FIELD_TEXT, NC_("record field", "Chapter"), "Chapitre" },
  [SOURCIER_PLAN_SECTION_TITLE] = { "title", SOURCIER_FIELD_TEXT, NC_("record field", "Title"), "Titre" },
  [SOURCIER_PLAN_SECTION_TEXT] = { "text", SOURCIER_FIELD_LINES, NC_("record field", "Text"), "Texte" },
  [SOURCIER_PLAN_SECTION_FIGURES] = { "figures", SOURCIER_FIELD_TEXT, NC_("record field", "Figures"), "Chiffres" },
};

static const SourcierField axis_fields[SOURCIER_N_PLAN_AXIS_FIELDS] = {
  POSITION,
  [SOURCIER_PLAN_AXIS_TITLE] = { "title", SOURCIER_FIELD_TEXT, NC_("record field", "Title"), "Titre" },
  [SOURCIER_PLAN_AXIS_TEXT] = { "text", SOURCIER_FIELD_LINES, NC_("record field", "Text"), "Texte" },
};

static const SourcierField objective_fields[SOURCIER_N_PLAN_OBJECTIVE_FIELDS] = {
  POSITION,
  [SOURCIER_PLAN_OBJECTIVE_TITLE] = { "title", SOURCIER_FIELD_TEXT, NC_("record field", "Title"), "Titre" },
  [SOURCIER_PLAN_OBJECTIVE_TEXT] = { "text", SOURCIER_FIELD_LINES, NC_("record field", "Text"), "Texte" },
  [SOURCIER_PLAN_OBJECTIVE_THEMES] = { "themes", SOURCIER_FIELD_TEXT, NC_("record field", "Themes"), "Thèmes" },
};

static const SourcierField action_fields[SOURCIER_N_PLAN_ACTION_FIELDS] = {
  POSITION,
  [SOURCIER_PLAN_ACTION_TITLE] = { "title", SOURCIER_FIELD_TEXT, NC_("record field", "Title"), "Titre" },
  [SOURCIER_PLAN_ACTION_TEXT] = { "text", SOURCIER_FIELD_LINES, NC_("record field", "Description"), "Description" },
  [SOURCIER_PLAN_ACTION_THEMES] = { "themes", SOURCIER_FIELD_TEXT, NC_("record field", "Themes"), "Thèmes" },
  [SOURCIER_PLAN_ACTION_LEAD] = { "lead", SOURCIER_FIELD_TEXT, NC_("record field", "Lead service"), "Service pilote" },
  [SOURCIER_PLAN_ACTION_CONTRIBUTORS] = { "contributors", SOURCIER_FIELD_TEXT, NC_("record field", "Contributors"),
                                          "Contributeurs" },
  [SOURCIER_PLAN_ACTION_PUBLICS] = { "publics", SOURCIER_FIELD_TEXT, NC_("record field", "Publics"), "Publics" },
  [SOURCIER_PLAN_ACTION_FAMILIES] = { "families", SOURCIER_FIELD_TEXT, NC_("record field", "Families of purchase"),
                                      "Familles d’achat" },
  [SOURCIER_PLAN_ACTION_CPV] = { "cpv", SOURCIER_FIELD_TEXT, NC_("record field", "CPV codes"), "Codes CPV" },
  [SOURCIER_PLAN_ACTION_LEGAL_BASE] = { "legal_base", SOURCIER_FIELD_TEXT, NC_("record field", "Legal base"),
                                        "Fondement juridique" },
  [SOURCIER_PLAN_ACTION_START_DAY] = { "start_day", SOURCIER_FIELD_DAY, NC_("record field", "Start"), "Début" },
  [SOURCIER_PLAN_ACTION_END_DAY] = { "end_day", SOURCIER_FIELD_DAY, NC_("record field", "End"), "Fin" },
  [SOURCIER_PLAN_ACTION_MEANS] = { "means", SOURCIER_FIELD_LINES, NC_("record field", "Means"), "Moyens" },
  [SOURCIER_PLAN_ACTION_BUDGET] = { "budget", SOURCIER_FIELD_MONEY, NC_("record field", "Budget"), "Budget HT" },
  [SOURCIER_PLAN_ACTION_DELIVERABLES] = { "deliverables", SOURCIER_FIELD_LINES, NC_("record field", "Deliverables"),
                                          "Livrables" },
  [SOURCIER_PLAN_ACTION_REALISATION] = { "realisation", SOURCIER_FIELD_LINES,
                                         NC_("record field", "Indicators of realisation"),
                                         "Indicateurs de réalisation" },
  [SOURCIER_PLAN_ACTION_RESULT] = { "result", SOURCIER_FIELD_LINES, NC_("record field", "Indicators of result"),
                                    "Indicateurs de résultat" },
  [SOURCIER_PLAN_ACTION_RISKS] = { "risks", SOURCIER_FIELD_LINES, NC_("record field", "Risks"), "Risques" },
  [SOURCIER_PLAN_ACTION_PROGRESS] = { "progress", SOURCIER_FIELD_TEXT, NC_("record field", "Progress"),
                                      "État d’avancement" },
  [SOURCIER_PLAN_ACTION_SDG] = { "sdg", SOURCIER_FIELD_TEXT, NC_("record field", "Sustainable development goals"),
                                 "Objectifs de développement durable" },
};

static const SourcierField milestone_fields[SOURCIER_N_PLAN_MILESTONE_FIELDS] = {
  POSITION,
  [SOURCIER_PLAN_MILESTONE_TITLE] = { "title", SOURCIER_FIELD_TEXT, NC_("record field", "Milestone"), "Jalon" },
  [SOURCIER_PLAN_MILESTONE_DAY] = { "day", SOURCIER_FIELD_DAY, NC_("record field", "Planned on"), "Prévu le" },
  [SOURCIER_PLAN_MILESTONE_DONE_ON] = { "done_on", SOURCIER_FIELD_DAY, NC_("record field", "Reached on"),
                                        "Atteint le" },
};

static const SourcierField comment_fields[SOURCIER_N_PLAN_COMMENT_FIELDS] = {
  POSITION,
  [SOURCIER_PLAN_COMMENT_YEAR] = { "year", SOURCIER_FIELD_YEAR, NC_("record field", "Year"), "Année" },
  [SOURCIER_PLAN_COMMENT_TEXT] = { "text", SOURCIER_FIELD_LINES, NC_("record field", "Comment"), "Commentaire" },
};

static const SourcierField indicator_fields[SOURCIER_N_PLAN_INDICATOR_FIELDS] = {
  POSITION,
  [SOURCIER_PLAN_INDICATOR_MEASURE] = { "measure", SOURCIER_FIELD_TEXT, NC_("record field", "Measure"),
                                        "Mesure" },
  [SOURCIER_PLAN_INDICATOR_TITLE] = { "title", SOURCIER_FIELD_TEXT, NC_("record field", "Title"), "Titre" },
  [SOURCIER_PLAN_INDICATOR_DEFINITION] = { "definition", SOURCIER_FIELD_LINES, NC_("record field", "Definition"),
                                           "Définition" },
  [SOURCIER_PLAN_INDICATOR_NUMERATOR] = { "numerator", SOURCIER_FIELD_TEXT, NC_("record field", "Numerator"),
                                          "Numérateur" },
  [SOURCIER_PLAN_INDICATOR_DENOMINATOR] = { "denominator", SOURCIER_FIELD_TEXT, NC_("record field", "Denominator"),
                                            "Dénominateur" },
  [SOURCIER_PLAN_INDICATOR_UNIT] = { "unit", SOURCIER_FIELD_TEXT, NC_("record field", "Unit"), "Unité" },
  [SOURCIER_PLAN_INDICATOR_SOURCE] = { "source", SOURCIER_FIELD_TEXT, NC_("record field", "Source"), "Source" },
  [SOURCIER_PLAN_INDICATOR_FREQUENCY] = { "frequency", SOURCIER_FIELD_TEXT, NC_("record field", "Frequency"),
                                          "Fréquence" },
  [SOURCIER_PLAN_INDICATOR_OWNER] = { "owner", SOURCIER_FIELD_TEXT, NC_("record field", "Owner"), "Responsable" },
  [SOURCIER_PLAN_INDICATOR_OBJECTIVE] = { "objective", SOURCIER_FIELD_LINK, NC_("record field", "Objective"),
                                          "Objectif" },
  [SOURCIER_PLAN_INDICATOR_ACTION] = { "action", SOURCIER_FIELD_LINK, NC_("record field", "Action"), "Action" },
  [SOURCIER_PLAN_INDICATOR_BUYER] = { "buyer", SOURCIER_FIELD_TEXT, NC_("record field", "Buyer"), "Acheteur" },
  [SOURCIER_PLAN_INDICATOR_BASELINE_YEAR] = { "baseline_year", SOURCIER_FIELD_YEAR,
                                              NC_("record field", "Year of the baseline"), "Année de référence" },
  [SOURCIER_PLAN_INDICATOR_BASELINE_IN_NUMBER] = { "baseline_in_number", SOURCIER_FIELD_PERCENT,
                                                   NC_("record field", "Baseline, share in number"),
                                                   "Référence, part en nombre" },
  [SOURCIER_PLAN_INDICATOR_BASELINE_IN_VALUE] = { "baseline_in_value", SOURCIER_FIELD_PERCENT,
                                                  NC_("record field", "Baseline, share in value"),
                                                  "Référence, part en valeur" },
  [SOURCIER_PLAN_INDICATOR_BASELINE_COUNT] = { "baseline_count", SOURCIER_FIELD_COUNT,
                                               NC_("record field", "Baseline, number"), "Référence, nombre" },
  [SOURCIER_PLAN_INDICATOR_BASELINE_AMOUNT] = { "baseline_amount", SOURCIER_FIELD_MONEY,
                                                NC_("record field", "Baseline, amount"), "Référence, montant HT" },
  [SOURCIER_PLAN_INDICATOR_NOTE] = { "note", SOURCIER_FIELD_LINES, NC_("record field", "Note"), "Note" },
};

static const SourcierField target_fields[SOURCIER_N_PLAN_TARGET_FIELDS] = {
  POSITION,
  [SOURCIER_PLAN_TARGET_YEAR] = { "year", SOURCIER_FIELD_YEAR, NC_("record field", "Year"), "Année" },
  [SOURCIER_PLAN_TARGET_IN_NUMBER] = { "in_number", SOURCIER_FIELD_PERCENT, NC_("record field", "Share in number"),
                                       "Part en nombre" },
  [SOURCIER_PLAN_TARGET_IN_VALUE] = { "in_value", SOURCIER_FIELD_PERCENT, NC_("record field", "Share in value"),
                                      "Part en valeur" },
  [SOURCIER_PLAN_TARGET_COUNT] = { "count", SOURCIER_FIELD_COUNT, NC_("record field", "Quantity"), "Nombre" },
  [SOURCIER_PLAN_TARGET_AMOUNT] = { "amount", SOURCIER_FIELD_MONEY, NC_("record field", "Amount"), "Montant HT" },
};

static const SourcierField measured_fields[SOURCIER_N_PLAN_MEASURED_FIELDS] = {
  POSITION,
  [SOURCIER_PLAN_MEASURED_YEAR] = { "year", SOURCIER_FIELD_YEAR, NC_("record field", "Year"), "Année" },
  [SOURCIER_PLAN_MEASURED_IN_NUMBER] = { "in_number", SOURCIER_FIELD_PERCENT, NC_("record field", "Share in number"),
                                         "Part en nombre" },
  [SOURCIER_PLAN_MEASURED_IN_VALUE] = { "in_value", SOURCIER_FIELD_PERCENT, NC_("record field", "Share in value"),
                                        "Part en valeur" },
  [SOURCIER_PLAN_MEASURED_COUNT] = { "count", SOURCIER_FIELD_COUNT, NC_("record field", "Quantity"), "Nombre" },
  [SOURCIER_PLAN_MEASURED_AMOUNT] = { "amount", SOURCIER_FIELD_MONEY, NC_("record field", "Amount"), "Montant HT" },
  [SOURCIER_PLAN_MEASURED_SOURCE] = { "source", SOURCIER_FIELD_TEXT, NC_("record field", "Source"), "Source" },
  [SOURCIER_PLAN_MEASURED_ON] = { "measured_on", SOURCIER_FIELD_DAY, NC_("record field", "Measured on"), "Mesuré le" },
};

static const SourcierField review_fields[SOURCIER_N_PLAN_REVIEW_FIELDS] = {
  POSITION,
  [SOURCIER_PLAN_REVIEW_YEAR] = { "year", SOURCIER_FIELD_YEAR, NC_("record field", "Year"), "Année" },
  [SOURCIER_PLAN_REVIEW_DAY] = { "day", SOURCIER_FIELD_DAY, NC_("record field", "Reviewed on"), "Bilan établi le" },
  [SOURCIER_PLAN_REVIEW_TEXT] = { "text", SOURCIER_FIELD_LINES, NC_("record field", "Summary"), "Synthèse" },
};

static const SourcierField finding_fields[SOURCIER_N_PLAN_FINDING_FIELDS] = {
  POSITION,
  [SOURCIER_PLAN_FINDING_INDICATOR] = { "indicator", SOURCIER_FIELD_LINK, NC_("record field", "Indicator"),
                                        "Indicateur" },
  [SOURCIER_PLAN_FINDING_OBJECTIVE] = { "objective", SOURCIER_FIELD_LINK, NC_("record field", "Objective"),
                                        "Objectif" },
  [SOURCIER_PLAN_FINDING_TARGET] = { "target", SOURCIER_FIELD_TEXT, NC_("record field", "Target"), "Cible" },
  [SOURCIER_PLAN_FINDING_REACHED] = { "reached", SOURCIER_FIELD_TEXT, NC_("record field", "Reached"), "Réalisé" },
  [SOURCIER_PLAN_FINDING_GAP] = { "gap", SOURCIER_FIELD_TEXT, NC_("record field", "Gap"), "Écart" },
  [SOURCIER_PLAN_FINDING_WHY] = { "why", SOURCIER_FIELD_LINES, NC_("record field", "Why"), "Explication" },
  [SOURCIER_PLAN_FINDING_DECISION] = { "decision", SOURCIER_FIELD_LINES, NC_("record field", "Decision"), "Décision" },
  [SOURCIER_PLAN_FINDING_TOLD] = { "told", SOURCIER_FIELD_LINES, NC_("record field", "Worked out"), "Calculé" },
};

static const SourcierField meeting_fields[SOURCIER_N_PLAN_MEETING_FIELDS] = {
  POSITION,
  [SOURCIER_PLAN_MEETING_DAY] = { "day", SOURCIER_FIELD_DAY, NC_("record field", "Day"), "Date" },
  [SOURCIER_PLAN_MEETING_WHO] = { "who", SOURCIER_FIELD_TEXT, NC_("record field", "Who took part"), "Participants" },
  [SOURCIER_PLAN_MEETING_TEXT] = { "text", SOURCIER_FIELD_LINES, NC_("record field", "What was said"), "Compte rendu" },
};

static const SourcierField figure_fields[SOURCIER_N_PLAN_FIGURE_FIELDS] = {
  POSITION,
  [SOURCIER_PLAN_FIGURE_BLOCK] = { "block", SOURCIER_FIELD_TEXT, NC_("record field", "Block of figures"),
                                   "Bloc de chiffres" },
  [SOURCIER_PLAN_FIGURE_TAKEN_ON] = { "taken_on", SOURCIER_FIELD_DAY, NC_("record field", "Taken on"), "Arrêté le" },
  [SOURCIER_PLAN_FIGURE_CONTENT] = { "content", SOURCIER_FIELD_LINES, NC_("record field", "Content"), "Contenu" },
};

static void
set_fields (SourcierPlanPartClass *klass,
            SourcierPlanKind       kind)
{
  SourcierRecordClass *record_class = SOURCIER_RECORD_CLASS (klass);
  const SourcierPlanKindInfo *info = _sourcier_plan_kind_info (kind);

  record_class->fields = info->fields;
  record_class->n_fields = info->n_fields;
  record_class->to_canonical = _sourcier_plan_to_canonical;
  record_class->to_words = _sourcier_plan_to_words;
  klass->kind = kind;
}

/* The kinds differ by their fields alone. */
#define DEFINE_KIND(Name, name, KIND) \
  typedef SourcierPlanPart SourcierPlan##Name; \
  typedef SourcierPlanPartClass SourcierPlan##Name##Class; \
  static GType sourcier_plan_##name##_get_type (void); \
  G_DEFINE_TYPE (SourcierPlan##Name, sourcier_plan_##name, SOURCIER_TYPE_PLAN_PART) \
  static void \
  sourcier_plan_##name##_init (SourcierPlan##Name *self) \
  { \
  } \
  static void \
  sourcier_plan_##name##_class_init (SourcierPlan##Name##Class *klass) \
  { \
    set_fields (klass, SOURCIER_PLAN_##KIND); \
  }

DEFINE_KIND (Root, root, ROOT)
DEFINE_KIND (Buyer, buyer, BUYER)
DEFINE_KIND (Section, section, SECTION)
DEFINE_KIND (Axis, axis, AXIS)
DEFINE_KIND (Objective, objective, OBJECTIVE)
DEFINE_KIND (Action, action, ACTION)
DEFINE_KIND (Milestone, milestone, MILESTONE)
DEFINE_KIND (Comment, comment, COMMENT)
DEFINE_KIND (Indicator, indicator, INDICATOR)
DEFINE_KIND (Target, target, TARGET)
DEFINE_KIND (Measured, measured, MEASURED)
DEFINE_KIND (Review, review, REVIEW)
DEFINE_KIND (Finding, finding, FINDING)
DEFINE_KIND (Meeting, meeting, MEETING)
DEFINE_KIND (Figure, figure, FIGURE)

#define INFO(name, list, table, column, parent) \
  { #name, list, table, column, SOURCIER_PLAN_##parent, sourcier_plan_##name##_get_type, name##_fields, \
    G_N_ELEMENTS (name##_fields) }

static const SourcierPlanKindInfo kinds[SOURCIER_N_PLAN_KINDS] = {
  [SOURCIER_PLAN_ROOT] = INFO (root, "plans", "plan", NULL, ROOT),
  [SOURCIER_PLAN_BUYER] = INFO (buyer, "buyers", "plan_buyer", "plan", ROOT),
  [SOURCIER_PLAN_SECTION] = INFO (section, "sections", "plan_section", "plan", ROOT),
  [SOURCIER_PLAN_AXIS] = INFO (axis, "axes", "plan_axis", "plan", ROOT),
  [SOURCIER_PLAN_OBJECTIVE] = INFO (objective, "objectives", "plan_objective", "axis", AXIS),
  [SOURCIER_PLAN_ACTION] = INFO (action, "actions", "plan_action", "objective", OBJECTIVE),
  [SOURCIER_PLAN_MILESTONE] = INFO (milestone, "milestones", "plan_milestone", "action", ACTION),
  [SOURCIER_PLAN_COMMENT] = INFO (comment, "comments", "plan_comment", "action", ACTION),
  [SOURCIER_PLAN_INDICATOR] = INFO (indicator, "indicators", "plan_indicator", "plan", ROOT),
  [SOURCIER_PLAN_TARGET] = INFO (target, "targets", "plan_target", "indicator", INDICATOR),
  [SOURCIER_PLAN_MEASURED] = INFO (measured, "measured", "plan_measured", "indicator", INDICATOR),
  [SOURCIER_PLAN_REVIEW] = INFO (review, "reviews", "plan_review", "plan", ROOT),
  [SOURCIER_PLAN_FINDING] = INFO (finding, "findings", "plan_finding", "review", REVIEW),
  [SOURCIER_PLAN_MEETING] = INFO (meeting, "meetings", "plan_meeting", "review", REVIEW),
  [SOURCIER_PLAN_FIGURE] = INFO (figure, "figures", "plan_figure", "plan", ROOT),
};

/* Returns: (transfer none): what is known of a kind. */
const SourcierPlanKindInfo *
_sourcier_plan_kind_info (SourcierPlanKind kind)
{
  g_return_val_if_fail (kind < SOURCIER_N_PLAN_KINDS, NULL);

  return &kinds[kind];
}

/**
 * sourcier_plan_kind_get_parent:
 * @kind: a kind of part
 *
 * Returns: the kind that it belongs to; %SOURCIER_PLAN_ROOT of itself
 */
SourcierPlanKind
sourcier_plan_kind_get_parent (SourcierPlanKind kind)
{
  return _sourcier_plan_kind_info (kind)->parent;
}

/* Returns: whether parts of @kind belong to parts of @parent. */
gboolean
_sourcier_plan_kind_belongs_to (SourcierPlanKind kind,
                                SourcierPlanKind parent)
{
  return kind != SOURCIER_PLAN_ROOT && sourcier_plan_kind_get_parent (kind) == parent;
}

/**
 * sourcier_plan_kind_get_code:
 * @kind: a kind of part
 *
 * Returns: (transfer none): what names it, "axis"
 */
const char *
sourcier_plan_kind_get_code (SourcierPlanKind kind)
{
  return _sourcier_plan_kind_info (kind)->code;
}

/**
 * sourcier_plan_kind_get_type_of:
 * @kind: a kind of part
 *
 * Returns: the type of its objects
 */
GType
sourcier_plan_kind_get_type_of (SourcierPlanKind kind)
{
  return _sourcier_plan_kind_info (kind)->get_type ();
}
