/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three suppliers leave the office through the dialog: the files are read back. */

#include "exchange/export-write.h"
#include "office/export-preset-store.h"
#include "suppliers/supplier-export-rows.h"
#include "suppliers/supplier-store.h"
#include "ui-test.h"
#include "widgets/document-preview.h"
#include "widgets/document-print.h"
#include "widgets/export-dialog-private.h"
#include "widgets/feedback.h"

#include <string.h>

/* Stands for the window: it hears what was written. */
#define TEST_TYPE_EAR (test_ear_get_type ())
G_DECLARE_FINAL_TYPE (TestEar, test_ear, TEST, EAR, GtkWindow)

struct _TestEar
{
  GtkWindow parent_instance;
};

static char *heard;

static void
hear (SourcierFeedback *feedback,
      const char       *message)
{
  g_free (heard);
  heard = g_strdup (message);
}

static void
hear_written (SourcierFeedback *feedback,
              const char       *message,
              const char       *uri,
              gboolean          open)
{
  hear (feedback, message);
}

static void
hear_failure (SourcierFeedback *feedback,
              const char       *heading,
              const GError     *error)
{
  g_error ("%s: %s", heading, error->message);
}

static void
test_ear_feedback_init (SourcierFeedbackInterface *iface)
{
  iface->done = hear;
  iface->tell = hear;
  iface->written = hear_written;
  iface->fail = hear_failure;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestEar, test_ear, GTK_TYPE_WINDOW,
                               G_IMPLEMENT_INTERFACE (SOURCIER_TYPE_FEEDBACK, test_ear_feedback_init))

static void
test_ear_class_init (TestEarClass *klass)
{
}

static void
test_ear_init (TestEar *self)
{
}

typedef struct
{
  SourcierStore *store;
  GArray *ids;
  GtkWidget *from;
  GtkWidget *window;
} Office;

static void
add_supplier (Office     *office,
              const char *name,
              const char *city,
              const char *postcode)
{
  g_autoptr (SourcierSupplier) supplier = sourcier_supplier_new ();
  gint64 id;

  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_NAME, name);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_CITY, city);
  sourcier_supplier_set_text (supplier, SOURCIER_SUPPLIER_POSTCODE, postcode);
  g_assert_true (sourcier_supplier_store_save (office->store, supplier, NULL));
  id = sourcier_supplier_get_id (supplier);
  g_array_append_val (office->ids, id);
}

static void
set_up (Office        *office,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  office->store = ui_test_new_store ();
  office->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  sourcier_store_begin (office->store, "Fill", &error);
  add_supplier (office, "Alpha", "Cergy", "95000");
  add_supplier (office, "Bêta; fils", "Ambérieu-en-Bugey", "01500");
  add_supplier (office, "=Gamma", "Évry", "91000");
  sourcier_store_commit (office->store, &error);
  g_assert_no_error (error);
  office->from = gtk_label_new ("From");
  office->window = ui_test_present (g_object_new (TEST_TYPE_EAR, "child", office->from, NULL));
}

static void
tear_down (Office        *office,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (office->window));
  g_array_unref (office->ids);
  g_object_unref (office->store);
}

