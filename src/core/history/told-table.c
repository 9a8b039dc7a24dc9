/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/told-table.h"

#include "base/money.h"
#include "base/user.h"
#include "history/told-store.h"
#include "office/buyer.h"
#include "plans/figure.h"
#include "plans/plan-part.h"
#include "purchases/purchase.h"
#include "reference/area.h"
#include "reference/family.h"
#include "reference/label-kind.h"
#include "reference/term.h"
#include "suppliers/supplier.h"

#include <glib/gi18n-lib.h>

/* What a column holds that no record tells of. */
typedef enum
{
  TEXT,
  DAY,
  MONEY,
  NUMBER,
  PERCENT,
  LABEL,
  FAMILY,
  AREA,
  CONSIDERATION,
  BUYER_KIND,
  FIGURE,
  SUPPLIER,
  PURCHASE,
  SILENT,     /* too long, or for programs: that it changed is told, not what it says */
} ColumnKind;

#define MOST_COLUMNS 12

typedef struct
{
  const char *id;
  ColumnKind kind;
  const char *english;
} Column;

/* Columns that are not listed are computed from the others, or say what the row is part of. */
struct _SourcierToldTable
{
  const char *table;
  const char *english;               /* one row, in the context "told thing" */
  const char *many;                  /* several, in the same */
  const char *title;                 /* the column that names a row */
  GType (*get_type) (void);          /* the #SourcierRecord that tells it */
  SourcierPlanKind plan_kind;        /* in place of that */
  Column columns[MOST_COLUMNS];
};

