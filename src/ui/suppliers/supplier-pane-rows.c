/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/supplier-pane-private.h"

#include "base/link.h"
#include "base/money.h"
#include "base/text.h"
#include "compat/links.h"
#include "reference/capacity.h"
#include "reference/label-kind.h"
#include "suppliers/eligibility.h"
#include "suppliers/supplier-addresses.h"
#include "widgets/accessible-name.h"
#include "widgets/cell-text.h"
#include "widgets/feedback.h"
#include "widgets/label-badge.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *icon;
  const char *style;
} state_icons[SOURCIER_N_AWARD_STATES] = {
  [SOURCIER_AWARD_VALID] = { "object-select-symbolic", "success" },
  [SOURCIER_AWARD_ENDING] = { "dialog-warning-symbolic", "warning" },
  [SOURCIER_AWARD_ENDED] = { "window-close-symbolic", "error" },
  [SOURCIER_AWARD_UNCHECKED] = { "dialog-question-symbolic", "dim-label" },
  [SOURCIER_AWARD_UPCOMING] = { "document-open-recent-symbolic", "dim-label" },
};

/**
 * _sourcier_supplier_pane_row_new:
 * @title: what it tells
 * @subtitle: (nullable): more about it
 *
 * What lists wrote is text, never markup.
 *
 * Returns: (transfer floating): a row that shows all of both, as far as anybody reads on in a line
 */
