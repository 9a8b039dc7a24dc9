/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "bare-table.h"
#include "shell/window.h"
#include "suppliers/import-assistant.h"
#include "suppliers/supplier-export-rows.h"
#include "suppliers/suppliers-page-private.h"
#include "turn-meter.h"
#include "ui-test.h"
#include "widgets/export-dialog-private.h"

#include <string.h>

/* measure-window --bare, or measure-window [--open | --frames | --jumps] FILE [LIST]: how the window fares with the suppliers of
 * FILE, for tools/bench. Prints a line for each measure: its name and two numbers in milliseconds (memory in MiB). --bare
 * opens an empty window of libadwaita, --open does nothing more once the rows are painted, --frames nothing after the frames,
 * --jumps no more than jump (for a profiler); what came before this program began to run is known by MEASURE_FROM, the monotonic time in microseconds at which it was
 * started. LIST is brought in at the end. */

#define N_COLUMNS 8
#define N_FRAMES 240
#define SETTLE_MS 700
#define MOST_SECONDS 300
#define SCROLL_STEP 60.0   /* pixels a frame: some 3 600 a second */

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  SourcierSupplierTable *table;
  GtkColumnView *view;
  SourcierStore *store;
} Measured;

static gint64
started_at (void)
{
  const char *text = g_getenv ("MEASURE_FROM");

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : g_get_monotonic_time ();
}

static void
tell (const char *name,
      double      one,
      double      other)
{
  g_print ("%s\t%.1f\t%.1f\n", name, one, other);
}

static void
begin (void)
{
  turn_meter_go_on (SETTLE_MS);
  turn_meter_forget ();
}

/* Frames */

typedef struct
{
  GArray *frames;     /* double: from the beginning of one frame to that of the next, in milliseconds */
  GArray *work;       /* double: what this thread worked for the frame */
  gint64 last;
  gint64 work_then;
  guint left;
  gboolean jump;
  GtkAdjustment *place;
} Frames;

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return (one > other) - (one < other);
}

static double
part_of (GArray *times,
         double  part)
{
  g_array_sort (times, compare_doubles);
  return times->len > 0 ? g_array_index (times, double, (guint) (part * (times->len - 1))) : 0;
}

static void
move (Frames *frames)
{
  double upper = gtk_adjustment_get_upper (frames->place) - gtk_adjustment_get_page_size (frames->place);
  double to = frames->jump ? g_random_double_range (0, MAX (upper, 1)) : gtk_adjustment_get_value (frames->place) + SCROLL_STEP;

  gtk_adjustment_set_value (frames->place, to < upper ? to : 0);
}

static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  Frames *frames = user_data;
  gint64 now = g_get_monotonic_time (), work = turn_meter_get_work ();
  double frame = (double) (now - frames->last) / 1000, worked = (double) (work - frames->work_then) / 1000;

  if (frames->last > 0)
    {
      g_array_append_val (frames->frames, frame);
      g_array_append_val (frames->work, worked);
    }
  frames->last = now;
  frames->work_then = work;
  move (frames);
  return --frames->left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
frames_are_over (gpointer data)
{
  return ((Frames *) data)->left == 0;
}

static void
measure_frames (GtkWidget  *view,
                const char *name,
                gboolean    jump)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) work = g_array_new (FALSE, FALSE, sizeof (double));
  GtkAdjustment *place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  Frames frames = { times, work, 0, 0, N_FRAMES, jump, place };
  g_autofree char *work_name = g_strconcat (name, ", work", NULL);

  turn_meter_go_on (SETTLE_MS);
  gtk_widget_add_tick_callback (view, frame_cb, &frames, NULL);
  turn_meter_wait (frames_are_over, &frames, MOST_SECONDS);
  tell (name, part_of (times, 0.5), part_of (times, 0.95));
  tell (work_name, part_of (work, 0.5), part_of (work, 0.95));
  gtk_adjustment_set_value (place, 0);
}

/* What a table of texts alone takes that is as large and as long as the office's: no work of ours. */
static void
measure_bare_table (Measured *measured)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (measured->view)));
  GtkWidget *window = gtk_window_new ();
  GtkWidget *table = bare_table_new (N_COLUMNS, n_rows);

  gtk_window_set_default_size (GTK_WINDOW (window), gtk_widget_get_width (GTK_WIDGET (measured->view)),
                               gtk_widget_get_height (GTK_WIDGET (measured->view)));
  gtk_window_set_child (GTK_WINDOW (window), table);
  gtk_window_present (GTK_WINDOW (window));
  measure_frames (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (table)), "frame, jumping, bare table", TRUE);
  begin ();
  bare_table_show_new (table);
  turn_meter_go_on (SETTLE_MS);
  turn_meter_tell ("a new answer in a bare table, longest turn");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The start */

typedef struct
{
  GtkWidget *page;
  gboolean rows_there;
  gint64 painted;
} Start;