static const SourcierToldTable tables[] = {
  { "supplier", NC_("told thing", "Supplier"), NC_("told thing", "Suppliers"), "name" },
  { "label_award", NC_("told thing", "Label"), NC_("told thing", "Labels"), "label", NULL, 0,
    {
      { "label", LABEL, NC_("record field", "Label") },
      { "number", TEXT, NC_("record field", "Number") },
      { "scope", TEXT, NC_("record field", "Scope") },
      { "issuer", TEXT, NC_("record field", "Issuer") },
      { "valid_from", DAY, NC_("record field", "Valid from") },
      { "valid_to", DAY, NC_("record field", "Valid until") },
      { "evidence", TEXT, NC_("record field", "Evidence") },
      { "list", TEXT, NC_("record field", "List") },
      { "checked_by", TEXT, NC_("record field", "Checked by") },
      { "checked_on", DAY, NC_("record field", "Checked on") },
    } },
  { "contact", NC_("told thing", "Contact"), NC_("told thing", "Contacts"), "name", NULL, 0,
    {
      { "name", TEXT, NC_("record field", "Name") },
      { "role", TEXT, NC_("record field", "Role") },
      { "email", TEXT, NC_("record field", "E-mail") },
      { "phone", TEXT, NC_("record field", "Phone") },
      { "note", TEXT, NC_("record field", "Note") },
    } },
  { "supplier_family", NC_("told thing", "Family of purchase"), NC_("told thing", "Families of purchase"),
    "family", NULL, 0,
    {
      { "family", FAMILY, NC_("record field", "Family of purchase") },
    } },
  { "supplier_cpv", NC_("told thing", "CPV code"), NC_("told thing", "CPV codes"), "cpv", NULL, 0,
    {
      { "cpv", TEXT, NC_("record field", "CPV code") },
    } },
  { "supplier_area", NC_("told thing", "Activity area"), NC_("told thing", "Activity areas"), "area", NULL, 0,
    {
      { "area", AREA, NC_("record field", "Activity area") },
    } },
  { "supplier_tag", NC_("told thing", "Tag"), NC_("told thing", "Tags"), "tag", NULL, 0,
    {
      { "tag", TEXT, NC_("record field", "Tag") },
    } },
  { "evidence_file", NC_("told thing", "File of evidence"), NC_("told thing", "Files of evidence"), "name", NULL, 0,
    {
      { "name", TEXT, NC_("record field", "File") },
      { "added_on", DAY, NC_("record field", "Added on") },
      { "content", SILENT, NC_("record field", "Content") },
    } },
  { "not_duplicate",
    NC_("told thing", "Pair that is no duplicate"),
    NC_("told thing", "Pairs that are no duplicates"), NULL, NULL, 0,
    {
      { "a", SUPPLIER, NC_("record field", "Supplier") },
      { "b", SUPPLIER, NC_("record field", "Other supplier") },
    } },
  { "purchase", NC_("told thing", "Purchase"), NC_("told thing", "Purchases"), "subject", sourcier_purchase_get_type },
  { "purchase_lot", NC_("told thing", "Lot"), NC_("told thing", "Lots"), "subject", sourcier_lot_get_type },
  { "purchase_consideration", NC_("told thing", "Consideration"), NC_("told thing", "Considerations"),
    "consideration", NULL, 0,
    {
      { "consideration", CONSIDERATION, NC_("record field", "Consideration") },
    } },
  { "purchase_criterion", NC_("told thing", "Criterion"), NC_("told thing", "Criteria"),
    "name", sourcier_criterion_get_type },
  { "purchase_holder", NC_("told thing", "Holder"), NC_("told thing", "Holders"), "name", sourcier_holder_get_type },
  { "purchase_modification", NC_("told thing", "Modification"), NC_("told thing", "Modifications"),
    "subject", sourcier_modification_get_type },
  { "purchase_duty", NC_("told thing", "Duty"), NC_("told thing", "Duties"), "rule", sourcier_duty_get_type },
  { "purchase_candidate", NC_("told thing", "Shortlisted"), NC_("told thing", "Shortlisted ones"),
    "name", sourcier_candidate_get_type },
  { "purchase_sending", NC_("told thing", "Letter sent"), NC_("told thing", "Letters sent"),
    "name", sourcier_sending_get_type },
  { "purchase_decp", NC_("told thing", "Essential data (DECP)"), NC_("told thing", "Essential data (DECP)"),
    NULL, NULL, 0,
    {
      { "raw", SILENT, NC_("record field", "Essential data (DECP)") },
      { "published", DAY, NC_("record field", "Published on") },
      { "source", TEXT, NC_("record field", "Source") },
    } },
  { "plan", NC_("told thing", "Plan"), NC_("told thing", "Plans"), "title", NULL, SOURCIER_PLAN_ROOT },
  { "plan_buyer", NC_("told thing", "Buyer of the plan"), NC_("told thing", "Buyers of the plan"),
    "name", NULL, SOURCIER_PLAN_BUYER },
  { "plan_section", NC_("told thing", "Chapter"), NC_("told thing", "Chapters"), "title", NULL, SOURCIER_PLAN_SECTION },
  { "plan_axis", NC_("told thing", "Axis"), NC_("told thing", "Axes"), "title", NULL, SOURCIER_PLAN_AXIS },
  { "plan_objective", NC_("told thing", "Objective"), NC_("told thing", "Objectives"),
    "title", NULL, SOURCIER_PLAN_OBJECTIVE },
  { "plan_action", NC_("told thing", "Action sheet"), NC_("told thing", "Action sheets"),
    "title", NULL, SOURCIER_PLAN_ACTION },
  { "plan_milestone", NC_("told thing", "Milestone"), NC_("told thing", "Milestones"),
    "title", NULL, SOURCIER_PLAN_MILESTONE },
  { "plan_comment", NC_("told thing", "Comment"), NC_("told thing", "Comments"), "year", NULL, SOURCIER_PLAN_COMMENT },
  { "plan_indicator", NC_("told thing", "Indicator"), NC_("told thing", "Indicators"),
    "title", NULL, SOURCIER_PLAN_INDICATOR },
  { "plan_target", NC_("told thing", "Target"), NC_("told thing", "Targets"), "year", NULL, SOURCIER_PLAN_TARGET },
  { "plan_measured", NC_("told thing", "Measured value"), NC_("told thing", "Measured values"),
    "year", NULL, SOURCIER_PLAN_MEASURED },
  { "plan_review", NC_("told thing", "Yearly review"), NC_("told thing", "Yearly reviews"),
    "year", NULL, SOURCIER_PLAN_REVIEW },
  { "plan_finding", NC_("told thing", "Finding"), NC_("told thing", "Findings"), NULL, NULL, SOURCIER_PLAN_FINDING },
  { "plan_meeting", NC_("told thing", "Meeting"), NC_("told thing", "Meetings"), "day", NULL, SOURCIER_PLAN_MEETING },
  { "plan_figure", NC_("told thing", "Block of figures"), NC_("told thing", "Blocks of figures"), NULL, NULL, 0,
    {
      { "block", FIGURE, NC_("record field", "Block") },
      { "taken_on", DAY, NC_("record field", "Taken on") },
      { "content", SILENT, NC_("record field", "Figures") },
    } },
  { "own_rule", NC_("told thing", "Rule of the office"), NC_("told thing", "Rules of the office"), "title_fr", NULL, 0,
    {
      { "title_fr", TEXT, NC_("record field", "Title in French") },
      { "title_en", TEXT, NC_("record field", "Title in English") },
      { "text_fr", TEXT, NC_("record field", "Text in French") },
      { "text_en", TEXT, NC_("record field", "Text in English") },
      { "source", TEXT, NC_("record field", "Source") },
      { "from_amount", MONEY, NC_("record field", "From") },
      { "to_amount", MONEY, NC_("record field", "Up to") },
      { "valid_from", DAY, NC_("record field", "Valid from") },
      { "valid_to", DAY, NC_("record field", "Valid until") },
      { "verified", DAY, NC_("record field", "Checked on") },
      { "verified_by", TEXT, NC_("record field", "Checked by") },
    } },
  { "rule_override", NC_("told thing", "Changed rule"), NC_("told thing", "Changed rules"), "rule", NULL, 0,
    {
      { "rule", TEXT, NC_("record field", "Rule") },
      { "amount", MONEY, NC_("record field", "Amount") },
      { "valid_from", DAY, NC_("record field", "Valid from") },
      { "valid_to", DAY, NC_("record field", "Valid until") },
      { "note", TEXT, NC_("record field", "Note") },
      { "verified", DAY, NC_("record field", "Checked on") },
      { "verified_by", TEXT, NC_("record field", "Checked by") },
    } },
  { "saved_list", NC_("told thing", "Saved list"), NC_("told thing", "Saved lists"), "name", NULL, 0,
    {
      { "name", TEXT, NC_("record field", "Name") },
      { "note", TEXT, NC_("record field", "Note") },
      { "question", SILENT, NC_("record field", "Question") },
    } },
  { "saved_list_member", NC_("told thing", "Supplier on the list"), NC_("told thing", "Suppliers on the list"),
    "supplier", NULL, 0,
    {
      { "supplier", SUPPLIER, NC_("record field", "Supplier") },
    } },
  { "saved_list_purchase", NC_("told thing", "Purchase on the list"), NC_("told thing", "Purchases on the list"),
    "purchase", NULL, 0,
    {
      { "purchase", PURCHASE, NC_("record field", "Purchase") },
    } },
  { "buyer", NC_("told thing", "The office"), NC_("told thing", "The office"), NULL, NULL, 0,
    {
      { "name", TEXT, NC_("record field", "Name") },
      { "kind", BUYER_KIND, NC_("record field", "Kind of buyer") },
      { "departement", TEXT, NC_("record field", "Departement") },
      { "yearly_volume", MONEY, NC_("record field", "Yearly volume of purchases") },
    } },
  { "advice_limits", NC_("told thing", "Limits of the advice"), NC_("told thing", "Limits of the advice"),
    NULL, NULL, 0,
    {
      { "contract_above", NUMBER, NC_("record field", "Reserve the contract above") },
      { "lot_above", NUMBER, NC_("record field", "Reserve a lot above") },
      { "clause_above", NUMBER, NC_("record field", "Insertion clause above") },
      { "share_below", PERCENT, NC_("record field", "Share of turnover below") },
    } },
  { "letter_template", NC_("told thing", "Letter template"), NC_("told thing", "Letter templates"), "name", NULL, 0,
    {
      { "name", TEXT, NC_("record field", "Name") },
      { "language", TEXT, NC_("record field", "Language") },
      { "content", SILENT, NC_("record field", "Content") },
    } },
  { "export_preset", NC_("told thing", "Export preset"), NC_("told thing", "Export presets"), "name", NULL, 0,
    {
      { "name", TEXT, NC_("record field", "Name") },
      { "options", SILENT, NC_("record field", "Choices") },
    } },
  { "import_layout", NC_("told thing", "Layout of a list"), NC_("told thing", "Layouts of lists"), "name", NULL, 0,
    {
      { "name", TEXT, NC_("record field", "Name") },
      { "label", LABEL, NC_("record field", "Label") },
      { "columns", SILENT, NC_("record field", "Columns") },
    } },
  { "import_word", NC_("told thing", "Word of a list"), NC_("told thing", "Words of lists"), "word", NULL, 0,
    {
      { "word", TEXT, NC_("record field", "Word") },
      { "decision", TEXT, NC_("record field", "Decision") },
      { "code", TEXT, NC_("record field", "Code") },
    } },
  { "official_list", NC_("told thing", "Official list"), NC_("told thing", "Official lists"), "file", NULL, 0,
    {
      { "file", TEXT, NC_("record field", "File") },
      { "edition", TEXT, NC_("record field", "Edition") },
      { "rows", NUMBER, NC_("record field", "Rows") },
    } },
  { "cpv",
    NC_("told thing", "Code of the official list (CPV)"),
    NC_("told thing", "Codes of the official list (CPV)"), "code", NULL, 0,
    {
      { "code", TEXT, NC_("record field", "CPV code") },
      { "label_fr", TEXT, NC_("record field", "Title in French") },
    } },
  { "qpv",
    NC_("told thing", "Neighbourhood of the official list (QPV)"),
    NC_("told thing", "Neighbourhoods of the official list (QPV)"), "code", NULL, 0,
    {
      { "code", TEXT, NC_("record field", "Code") },
      { "name", TEXT, NC_("record field", "Name") },
    } },
  { "frr",
    NC_("told thing", "Commune of the official list (FRR)"),
    NC_("told thing", "Communes of the official list (FRR)"), "commune", NULL, 0,
    {
      { "commune", TEXT, NC_("record field", "Commune code") },
      { "class", TEXT, NC_("record field", "Class") },
    } },
};