/* All three, and the first of them selected. */
static SourcierExportDialog *
open_dialog (Office   *office,
             gboolean  print)
{
  static const char * const shown[] = { "city", "no-such", "name", "legal-form", NULL };
  SourcierExportDialog *dialog = sourcier_export_dialog_new (office->from, office->store, print);
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (first, office->ids->data, 1);
  sourcier_export_dialog_offer (dialog, sourcier_supplier_export_rows_new (query, 3));
  sourcier_export_dialog_offer_selected (dialog, sourcier_supplier_export_rows_new_some (first, query), FALSE);
  sourcier_supplier_export_add_forms (dialog);
  sourcier_export_dialog_set_shown (dialog, shown);
  sourcier_export_dialog_present (dialog);
  ui_test_wait_for (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  return dialog;
}

static void
choose_format (SourcierExportDialog *dialog,
               SourcierExportFormat  format)
{
  adw_combo_row_set_selected (dialog->format, format);
  g_assert_cmpint (dialog->options->format, ==, format);
}

static void
choose_columns (SourcierExportDialog *dialog,
                const char           *names)
{
  g_auto (GStrv) ids = g_strsplit (names, " ", -1);
  g_autoptr (SourcierExportOptions) options = sourcier_export_options_copy (dialog->options);

  sourcier_export_options_set_columns (options, (const char * const *) ids);
  _sourcier_export_dialog_take_options (dialog, g_steal_pointer (&options));
}

static char *
checked (SourcierExportDialog *dialog)
{
  g_auto (GStrv) ids = sourcier_order_list_dup_checked (dialog->columns);

  return g_strjoinv (" ", ids);
}

static void
assert_checked (SourcierExportDialog *dialog,
                const char           *expected)
{
  g_autofree char *found = checked (dialog);

  g_assert_cmpstr (found, ==, expected);
}

/* Exports to a file, as when the dialog that asks where has been answered. (transfer full): what is in the file */
static char *
export_to (SourcierExportDialog *dialog,
           const char           *name,
           gsize                *length)
{
  g_autofree char *path = ui_test_new_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  char *content = NULL;

  g_clear_pointer (&heard, g_free);
  _sourcier_export_dialog_write (dialog, file);
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_test_wait_for (heard != NULL);
  g_assert_true (g_file_get_contents (path, &content, length, NULL));
  return content;
}

/* By name; the apostrophe keeps spreadsheets from taking a name for a formula. */
static void
test_csv (Office        *office,
          gconstpointer  data)
{
  SourcierExportDialog *dialog = open_dialog (office, FALSE);
  g_autofree char *content = NULL;

  choose_format (dialog, SOURCIER_EXPORT_CSV);
  choose_columns (dialog, "postcode name");
  adw_combo_row_set_selected (dialog->separator, 1);
  gtk_switch_set_active (dialog->bom, FALSE);
  content = export_to (dialog, "Liste.csv", NULL);
  g_assert_cmpstr (content, ==, "Postcode,Name\r\n95000,Alpha\r\n01500,Bêta; fils\r\n91000,'=Gamma\r\n");
}

/* Alt+Up and the buttons move a column; what is not checked is not written. */
static void
test_columns (Office        *office,
              gconstpointer  data)
{
  SourcierExportDialog *dialog = open_dialog (office, FALSE);
  g_autofree char *usual = checked (dialog);
  g_autofree char *again = NULL;

  g_assert_true (g_str_has_prefix (usual, "name trade_name siret"));

  /* Of the window's columns the table has not "no-such", and calls "legal-form" otherwise. */
  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.shown", NULL);
  assert_checked (dialog, "city name legal_form");

  sourcier_order_list_move (dialog->columns, 2, 0);
  assert_checked (dialog, "legal_form city name");
  g_assert_cmpstr (dialog->options->columns[0], ==, "legal_form");

  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.usual", NULL);
  again = checked (dialog);
  g_assert_cmpstr (again, ==, usual);
  g_assert_null (dialog->options->columns);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.all", NULL);
  g_assert_cmpuint (g_strv_length (dialog->options->columns), ==, dialog->known->len);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* On paper there is less room, and JSON knows more than columns. */
static void
test_formats (Office        *office,
              gconstpointer  data)
{
  SourcierExportDialog *dialog = open_dialog (office, FALSE);

  choose_format (dialog, SOURCIER_EXPORT_CSV);
  g_assert_true (gtk_widget_get_mapped (dialog->bom_row));
  g_assert_false (gtk_widget_get_mapped (dialog->preview_row));

  choose_format (dialog, SOURCIER_EXPORT_PDF);
  g_assert_false (gtk_widget_get_visible (dialog->bom_row));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (dialog->orientation)));
  assert_checked (dialog, "name siret city email phone labels families");

  choose_format (dialog, SOURCIER_EXPORT_JSON);
  g_assert_true (gtk_switch_get_active (dialog->everything));
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (dialog->columns)));
  gtk_switch_set_active (dialog->everything, FALSE);
  g_assert_nonnull (dialog->options->columns);
  g_assert_true (gtk_widget_get_sensitive (GTK_WIDGET (dialog->columns)));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_selected (Office        *office,
               gconstpointer  data)
{
  SourcierExportDialog *dialog = open_dialog (office, FALSE);
  g_autofree char *content = NULL;

  g_assert_true (ui_test_shows (GTK_WIDGET (dialog), "All that are shown: 3 suppliers"));
  g_assert_true (ui_test_shows (GTK_WIDGET (dialog), "Selected: 1 supplier"));
  dialog->chosen = dialog->selected;
  choose_format (dialog, SOURCIER_EXPORT_JSON);
  choose_columns (dialog, "name city");
  gtk_switch_set_active (dialog->about, FALSE);
  content = export_to (dialog, "Liste.json", NULL);
  g_assert_cmpstr (heard, ==, "List exported: 1 supplier");

  g_autoptr (JsonNode) node = json_from_string (content, NULL);
  g_assert_true (JSON_NODE_HOLDS_ARRAY (node));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (json_node_get_array (node), 0), "city"),
                   ==, "Cergy");
}