/* The rows are painted by the frame that is laid out when they are there. */
static void
layout_cb (Start *start)
{
  GtkWidget *view = start->page != NULL ? ui_test_find (start->page, GTK_TYPE_COLUMN_VIEW) : NULL;

  start->rows_there = start->page == NULL
                      || (gtk_widget_get_mapped (view)
                          && g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)))) > 0);
}

static void
painted_cb (Start *start)
{
  if (start->rows_there && start->painted == 0)
    start->painted = g_get_monotonic_time ();
}

static gboolean
is_painted (gpointer data)
{
  return ((Start *) data)->painted > 0;
}

static void
wait_for_paint (GtkWidget  *window,
                GtkWidget  *page,
                const char *name)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  Start start = { page, FALSE, 0 };

  g_signal_connect_swapped (clock, "layout", G_CALLBACK (layout_cb), &start);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &start);
  while (!is_painted (&start))
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (clock, &start);
  tell (name, (double) (start.painted - started_at ()) / 1000, (double) turn_meter_get_work () / 1000);
}

static void
measure_bare (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), gtk_label_new ("Nothing"));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1440, 900);
  gtk_window_present (GTK_WINDOW (window));
  wait_for_paint (window, NULL, "open a bare window");
}

/* Lines of /proc/self/status are in KiB. */
static double
memory_of (const char *line)
{
  g_autofree char *status = NULL;
  const char *at;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || (at = strstr (status, line)) == NULL)
    return 0;
  return (double) g_ascii_strtoll (at + strlen (line), NULL, 10) / 1024;
}

static void
tell_memory (const char *name)
{
  tell (name, memory_of ("VmRSS:"), memory_of ("RssAnon:"));
}

/* Steps */

static gboolean
is_answered (gpointer data)
{
  Measured *measured = data;

  return !sourcier_supplier_list_get_loading (SOURCIER_SUPPLIERS_PAGE (measured->page)->list);
}

static void
end (Measured   *measured,
     const char *step)
{
  turn_meter_go_on (SETTLE_MS / 2);
  turn_meter_wait (is_answered, measured, MOST_SECONDS);
  turn_meter_go_on (SETTLE_MS / 2);
  turn_meter_tell (step);
}

static void
measure_selection (Measured *measured)
{
  gint64 at, work;

  begin ();
  at = g_get_monotonic_time (), work = turn_meter_get_work ();
  gtk_selection_model_select_all (gtk_column_view_get_model (measured->view));
  tell ("select all, the call", (double) (g_get_monotonic_time () - at) / 1000,
        (double) (turn_meter_get_work () - work) / 1000);
  end (measured, "select all, longest turn");
  begin ();
  at = g_get_monotonic_time (), work = turn_meter_get_work ();
  gtk_widget_activate_action (measured->page, "page.invert-selection", NULL);
  tell ("invert, the call", (double) (g_get_monotonic_time () - at) / 1000, (double) (turn_meter_get_work () - work) / 1000);
  end (measured, "invert, longest turn");
}

static void
measure_search (Measured *measured)
{
  static const char word[] = "atelier";
  GtkEditable *search = GTK_EDITABLE (ui_test_find (measured->page, GTK_TYPE_SEARCH_ENTRY));

  begin ();
  for (guint i = 0; word[i] != '\0'; i++)
    {
      g_autofree char *typed = g_strndup (word, i + 1);

      gtk_editable_set_text (search, typed);
      turn_meter_go_on (120);
    }
  end (measured, "search, longest turn");
  begin ();
  gtk_editable_set_text (search, "");
  end (measured, "search nothing again, longest turn");
}

static void
measure_sort (Measured *measured)
{
  GListModel *columns = gtk_column_view_get_columns (measured->view);
  g_autoptr (GtkColumnViewColumn) name = g_list_model_get_item (columns, 0);
  g_autoptr (GtkColumnViewColumn) city = g_list_model_get_item (columns, 1);

  begin ();
  gtk_column_view_sort_by_column (measured->view, city, GTK_SORT_DESCENDING);
  end (measured, "sort by city, longest turn");
  begin ();
  gtk_column_view_sort_by_column (measured->view, name, GTK_SORT_ASCENDING);
  end (measured, "sort by name, longest turn");
}

/* All are selected, and another answer holds them all. */
static void
measure_selected_sort (Measured *measured)
{
  gtk_selection_model_select_all (gtk_column_view_get_model (measured->view));
  measure_sort (measured);
  gtk_selection_model_unselect_all (gtk_column_view_get_model (measured->view));
}

/* The window tells so in the end. */
static gboolean
is_written (gpointer data)
{
  return ui_test_shows (data, "List exported");
}

static GtkWidget *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window;
    }
  g_error ("%s does not come", g_type_name (type));
}