GtkWidget *
_sourcier_supplier_pane_row_new (const char *title,
                                 const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *shown_title = sourcier_text_cut (title, SOURCIER_CELL_TEXT_MOST);
  g_autofree char *shown_subtitle = sourcier_text_cut (subtitle != NULL ? subtitle : "", SOURCIER_CELL_TEXT_MOST);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown_subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

/**
 * _sourcier_supplier_pane_link_new:
 * @title: what it tells
 * @subtitle: (nullable): more about it
 * @action: what is done when it is activated
 * @target: (transfer floating): to what
 *
 * Returns: (transfer floating): a row that leads elsewhere
 */
GtkWidget *
_sourcier_supplier_pane_link_new (const char *title,
                                  const char *subtitle,
                                  const char *action,
                                  GVariant   *target)
{
  GtkWidget *row = _sourcier_supplier_pane_row_new (title, subtitle);
  GtkWidget *image = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  return row;
}

static GtkWidget *
add_icon (GtkWidget  *row,
          const char *icon,
          const char *style,
          const char *words)
{
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_add_css_class (image, style);
  gtk_widget_set_tooltip_text (image, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
  return row;
}

/* "until 31/12/2026": what the icon of a state says already is told in words only where no day tells it. */
static void
append_validity (GString            *words,
                 SourcierLabelAward *award,
                 SourcierDay         day)
{
  SourcierAwardState state = sourcier_label_award_get_state (award, day);
  g_autofree char *dates = sourcier_label_badge_describe_dates (award, day);

  sourcier_text_append_part (words, dates);
  if (dates == NULL || state == SOURCIER_AWARD_UNCHECKED || state == SOURCIER_AWARD_UPCOMING)
    sourcier_text_append_part (words, sourcier_award_state_get_name (state));
}

/* A label opens something only while it is held. */
static void
append_effect (GString            *words,
               SourcierLabelAward *award,
               SourcierDay         day)
{
  const SourcierLabelKind *kind = sourcier_label_kind_find (sourcier_label_award_get_label (award));
  g_autofree char *effect = kind != NULL ? sourcier_label_kind_describe_effect (kind) : NULL;

  if (sourcier_award_state_is_held (sourcier_label_award_get_state (award, day)))
    sourcier_text_append_part (words, effect);
}

/* "n° 095-2024-017 · DREETS · until 31/12/2026": the state is told by the icon and, where it is not simply valid, in
 * words. */
static char *
describe_evidence (SourcierLabelAward *award,
                   SourcierDay         day)
{
  const SourcierLabelKind *kind = sourcier_label_kind_find (sourcier_label_award_get_label (award));
  const char *number = sourcier_label_award_get_number (award);
  const char *issuer = sourcier_label_award_get_issuer (award);
  GString *words = g_string_new (NULL);

  if (*number != '\0')
    /* translators: the number of a certificate or an agreement */
    g_string_append_printf (words, _("No. %s"), number);
  sourcier_text_append_part (words, sourcier_label_award_get_scope (award));
  sourcier_text_append_part (words, *issuer != '\0' || kind == NULL ? issuer : sourcier_label_kind_get_issuer (kind));
  append_validity (words, award, day);
  append_effect (words, award, day);
  return g_string_free (words, FALSE);
}

static void
add_button (GtkWidget  *row,
            const char *icon,
            const char *action,
            GVariant   *target,
            const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* The link, then a paper clip for each file. */
static void
add_evidence (GtkWidget          *row,
              SourcierLabelAward *award)
{
  const char *link = sourcier_label_award_get_evidence (award);
  GPtrArray *files = sourcier_label_award_get_files (award);
  g_autofree char *uri = strstr (link, "://") != NULL ? sourcier_link_from_website (link) : NULL;

  if (uri != NULL)
    add_button (row, "adw-external-link-symbolic", "page.open-link", g_variant_new_string (uri),
                _("Open the link of the evidence"));
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      /* translators: %s is the name of a file of evidence */
      g_autofree char *words = g_strdup_printf (_("Open “%s”"), sourcier_evidence_file_get_name (files->pdata[i]));

      add_button (row, "mail-attachment-symbolic", "page.open-evidence",
                  g_variant_new_int64 (sourcier_evidence_file_get_id (files->pdata[i])), words);
    }
}

/**
 * _sourcier_supplier_pane_award_row:
 * @award: a label the supplier holds or held
 * @day: today
 *
 * Returns: (transfer floating): a row that tells the label and how far its evidence goes
 */
GtkWidget *
_sourcier_supplier_pane_award_row (SourcierLabelAward *award,
                                   SourcierDay         day)
{
  SourcierAwardState state = sourcier_label_award_get_state (award, day);
  g_autofree char *evidence = describe_evidence (award, day);
  GtkWidget *row = _sourcier_supplier_pane_row_new (sourcier_label_kind_name_of (sourcier_label_award_get_label (award)), evidence);

  add_evidence (row, award);
  return add_icon (row, state_icons[state].icon, state_icons[state].style, sourcier_award_state_get_name (state));
}

/* "Work integration enterprise (EI) · until 31/12/2026 · Never checked", a line for each award. */
static void
append_reason (GString            *words,
               SourcierLabelAward *award,
               SourcierDay         day)
{
  g_autoptr (GString) reason = g_string_new (sourcier_label_kind_name_of (sourcier_label_award_get_label (award)));

  append_validity (reason, award, day);
  g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", reason->str);
}

static char *
eligibility_title (SourcierEligibility eligibility)
{
  if (eligibility == SOURCIER_ELIGIBILITY_CLAUSE)
    return g_strdup (_("Insertion clause"));
  /* translators: %s is an article of the public procurement code: L2113-13 */
  return g_strdup_printf (_("Contracts reserved under %s"), sourcier_eligibility_get_code (eligibility));
}

/* Enterprises of the social economy as such have contracts reserved to them only for the services that a notice lists
 * (CCP L2113-15). */
static void
add_eligibility (GPtrArray           *rows,
                 SourcierEligibility  eligibility,
                 SourcierSupplier    *supplier,
                 SourcierDay          day)
{
  g_autoptr (GPtrArray) awards = sourcier_eligibility_get_reasons (eligibility, supplier, day);
  g_autofree char *title = eligibility_title (eligibility);
  g_autoptr (GString) words = g_string_new (NULL);

  if (awards->len == 0)
    return;
  for (guint i = 0; i < awards->len; i++)
    append_reason (words, g_ptr_array_index (awards, i), day);
  if (eligibility == SOURCIER_ELIGIBILITY_L2113_15)
    g_string_append_printf (words, "\n%s", _("Only for certain social services"));
  if (eligibility == SOURCIER_ELIGIBILITY_CLAUSE)
    g_string_append_printf (words, "\n%s", _("Hours worked with it count"));
  g_ptr_array_add (rows, _sourcier_supplier_pane_row_new (title, words->str));
}

static void
add_capacity (GPtrArray        *rows,
              SourcierSupplier *supplier,
              SourcierDay       day)
{
  gint64 turnover = sourcier_supplier_get_turnover (supplier);
  const char *year = sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_TURNOVER_YEAR);

  if (turnover < 0)
    {
      g_ptr_array_add (rows, _sourcier_supplier_pane_row_new (_("Amount not known"), _("Its turnover is not written in the directory")));
      return;
    }

  gint64 capacity = sourcier_capacity_of_turnover (turnover, day);
  g_autofree char *most = sourcier_money_format (capacity - capacity % 100);
  /* translators: the greatest contract that a supplier can carry */
  g_autofree char *title = g_strdup_printf (_("Up to %s"), most);
  g_autofree char *amount = sourcier_money_format (turnover);
  g_autofree char *told = *year != '\0' ? g_strdup_printf (_("Turnover in %s: %s"), year, amount)
                                        : g_strdup_printf (_("Turnover: %s"), amount);
  g_autofree char *rule = sourcier_capacity_describe (day);
  g_autofree char *reason = g_strdup_printf ("%s · %s", told, rule);

  g_ptr_array_add (rows, _sourcier_supplier_pane_row_new (title, reason));
}

/**
 * _sourcier_supplier_pane_answer_rows:
 * @supplier: a supplier
 * @day: today
 *
 * Returns: (transfer full) (element-type GtkWidget): rows that tell what it may answer, and why
 */
GPtrArray *
_sourcier_supplier_pane_answer_rows (SourcierSupplier *supplier,
                                     SourcierDay       day)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < SOURCIER_N_ELIGIBILITIES; i++)
    add_eligibility (rows, i, supplier, day);
  add_capacity (rows, supplier, day);
  return rows;
}