/* Each binary format is known by its first bytes: ZIP's and PDF's. */
static void
test_written (Office        *office,
              gconstpointer  data)
{
  static const struct { SourcierExportFormat format; const char *name, *mark; } kinds[] = {
    { SOURCIER_EXPORT_XLSX, "Liste.xlsx", "PK\003\004" },
    { SOURCIER_EXPORT_ODS, "Liste.ods", "PK\003\004" },
    { SOURCIER_EXPORT_PDF, "Liste.pdf", "%PDF-1." },
    { SOURCIER_EXPORT_HTML, "Liste.html", "<!DOCTYPE html>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      SourcierExportDialog *dialog = open_dialog (office, FALSE);
      g_autofree char *content = NULL;
      gsize length;

      choose_format (dialog, kinds[i].format);
      content = export_to (dialog, kinds[i].name, &length);
      g_assert_cmpuint (length, >, strlen (kinds[i].mark));
      g_assert_cmpmem (content, strlen (kinds[i].mark), kinds[i].mark, strlen (kinds[i].mark));
    }
}

/* A card begins and ends with these lines (RFC 6350, 6.1.1 and 6.1.2); the three suppliers have no contact, so a card each. */
static void
test_cards (Office        *office,
            gconstpointer  data)
{
  SourcierExportDialog *dialog = open_dialog (office, FALSE);
  g_autofree char *content = NULL;
  g_auto (GStrv) cards = NULL;

  adw_combo_row_set_selected (dialog->format, SOURCIER_N_EXPORT_FORMATS);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (dialog->columns)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog->language)));
  content = export_to (dialog, "Carnet.vcf", NULL);
  cards = g_strsplit (content, "BEGIN:VCARD\r\nVERSION:4.0\r\n", -1);
  g_assert_cmpuint (g_strv_length (cards), ==, 4);
  g_assert_true (g_str_has_suffix (content, "END:VCARD\r\n"));

  /* Chosen last, it is proposed again; on paper it does not count. */
  dialog = open_dialog (office, FALSE);
  g_assert_cmpuint (adw_combo_row_get_selected (dialog->format), ==, SOURCIER_N_EXPORT_FORMATS);
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (dialog->columns)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  dialog = open_dialog (office, TRUE);
  g_assert_null (dialog->form);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* Sheets are pages, of a thousand suppliers at most. */
static void
test_sheets (Office        *office,
             gconstpointer  data)
{
  SourcierExportDialog *dialog = open_dialog (office, FALSE);
  g_autofree char *content = NULL;
  gsize length;

  adw_combo_row_set_selected (dialog->format, SOURCIER_N_EXPORT_FORMATS + 1);
  g_assert_true (gtk_widget_get_visible (dialog->preview_row));
  dialog->all->n_rows = 1001;
  _sourcier_export_dialog_update (dialog);
  g_assert_true (ui_test_shows (GTK_WIDGET (dialog->format_note), "At most 1000"));
  dialog->all->n_rows = 3;
  _sourcier_export_dialog_update (dialog);
  content = export_to (dialog, "Fiches.pdf", &length);
  g_assert_cmpuint (length, >, 5);
  g_assert_cmpmem (content, 5, "%PDF-", 5);
}