static void
measure_export (Measured *measured)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "measure-window.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;
  gint64 at;

  g_file_delete (file, NULL, NULL);
  gtk_widget_activate_action (measured->page, "page.export", NULL);
  dialog = find_dialog (SOURCIER_TYPE_EXPORT_DIALOG);
  begin ();
  at = g_get_monotonic_time ();
  _sourcier_export_dialog_write (SOURCIER_EXPORT_DIALOG (dialog), file);
  gtk_window_destroy (GTK_WINDOW (dialog));
  turn_meter_wait (is_written, measured->window, MOST_SECONDS);
  tell ("export as CSV", (double) (g_get_monotonic_time () - at) / 1000, 0);
  end (measured, "export as CSV, longest turn");
  g_file_delete (file, NULL, NULL);
}

typedef struct
{
  GtkWidget *assistant;
  const char *words;
} Sight;

static gboolean
is_in_sight (gpointer data)
{
  const Sight *sight = data;

  return ui_test_shows (sight->assistant, sight->words);
}

static void
go_on_when (GtkWidget  *assistant,
            const char *words)
{
  Sight sight = { assistant, words };

  turn_meter_wait (is_in_sight, &sight, MOST_SECONDS);
  gtk_widget_activate_action (assistant, "import.next", NULL);
}

static void
measure_import (Measured   *measured,
                const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *assistant;
  Sight done = { NULL, "brought in" };

  begin ();
  sourcier_import_assistant_present (measured->page, measured->store, file);
  assistant = done.assistant = find_dialog (g_type_from_name ("SourcierImportAssistant"));
  go_on_when (assistant, "Names of columns");
  go_on_when (assistant, "Column of the list");
  go_on_when (assistant, "will be brought in");
  done.words = "rows brought in";
  turn_meter_wait (is_in_sight, &done, MOST_SECONDS);
  end (measured, "import, longest turn");
  gtk_window_destroy (GTK_WINDOW (assistant));
}

static void
show_columns (Measured *measured)
{
  GListModel *columns = gtk_column_view_get_columns (measured->view);
  guint shown = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      shown += gtk_column_view_column_get_visible (column);
    }
  for (guint i = 0; i < g_list_model_get_n_items (columns) && shown < N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (!gtk_column_view_column_get_visible (column) && strcmp (gtk_column_view_column_get_title (column), "Distance") != 0)
        {
          gtk_column_view_column_set_visible (column, TRUE);
          shown++;
        }
    }
}

static void
measure_jumps (Measured *measured)
{
  show_columns (measured);
  measure_frames (GTK_WIDGET (measured->view), "frame, jumping", TRUE);
}

static void
measure_all_frames (Measured *measured)
{
  show_columns (measured);
  measure_frames (GTK_WIDGET (measured->view), "frame, scrolling", FALSE);
  measure_jumps (measured);
}

static void
measure (Measured   *measured,
         const char *list)
{
  measure_selection (measured);
  measure_search (measured);
  measure_sort (measured);
  measure_selected_sort (measured);
  tell_memory ("memory, after all that");
  measure_export (measured);
  if (list != NULL)
    measure_import (measured, list);
}

static void
open_office (const char *path,
             Measured   *measured)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  SourcierApplication *application = sourcier_application_new ();

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_open (G_APPLICATION (application), &file, 1, "");
  measured->window = GTK_WIDGET (gtk_application_get_windows (GTK_APPLICATION (application))->data);
  while (sourcier_window_is_opening (SOURCIER_WINDOW (measured->window)))
    g_main_context_iteration (NULL, TRUE);
  measured->store = sourcier_window_get_store (SOURCIER_WINDOW (measured->window));
  if (measured->store == NULL)
    g_error ("%s cannot be opened", path);
  measured->page = ui_test_find (measured->window, SOURCIER_TYPE_SUPPLIERS_PAGE);
  measured->table = SOURCIER_SUPPLIER_TABLE (ui_test_find (measured->page, SOURCIER_TYPE_SUPPLIER_TABLE));
  measured->view = GTK_COLUMN_VIEW (ui_test_find (measured->page, GTK_TYPE_COLUMN_VIEW));
  wait_for_paint (measured->window, measured->page, "open the office");
}

int
main (int   argc,
      char *argv[])
{
  const char *option = argc > 1 && g_str_has_prefix (argv[1], "--") ? argv[1] : "";
  int first = *option != '\0' ? 2 : 1;
  Measured measured = { 0 };

  if (strcmp (option, "--bare") == 0)
    {
      adw_init ();
      measure_bare ();
      return 0;
    }
  if (argc <= first)
    g_error ("measure-window --bare, or measure-window [--open | --frames | --jumps] FILE [LIST]");
  open_office (argv[first], &measured);
  if (strcmp (option, "--open") == 0)
    return 0;
  turn_meter_begin ();
  turn_meter_wait (is_answered, &measured, MOST_SECONDS);
  tell_memory ("memory, list shown");
  if (strcmp (option, "--jumps") == 0)
    {
      measure_jumps (&measured);
      return 0;
    }
  measure_all_frames (&measured);
  if (strcmp (option, "--frames") != 0)
    measure (&measured, argc > first + 1 ? argv[first + 1] : NULL);
  measure_bare_table (&measured);
  return 0;
}