/**
 * sourcier_supplier_get_web_uri:
 * @supplier: a supplier
 *
 * Lists come from anywhere: only an address on the web is ever opened.
 *
 * Returns: (transfer full) (nullable): the address of its website, or %NULL
 */
char *
sourcier_supplier_get_web_uri (SourcierSupplier *supplier)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (supplier), NULL);

  return sourcier_link_from_website (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_WEBSITE));
}

/* A list may tell several addresses, and numbers: the first one is written to, or called. */
static char *
mail_uri (const char *text)
{
  g_autofree char *address = sourcier_email_find_first (text);
  g_autofree char *escaped = address != NULL ? g_uri_escape_string (address, "@", FALSE) : NULL;

  return escaped != NULL ? g_strconcat ("mailto:", escaped, NULL) : NULL;
}

static char *
phone_uri (const char *text)
{
  g_autofree char *written = g_strndup (text, strcspn (text, ",;/|"));
  g_autofree char *digits = sourcier_text_fold_digits (*written == '+' ? written + 1 : written);

  if (digits == NULL)
    return NULL;
  return g_strconcat (*written == '+' ? "tel:+" : "tel:", digits, NULL);
}

/**
 * sourcier_supplier_get_mail_uri:
 * @supplier: a supplier
 *
 * Returns: (transfer full) (nullable): an address that opens a new message to it, or %NULL
 */
char *
sourcier_supplier_get_mail_uri (SourcierSupplier *supplier)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (supplier), NULL);

  return mail_uri (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_EMAIL));
}

/**
 * sourcier_supplier_get_phone_uri:
 * @supplier: a supplier
 *
 * Returns: (transfer full) (nullable): an address that calls it, or %NULL
 */
char *
sourcier_supplier_get_phone_uri (SourcierSupplier *supplier)
{
  g_return_val_if_fail (SOURCIER_IS_SUPPLIER (supplier), NULL);

  return phone_uri (sourcier_supplier_get_text (supplier, SOURCIER_SUPPLIER_PHONE));
}

static void
contact_activated_cb (GtkWidget *row)
{
  sourcier_link_open (row, g_object_get_data (G_OBJECT (row), "uri"));
}