/**
 * sourcier_told_table_find:
 * @table: a table of the office's file
 *
 * Returns: (transfer none) (nullable): how its rows are told, %NULL if this version knows nothing of it
 */
const SourcierToldTable *
sourcier_told_table_find (const char *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (g_str_equal (tables[i].table, table))
      return &tables[i];
  return NULL;
}

/**
 * sourcier_told_table_get_name:
 * @self: how rows are told
 *
 * Returns: (transfer none): what one is: "Supplier"
 */
const char *
sourcier_told_table_get_name (const SourcierToldTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "told thing", self->english);
}

/**
 * sourcier_told_table_get_many:
 * @self: how rows are told
 *
 * Returns: (transfer none): what several are: "Suppliers"
 */
const char *
sourcier_told_table_get_many (const SourcierToldTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "told thing", self->many);
}

/**
 * sourcier_told_table_get_title:
 * @self: how rows are told
 *
 * Returns: (transfer none) (nullable): the column that names a row
 */
const char *
sourcier_told_table_get_title (const SourcierToldTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/* The record that tells the row, if one does. */
static SourcierRecord *
create_record (const SourcierToldTable *self)
{
  if (self->get_type != NULL)
    return g_object_new (self->get_type (), NULL);
  if (g_str_has_prefix (self->table, "plan") && self->columns[0].id == NULL)
    return SOURCIER_RECORD (sourcier_plan_part_new (self->plan_kind));
  return NULL;
}

static gboolean
find_field (SourcierRecord *record,
            const char     *column,
            guint          *field)
{
  for (*field = 0; *field < sourcier_record_get_n_fields (record); (*field)++)
    if (g_str_equal (sourcier_record_get_field (record, *field)->id, column))
      return TRUE;
  return FALSE;
}

static gboolean
find_supplier_field (const SourcierToldTable *self,
                     const char              *column,
                     SourcierSupplierField   *field)
{
  if (!g_str_equal (self->table, "supplier"))
    return FALSE;
  for (*field = 0; *field < SOURCIER_N_SUPPLIER_FIELDS; (*field)++)
    if (g_str_equal (sourcier_supplier_field_get_id (*field), column))
      return TRUE;
  return FALSE;
}

static const Column *
find_column (const SourcierToldTable *self,
             const char              *column)
{
  for (guint i = 0; i < MOST_COLUMNS && self->columns[i].id != NULL; i++)
    if (g_str_equal (self->columns[i].id, column))
      return &self->columns[i];
  return NULL;
}

/**
 * sourcier_told_table_get_column:
 * @self: how rows are told
 * @column: a column
 *
 * Returns: (transfer none) (nullable): what it is called; %NULL where it is computed from others and not told
 */
const char *
sourcier_told_table_get_column (const SourcierToldTable *self,
                                const char              *column)
{
  g_return_val_if_fail (self != NULL && column != NULL, NULL);

  g_autoptr (SourcierRecord) record = create_record (self);
  const Column *own = find_column (self, column);
  SourcierSupplierField supplier_field;
  guint field;

  if (find_supplier_field (self, column, &supplier_field))
    return sourcier_supplier_field_get_name (supplier_field);
  if (record != NULL)
    return find_field (record, column, &field) ? sourcier_field_get_name (sourcier_record_get_field (record, field)) : NULL;
  return own != NULL ? g_dpgettext2 (GETTEXT_PACKAGE, "record field", own->english) : NULL;
}

/**
 * sourcier_told_table_is_silent:
 * @self: how rows are told
 * @column: a column
 *
 * Returns: whether it is told that the column changed, and not what it says: a file, what programs read
 */
gboolean
sourcier_told_table_is_silent (const SourcierToldTable *self,
                               const char              *column)
{
  g_return_val_if_fail (self != NULL && column != NULL, FALSE);

  const Column *own = find_column (self, column);

  return own != NULL && own->kind == SILENT;
}

static char *
show_field (SourcierRecord *record,
            guint           field,
            SourcierStore  *store,
            const char     *stored)
{
  const SourcierField *told = sourcier_record_get_field (record, field);

  if (told->type == SOURCIER_FIELD_LINK)
    return sourcier_told_store_show_link (store, told->id, g_ascii_strtoll (stored, NULL, 10));
  if (sourcier_field_is_text (told))
    sourcier_record_set_text (record, field, stored);
  else if (told->type == SOURCIER_FIELD_DAY)
    sourcier_record_set_number (record, field, sourcier_day_parse (stored));
  else
    sourcier_record_set_number (record, field, g_ascii_strtoll (stored, NULL, 10));
  return sourcier_record_show_field (record, field);
}

static char *
show_supplier_field (SourcierSupplierField  field,
                     const char            *stored)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();

  if (field == SOURCIER_SUPPLIER_TURNOVER)
    sourcier_supplier_set_turnover (supplier, g_ascii_strtoll (stored, NULL, 10));
  else
    sourcier_supplier_set_text (supplier, field, stored);
  return sourcier_supplier_show_field (supplier, field);
}