/* What was chosen last is proposed again, in each office for itself and on paper for itself. */
static void
test_remembered (Office        *office,
                 gconstpointer  data)
{
  SourcierExportDialog *dialog = open_dialog (office, FALSE);
  g_autofree char *content = NULL;

  g_assert_cmpint (dialog->options->format, ==, SOURCIER_EXPORT_XLSX);
  choose_format (dialog, SOURCIER_EXPORT_CSV);
  choose_columns (dialog, "siret name");
  adw_combo_row_set_selected (dialog->language, 0);
  content = export_to (dialog, "Liste.csv", NULL);

  dialog = open_dialog (office, FALSE);
  g_assert_cmpint (dialog->options->format, ==, SOURCIER_EXPORT_CSV);
  g_assert_cmpint (dialog->options->language, ==, SOURCIER_FRENCH);
  assert_checked (dialog, "siret name");
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = open_dialog (office, TRUE);
  g_assert_cmpint (dialog->options->format, ==, SOURCIER_EXPORT_PDF);
  g_assert_null (dialog->options->columns);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
name_preset (SourcierExportDialog *dialog,
             const char           *action,
             const char           *name)
{
  gtk_widget_activate_action (GTK_WIDGET (dialog), action, NULL);
  gtk_editable_set_text (GTK_EDITABLE (dialog->preset_name), name);
  g_signal_emit_by_name (dialog->preset_name, "apply");
}

/* A named way of exporting brings the form back, and a table after it. */
static void
test_form_preset (Office        *office,
                  gconstpointer  data)
{
  SourcierExportDialog *dialog = open_dialog (office, FALSE);

  choose_format (dialog, SOURCIER_EXPORT_ODS);
  name_preset (dialog, "export.save", "Tableau");
  adw_combo_row_set_selected (dialog->format, SOURCIER_N_EXPORT_FORMATS + 1);
  g_assert_true (ui_test_shows (GTK_WIDGET (dialog->preset), "Changed since it was saved"));
  name_preset (dialog, "export.save", "Fiches");
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = open_dialog (office, FALSE);
  adw_combo_row_set_selected (dialog->preset, 1);
  g_assert_cmpstr (dialog->form->id, ==, "sheets");
  g_assert_cmpuint (adw_combo_row_get_selected (dialog->format), ==, SOURCIER_N_EXPORT_FORMATS + 1);
  g_assert_false (ui_test_shows (GTK_WIDGET (dialog->preset), "Changed since it was saved"));
  adw_combo_row_set_selected (dialog->preset, 2);
  g_assert_null (dialog->form);
  g_assert_cmpuint (adw_combo_row_get_selected (dialog->format), ==, SOURCIER_EXPORT_ODS);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A way of exporting is saved, found again in another dialog, changed, renamed and deleted. */
static void
test_presets (Office        *office,
              gconstpointer  data)
{
  SourcierExportDialog *dialog = open_dialog (office, FALSE);
  g_autoptr (SourcierExportPreset) kept = NULL;

  choose_format (dialog, SOURCIER_EXPORT_ODS);
  choose_columns (dialog, "name postcode");
  name_preset (dialog, "export.save", "Pour l’élu");
  g_assert_cmpuint (dialog->presets->len, ==, 1);
  g_assert_cmpuint (adw_combo_row_get_selected (dialog->preset), ==, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (dialog->preset_name)));
  gtk_window_destroy (GTK_WINDOW (dialog));

  dialog = open_dialog (office, FALSE);
  g_assert_cmpuint (adw_combo_row_get_selected (dialog->preset), ==, 0);
  adw_combo_row_set_selected (dialog->preset, 1);
  g_assert_cmpint (dialog->options->format, ==, SOURCIER_EXPORT_ODS);
  assert_checked (dialog, "name postcode");

  sourcier_order_list_move (dialog->columns, 0, 1);
  g_assert_true (ui_test_shows (GTK_WIDGET (dialog->preset), "Changed since it was saved"));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.replace", NULL);
  g_assert_false (ui_test_shows (GTK_WIDGET (dialog->preset), "Changed since it was saved"));
  name_preset (dialog, "export.rename", "Pour la presse");

  kept = sourcier_export_preset_store_find (office->store, "suppliers", "Pour la presse", NULL);
  g_assert_nonnull (kept);
  g_assert_cmpstr (kept->options->columns[0], ==, "postcode");

  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.delete", NULL);
  g_assert_cmpuint (dialog->presets->len, ==, 0);
  assert_checked (dialog, "postcode name");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A workbook holds 1,048,576 rows, the first of which is the header's. */
static void
test_limit (Office        *office,
            gconstpointer  data)
{
  SourcierExportDialog *dialog = open_dialog (office, FALSE);

  choose_format (dialog, SOURCIER_EXPORT_XLSX);
  dialog->all->n_rows = 1048575;
  _sourcier_export_dialog_update (dialog);
  g_assert_false (ui_test_shows (GTK_WIDGET (dialog->format_note), "1,048,575"));
  dialog->all->n_rows = 1048576;
  _sourcier_export_dialog_update (dialog);
  g_assert_true (ui_test_shows (GTK_WIDGET (dialog->format_note), "1,048,575"));
  choose_format (dialog, SOURCIER_EXPORT_CSV);
  g_assert_false (ui_test_shows (GTK_WIDGET (dialog->format_note), "1,048,575"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static GtkWidget *
find_preview (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SOURCIER_IS_DOCUMENT_PREVIEW (window))
        return window;
    }
  return NULL;
}

static void
test_preview (Office        *office,
              gconstpointer  data)
{
  SourcierExportDialog *dialog = open_dialog (office, TRUE);

  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (dialog->format)));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "export.preview", NULL);

  GtkWidget *preview = find_preview ();
  g_assert_nonnull (preview);
  ui_test_wait_for (ui_test_shows (preview, "1 page"));
  gtk_window_destroy (GTK_WINDOW (preview));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static SourcierDocument *
make_document (SourcierStore     *reader,
               gpointer           question,
               SourcierProgress  *progress,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autoptr (SourcierSupplierQuery) query = sourcier_supplier_query_new ();
  g_autoptr (SourcierExportRows) rows = sourcier_supplier_export_rows_new (query, 3);
  g_autoptr (SourcierExportTable) table = sourcier_export_rows_make_table (rows, reader);
  g_autoptr (SourcierExportOptions) options = sourcier_export_options_new (SOURCIER_EXPORT_PDF);

  return sourcier_export_to_document (table, options, progress, cancellable, error);
}

/* What GTK's print dialog would be given, printed to a file: A4 that lies, 297 by 210 mm, in points of 1/72 inch. */
static void
test_printed (Office        *office,
              gconstpointer  data)
{
  g_autoptr (SourcierDocumentMaker) maker =
    sourcier_document_maker_new (office->store, "Suppliers", make_document, g_strdup (""), g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (SourcierDocumentLayout) layout = sourcier_document_maker_lay_out (maker, NULL, NULL, &error);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *path = ui_test_new_path ("printed.pdf");
  g_autofree char *content = NULL;
  gsize length;

  g_assert_no_error (error);
  operation = sourcier_document_print_operation (layout, "Suppliers");
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, GTK_WINDOW (office->window), &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpmem (content, 5, "%PDF-", 5);
  for (gsize i = 0; i < length; i++) /* what is compressed holds zeros */
    content[i] = content[i] != '\0' ? content[i] : ' ';
  g_assert_nonnull (strstr (content, "/MediaBox [ 0 0 841.8"));
}

#define add(name, func) g_test_add ("/export-dialog/" name, Office, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_test_init (&argc, &argv);
  add ("cards", test_cards);
  add ("form-preset", test_form_preset);
  add ("columns", test_columns);
  add ("csv", test_csv);
  add ("formats", test_formats);
  add ("limit", test_limit);
  add ("presets", test_presets);
  add ("preview", test_preview);
  add ("printed", test_printed);
  add ("remembered", test_remembered);
  add ("selected", test_selected);
  add ("sheets", test_sheets);
  add ("written", test_written);
  return ui_test_run ();
}