/* A row that opens @uri (nullable, taken) when activated; none where nothing is written. */
static void
add_way (GPtrArray  *rows,
         const char *text,
         const char *subtitle,
         char       *uri,
         const char *icon)
{
  GtkWidget *row, *image;

  if (*text == '\0')
    {
      g_free (uri);
      return;
    }

  row = _sourcier_supplier_pane_row_new (text, subtitle);
  if (uri != NULL)
    {
      image = gtk_image_new_from_icon_name (icon);
      gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), image);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "uri", uri, g_free);
      g_signal_connect (row, "activated", G_CALLBACK (contact_activated_cb), NULL);
    }
  g_ptr_array_add (rows, row);
}

static void
add_contact (GPtrArray             *rows,
             SourcierSupplier      *supplier,
             SourcierSupplierField  field,
             char                  *uri,
             const char            *icon)
{
  add_way (rows, sourcier_supplier_get_text (supplier, field), sourcier_supplier_field_get_name (field), uri, icon);
}

/**
 * _sourcier_supplier_pane_contact_rows:
 * @supplier: a supplier
 *
 * Returns: (transfer full) (element-type GtkWidget): rows that tell how to reach it, and do so when activated
 */
GPtrArray *
_sourcier_supplier_pane_contact_rows (SourcierSupplier *supplier)
{
  GPtrArray *rows = g_ptr_array_new ();

  add_contact (rows, supplier, SOURCIER_SUPPLIER_WEBSITE, sourcier_supplier_get_web_uri (supplier),
               "adw-external-link-symbolic");
  add_contact (rows, supplier, SOURCIER_SUPPLIER_EMAIL, sourcier_supplier_get_mail_uri (supplier),
               "mail-unread-symbolic");
  add_contact (rows, supplier, SOURCIER_SUPPLIER_PHONE, sourcier_supplier_get_phone_uri (supplier),
               "call-start-symbolic");
  return rows;
}

static void
copy_clicked_cb (GtkWidget *button)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), g_object_get_data (G_OBJECT (button), "text"));
  sourcier_feedback_tell (button, _("Contact copied"));
}

static GtkWidget *
new_copy_button (SourcierContact *contact)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  /* translators: %s is the name of a person */
  g_autofree char *name = g_strdup_printf (_("Copy the contact %s"), sourcier_contact_get_call_name (contact));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Copy"));
  sourcier_accessible_name_set (button, name);
  g_object_set_data_full (G_OBJECT (button), "text", sourcier_contact_to_cell (contact), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_clicked_cb), NULL);
  return button;
}

static void
add_person (GPtrArray       *rows,
            SourcierContact *contact)
{
  const char *name = sourcier_contact_get_text (contact, SOURCIER_CONTACT_NAME);
  const char *email = sourcier_contact_get_text (contact, SOURCIER_CONTACT_EMAIL);
  const char *phone = sourcier_contact_get_text (contact, SOURCIER_CONTACT_PHONE);
  g_autoptr (GString) words = g_string_new (NULL);
  GtkWidget *row;

  sourcier_text_append_part (words, sourcier_contact_get_text (contact, SOURCIER_CONTACT_ROLE));
  sourcier_text_append_part (words, sourcier_contact_get_text (contact, SOURCIER_CONTACT_NOTE));
  row = _sourcier_supplier_pane_row_new (*name != '\0' ? name : _("No name"), words->str);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_copy_button (contact));
  g_ptr_array_add (rows, row);
  add_way (rows, email, sourcier_contact_field_get_name (SOURCIER_CONTACT_EMAIL), mail_uri (email),
           "mail-unread-symbolic");
  add_way (rows, phone, sourcier_contact_field_get_name (SOURCIER_CONTACT_PHONE), phone_uri (phone),
           "call-start-symbolic");
}

/**
 * _sourcier_supplier_pane_people_rows:
 * @supplier: a supplier
 *
 * Returns: (transfer full) (element-type GtkWidget): rows that tell who its contacts are, and write or call when activated
 */
GPtrArray *
_sourcier_supplier_pane_people_rows (SourcierSupplier *supplier)
{
  GPtrArray *contacts = sourcier_supplier_get_contacts (supplier);
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < contacts->len; i++)
    add_person (rows, g_ptr_array_index (contacts, i));
  return rows;
}
