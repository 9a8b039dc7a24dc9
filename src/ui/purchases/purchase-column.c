/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "purchases/purchase-column.h"

#include "base/money.h"
#include "purchases/purchase-duty.h"
#include "purchases/state-badge.h"
#include "widgets/cell-text.h"

#include <glib/gi18n-lib.h>

/* “toutes décidées”, in characters of a middling width. */
#define DUTIES_WIDTH 12

/* What is to be paid, as far as it is known: of the estimate and what was awarded, the one the register reckons with. */
static gint64
amount_of (const SourcierTableColumn *column,
           SourcierPurchase          *purchase)
{
  if (column->field == SOURCIER_PURCHASE_ESTIMATE)
    return sourcier_purchase_get_amount (purchase);
  return sourcier_record_is_told (SOURCIER_RECORD (purchase), column->field)
         ? sourcier_record_get_number (SOURCIER_RECORD (purchase), column->field) : SOURCIER_MONEY_UNKNOWN;
}

static char *
show_field (const SourcierTableColumn *column,
            gpointer                   purchase)
{
  return sourcier_record_show_field (purchase, column->field);
}

static char *
show_amount (const SourcierTableColumn *column,
             gpointer                   purchase)
{
  gint64 amount = amount_of (column, purchase);

  return amount != SOURCIER_MONEY_UNKNOWN ? sourcier_money_format (amount) : g_strdup ("");
}

static char *
show_state (const SourcierTableColumn *column,
            gpointer                   purchase)
{
  return g_strdup (sourcier_purchase_state_get_name (sourcier_purchase_get_state (purchase)));
}

static char *
name_row (gpointer purchase)
{
  return g_strdup (sourcier_purchase_get_text (purchase, SOURCIER_PURCHASE_SUBJECT));
}

static GtkWidget *
create_state (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), sourcier_state_badge_new ());
  return box;
}

static void
show_badge (GtkWidget *cell,
            gpointer   purchase)
{
  sourcier_state_badge_show (gtk_widget_get_first_child (cell), sourcier_purchase_get_state (purchase));
}

static char *
show_duties (const SourcierTableColumn *column,
             gpointer                   purchase)
{
  return sourcier_duty_count_to_words (sourcier_purchase_get_duty_count (purchase));
}

static GtkWidget *
create_duties (void)
{
  return sourcier_cell_text_new (DUTIES_WIDTH, DUTIES_WIDTH);
}

/* What is left to do stands out; the words tell it too. */
static void
show_how_duties_stand (GtkWidget *cell,
                       gpointer   purchase)
{
  const SourcierDutyCount *count = sourcier_purchase_get_duty_count (purchase);
  g_autofree char *words = sourcier_duty_count_to_words (count);
  const char *looks[] = { count->open == 0 ? "dim-label" : count->late ? "error" : "warning", NULL };

  gtk_widget_set_css_classes (cell, looks);
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), words);
}

