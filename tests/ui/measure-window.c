/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "bare-table.h"
#include "shell/window.h"
#include "suppliers/import-assistant.h"
#include "suppliers/supplier-export-rows.h"
#include "suppliers/supplier-index.h"
#include "suppliers/suppliers-page-private.h"
#include "turn-meter.h"
#include "ui-test.h"
#include "widgets/export-dialog-private.h"

#include <string.h>
#include <time.h>

/* measure-window --bare, or measure-window [--open | --PART…] FILE [LIST]: how the window fares with the suppliers of FILE, for
 * tools/bench. Prints a line for each measure: its name and two numbers in milliseconds (memory in MiB). --bare opens an empty
 * window of libadwaita, --open does nothing more once the rows are painted; PARTs, those of the table below, are measured
 * alone, else all are. What came before this program began to run is known by MEASURE_FROM, the monotonic time in microseconds
 * at which it was started. LIST is brought in. */

#define N_COLUMNS 8
#define N_FRAMES 240
#define SETTLE_MS 700
#define MOST_SECONDS 900
#define SCROLL_STEP 60.0   /* pixels a frame: some 3 600 a second */

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  SourcierSupplierTable *table;
  GtkColumnView *view;
  SourcierStore *store;
  const char *list;      /* what is imported, NULL for nothing */
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

/* In milliseconds, of all threads. */
static double
work_of_all (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1000000;
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

  return !sourcier_row_list_get_loading (SOURCIER_ROW_LIST (SOURCIER_SUPPLIERS_PAGE (measured->page)->list));
}

/* What is measured is the window as it stays, not its first seconds, in which the index is made. */
static gboolean
is_ready (gpointer data)
{
  Measured *measured = data;
  g_autoptr (SourcierSupplierIndex) index = sourcier_supplier_index_of (measured->store);

  return is_answered (measured) && _sourcier_supplier_index_is_ready (index);
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

/* What is written is told by its first letters: a CSV list begins with its mark of UTF-8, a spreadsheet otherwise. */
static void
check_written (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);

  if (file == NULL || !g_str_has_prefix (g_mapped_file_get_contents (file), "\xef\xbb\xbf"))
    g_error ("%s is no list in CSV", path);
}

static void
measure_export (Measured *measured)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "measure-window.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *dialog;
  double work;
  gint64 at;

  g_file_delete (file, NULL, NULL);
  gtk_widget_activate_action (measured->page, "page.export", NULL);
  dialog = find_dialog (SOURCIER_TYPE_EXPORT_DIALOG);
  _sourcier_export_dialog_take_options (SOURCIER_EXPORT_DIALOG (dialog), sourcier_export_options_new (SOURCIER_EXPORT_CSV));
  begin ();
  at = g_get_monotonic_time (), work = work_of_all ();
  _sourcier_export_dialog_write (SOURCIER_EXPORT_DIALOG (dialog), file);
  gtk_window_destroy (GTK_WINDOW (dialog));
  turn_meter_wait (is_written, measured->window, MOST_SECONDS);
  tell ("export as CSV", (double) (g_get_monotonic_time () - at) / 1000, work_of_all () - work);
  end (measured, "export as CSV, longest turn");
  check_written (path);
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
measure_import (Measured *measured)
{
  g_autoptr (GFile) file = measured->list != NULL ? g_file_new_for_path (measured->list) : NULL;
  GtkWidget *assistant;
  Sight done = { NULL, "rows brought in" };

  if (file == NULL)
    return;
  begin ();
  sourcier_import_assistant_present (measured->page, measured->store, file);
  assistant = done.assistant = find_dialog (g_type_from_name ("SourcierImportAssistant"));
  go_on_when (assistant, "Names of columns");
  go_on_when (assistant, "Column of the list");
  go_on_when (assistant, "will be brought in");
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
measure_scrolling (Measured *measured)
{
  show_columns (measured);
  measure_frames (GTK_WIDGET (measured->view), "frame, scrolling", FALSE);
}

static void
measure_memory (Measured *measured)
{
  tell_memory ("memory, after all that");
}

static const struct
{
  const char *option;
  void (*measure) (Measured *measured);
} parts[] = {
  { "--scroll", measure_scrolling },
  { "--jumps", measure_jumps },
  { "--select", measure_selection },
  { "--search", measure_search },
  { "--sort", measure_sort },
  { "--sort-selected", measure_selected_sort },
  { "--memory", measure_memory },
  { "--export", measure_export },
  { "--import", measure_import },
  { "--bare-table", measure_bare_table },
};

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

static void
measure (Measured           *measured,
         const char * const *options)
{
  turn_meter_begin ();
  if (!turn_meter_wait (is_ready, measured, MOST_SECONDS))
    g_error ("The index is not there");
  turn_meter_tell ("index built meanwhile, longest turn");
  tell ("index built", (double) (g_get_monotonic_time () - started_at ()) / 1000, work_of_all ());
  tell_memory ("memory, list shown");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*options == NULL || g_strv_contains (options, parts[i].option))
      parts[i].measure (measured);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Measured measured = { 0 };
  int i = 1;

  for (; i < argc && g_str_has_prefix (argv[i], "--"); i++)
    g_strv_builder_add (builder, argv[i]);
  g_auto (GStrv) options = g_strv_builder_end (builder);

  if (g_strv_contains ((const char * const *) options, "--bare"))
    {
      adw_init ();
      measure_bare ();
      return 0;
    }
  if (i >= argc)
    g_error ("measure-window --bare, or measure-window [--open | --PART…] FILE [LIST]");
  measured.list = argv[i + 1];
  open_office (argv[i], &measured);
  if (!g_strv_contains ((const char * const *) options, "--open"))
    measure (&measured, (const char * const *) options);
  return 0;
}