static char *
show_percent (gint64 hundredths)
{
  g_autofree char *number = g_strdup_printf ("%g", (double) hundredths / 100);

  return g_strdup_printf (C_("number", "%s%%"), number);
}

static char *
show_code (ColumnKind  kind,
           const char *stored)
{
  const SourcierLabelKind *label = kind == LABEL ? sourcier_label_kind_find (stored) : NULL;
  const SourcierFamily *family = kind == FAMILY ? sourcier_family_find (stored) : NULL;
  const SourcierTerm *term = kind == CONSIDERATION ? sourcier_term_find (SOURCIER_TERMS_CONSIDERATION, stored) : NULL;
  SourcierFigureKind figure;

  if (label != NULL)
    return g_strdup (sourcier_label_kind_get_name (label));
  if (family != NULL)
    return g_strdup (sourcier_family_get_name (family));
  if (term != NULL)
    return g_strdup (sourcier_term_get_name (term));
  if (kind == BUYER_KIND)
    return g_strdup (sourcier_buyer_kind_get_name (sourcier_buyer_kind_from_code (stored)));
  if (kind == FIGURE && sourcier_figure_kind_find (stored, &figure))
    return g_strdup (sourcier_figure_kind_get_name (figure, sourcier_user_reads_french () ? SOURCIER_FRENCH : SOURCIER_ENGLISH));
  return g_strdup (stored);
}