/* In the order in which they are offered. Those that are shown at first fit beside the facets and the pane. */
static const SourcierTableColumn columns[] = {
  { "subject", NC_("column", "Subject"), SOURCIER_PURCHASE_SUBJECT, SOURCIER_PURCHASE_SORT_SUBJECT, 18, 40,
    SOURCIER_TABLE_COLUMN_EXPANDS, show_field, NULL, NULL, name_row },
  { "number", NC_("column", "Number"), SOURCIER_PURCHASE_NUMBER, SOURCIER_PURCHASE_SORT_NUMBER, 8, 12,
    SOURCIER_TABLE_COLUMN_FIGURES, show_field },
  { "nature", NC_("column", "Nature"), SOURCIER_PURCHASE_NATURE, SOURCIER_TABLE_COLUMN_NOT_SORTED, 8, 12,
    SOURCIER_TABLE_COLUMN_PLAIN, show_field, .lesser = 4 },
  { "cpv", NC_("column", "CPV"), SOURCIER_PURCHASE_CPV, SOURCIER_TABLE_COLUMN_NOT_SORTED, 9, 11,
    SOURCIER_TABLE_COLUMN_FIGURES, show_field },
  { "family", NC_("column", "Family"), SOURCIER_PURCHASE_FAMILY, SOURCIER_TABLE_COLUMN_NOT_SORTED, 8, 16,
    SOURCIER_TABLE_COLUMN_PLAIN, show_field },
  { "amount", NC_("column", "Amount (HT)"), SOURCIER_PURCHASE_ESTIMATE, SOURCIER_PURCHASE_SORT_AMOUNT, 13, 13,
    SOURCIER_TABLE_COLUMN_AMOUNT, show_amount },
  { "awarded", NC_("column", "Awarded (HT)"), SOURCIER_PURCHASE_AWARDED_AMOUNT, SOURCIER_PURCHASE_SORT_AWARDED, 13, 13,
    SOURCIER_TABLE_COLUMN_AMOUNT, show_amount },
  { "launch", NC_("column", "Launch"), SOURCIER_PURCHASE_LAUNCH_DAY, SOURCIER_PURCHASE_SORT_LAUNCH, 10, 10,
    SOURCIER_TABLE_COLUMN_FIGURES, show_field, .lesser = 2 },
  { "notification", NC_("column", "Notification"), SOURCIER_PURCHASE_NOTIFICATION_DAY, SOURCIER_PURCHASE_SORT_NOTIFICATION,
    10, 11, SOURCIER_TABLE_COLUMN_FIGURES, show_field },
  { "end", NC_("column", "End"), SOURCIER_PURCHASE_END_DAY, SOURCIER_PURCHASE_SORT_END, 10, 11,
    SOURCIER_TABLE_COLUMN_FIGURES, show_field },
  { "state", NC_("column", "State"), SOURCIER_PURCHASE_STATE, SOURCIER_PURCHASE_SORT_STATE, 0, 0,
    SOURCIER_TABLE_COLUMN_PLAIN, show_state, create_state, show_badge, .need = 8 },
  { "duties", NC_("column", "Duties"), SOURCIER_N_PURCHASE_FIELDS, SOURCIER_PURCHASE_SORT_DUTIES, 0, 0,
    SOURCIER_TABLE_COLUMN_PLAIN, show_duties, create_duties, show_how_duties_stand, .need = DUTIES_WIDTH, .lesser = 1 },
  { "service", NC_("column", "Service"), SOURCIER_PURCHASE_SERVICE, SOURCIER_PURCHASE_SORT_SERVICE, 8, 16,
    SOURCIER_TABLE_COLUMN_PLAIN, show_field, .lesser = 3 },
  { "procedure", NC_("column", "Procedure"), SOURCIER_PURCHASE_PROCEDURE, SOURCIER_TABLE_COLUMN_NOT_SORTED, 9, 18,
    SOURCIER_TABLE_COLUMN_PLAIN, show_field },
  { "reserved", NC_("column", "Reserved"), SOURCIER_PURCHASE_RESERVED, SOURCIER_TABLE_COLUMN_NOT_SORTED, 9, 18,
    SOURCIER_TABLE_COLUMN_PLAIN, show_field },
  { "buyer", NC_("column", "Buyer"), SOURCIER_PURCHASE_BUYER, SOURCIER_TABLE_COLUMN_NOT_SORTED, 9, 18,
    SOURCIER_TABLE_COLUMN_PLAIN, show_field },
};

/**
 * sourcier_purchase_columns_add:
 * @keeper: keeps the columns of a table whose items are #SourcierPurchase
 *
 * Gives the table its columns.
 */
void
sourcier_purchase_columns_add (SourcierColumnKeeper *keeper)
{
  g_return_if_fail (SOURCIER_IS_COLUMN_KEEPER (keeper));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = sourcier_table_column_create (&columns[i]);

      sourcier_column_keeper_add (keeper, columns[i].id, column, TRUE);
    }
}

/**
 * sourcier_purchase_column_copy_text:
 * @column: one of these columns
 * @purchase: a purchase
 *
 * Safe in any thread.
 *
 * Returns: (transfer full): what the column says of @purchase, for another program: amounts without their sign
 */
char *
sourcier_purchase_column_copy_text (const SourcierTableColumn *column,
                                    SourcierPurchase          *purchase)
{
  g_return_val_if_fail (column != NULL, NULL);
  g_return_val_if_fail (SOURCIER_IS_PURCHASE (purchase), NULL);

  if (column->flags & SOURCIER_TABLE_COLUMN_AMOUNT)
    return sourcier_money_to_text (amount_of (column, purchase));
  return column->get_text (column, purchase);
}