static char *
show_column (const Column  *column,
             SourcierStore *store,
             const char    *stored)
{
  gint64 number = g_ascii_strtoll (stored, NULL, 10);
  SourcierDay day = column->kind == DAY ? sourcier_day_parse (stored) : SOURCIER_DAY_NONE;

  switch (column->kind)
    {
    case DAY:
      return day != SOURCIER_DAY_NONE ? sourcier_day_format (day) : g_strdup (stored);
    case MONEY:
      return sourcier_money_format (number);
    case NUMBER:
      return sourcier_count_format (number);
    case PERCENT:
      return show_percent (number);
    case AREA:
      return sourcier_area_to_words (stored);
    case SUPPLIER:
      return sourcier_told_store_show_link (store, "supplier", number);
    case PURCHASE:
      return sourcier_told_store_show_link (store, "purchase", number);
    case SILENT:
      return g_strdup ("");
    case TEXT:
    case LABEL:
    case FAMILY:
    case CONSIDERATION:
    case BUYER_KIND:
    case FIGURE:
    default:
      return show_code (column->kind, stored);
    }
}

/**
 * sourcier_told_table_show:
 * @self: how rows are told
 * @store: the office's file, for the names of what is linked
 * @column: a column that is told
 * @stored: (nullable): what it holds in the file, %NULL for nothing
 *
 * Returns: (transfer full): the same for the reader: "€312,000", "18/01/2027", "Insertion company"; "" for nothing
 */
char *
sourcier_told_table_show (const SourcierToldTable *self,
                          SourcierStore           *store,
                          const char              *column,
                          const char              *stored)
{
  g_return_val_if_fail (self != NULL && column != NULL, NULL);
  g_return_val_if_fail (SOURCIER_IS_STORE (store), NULL);

  g_autoptr (SourcierRecord) record = create_record (self);
  const Column *own = find_column (self, column);
  SourcierSupplierField supplier_field;
  guint field;

  if (stored == NULL || *stored == '\0')
    return g_strdup ("");
  if (find_supplier_field (self, column, &supplier_field))
    return show_supplier_field (supplier_field, stored);
  if (record != NULL && find_field (record, column, &field))
    return show_field (record, field, store, stored);
  return own != NULL ? show_column (own, store, stored) : g_strdup (stored);
}
