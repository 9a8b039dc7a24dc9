/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/column-fit.h"

#include "compat/column-view.h"

#define FIT "column-fit"
#define WAITING "column-fit-waiting"

/* What a cell has beside its text, and a header beside its title: the arrow of the order. */
#define CELL_PADDING 12
#define HEADER_PADDING 30

typedef struct
{
  guint chars;       /* that it needs to be read */
  guint lesser;      /* the greatest goes first; 0 never goes */
  gboolean away;     /* there is no room for it */
  gboolean insisted; /* the reader called it back: it stays, however narrow the table */
} Fit;

static Fit *
fit_of (GtkColumnViewColumn *column)
{
  return g_object_get_data (G_OBJECT (column), FIT);
}

/* As GtkInscription reckons the width of its cells. */
static int
char_width (GtkWidget *view)
{
  PangoContext *context = gtk_widget_get_pango_context (view);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int widest = MAX (pango_font_metrics_get_approximate_char_width (metrics),
                    pango_font_metrics_get_approximate_digit_width (metrics));

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (widest);
}

static int
width_of (GtkColumnViewColumn *column,
          GtkWidget           *view)
{
  g_autoptr (PangoLayout) title = gtk_widget_create_pango_layout (view, gtk_column_view_column_get_title (column));
  int fixed = gtk_column_view_column_get_fixed_width (column), header;
  const Fit *fit = fit_of (column);

  if (fixed > 0)
    return fixed;
  pango_layout_get_pixel_size (title, &header, NULL);
  return MAX (header + HEADER_PADDING, fit != NULL ? (int) fit->chars * char_width (view) + CELL_PADDING : 0);
}

/* What the reader wants to see, whether there is room for it or not. */
static gboolean
is_wanted (GtkColumnViewColumn *column)
{
  return gtk_column_view_column_get_visible (column) || sourcier_column_fit_is_away (column);
}

/* The one that puts the rows in order must be seen to be understood. */
static gboolean
may_go (GtkColumnViewColumn *column,
        GtkColumnViewColumn *sorted)
{
  const Fit *fit = fit_of (column);

  return fit != NULL && fit->lesser > 0 && !fit->insisted && column != sorted
         && gtk_column_view_column_get_fixed_width (column) <= 0;
}

static int
compare_lesser (gconstpointer a,
                gconstpointer b)
{
  const Fit *first = fit_of (*(GtkColumnViewColumn **) a), *second = fit_of (*(GtkColumnViewColumn **) b);

  return (int) second->lesser - (int) first->lesser;
}

static void
put (GtkColumnViewColumn *column,
     gboolean             away)
{
  Fit *fit = fit_of (column);

  if (fit == NULL || fit->away == away)
    return;
  /* Told before it is seen, so that it is not taken for the reader's wish. */
  fit->away = away;
  gtk_column_view_column_set_visible (column, !away);
}

/* The columns that may go, the first to go first, the others seen; *@needed is what all that are wanted need. */
static GPtrArray *
find_lesser (GtkColumnView *view,
             int           *needed)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GPtrArray *lesser = g_ptr_array_new_with_free_func (g_object_unref);
  GtkSortType order;
  GtkColumnViewColumn *sorted = sourcier_column_view_get_sort (view, &order);

  *needed = 0;
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (!is_wanted (column))
        continue;
      *needed += width_of (column, GTK_WIDGET (view));
      if (may_go (column, sorted))
        g_ptr_array_add (lesser, g_steal_pointer (&column));
      else
        put (column, FALSE);
    }
  g_ptr_array_sort (lesser, compare_lesser);
  return lesser;
}

static gboolean
update_cb (gpointer data)
{
  GtkColumnView *view = data;
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  int room = across != NULL ? (int) gtk_adjustment_get_page_size (across) : 0;
  int needed;

  g_object_steal_data (G_OBJECT (view), WAITING);
  if (room <= 0)
    return G_SOURCE_REMOVE;

  g_autoptr (GPtrArray) lesser = find_lesser (view, &needed);
  for (guint i = 0; i < lesser->len; i++)
    {
      gboolean away = needed > room;

      if (away)
        needed -= width_of (lesser->pdata[i], GTK_WIDGET (view));
      put (lesser->pdata[i], away);
    }
  return G_SOURCE_REMOVE;
}

static void
stop_waiting (gpointer id)
{
  g_source_remove (GPOINTER_TO_UINT (id));
}

/* A column comes or goes when the room has been given out, not while it is. As a view goes away its columns and their order
 * change too: nothing holds it then, which would have GTK dispose of it twice. */
static void
update_soon (GtkColumnView *view)
{
  guint id;

  if (g_object_get_data (G_OBJECT (view), WAITING) != NULL)
    return;
  id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, view, NULL);
  g_object_set_data_full (G_OBJECT (view), WAITING, GUINT_TO_POINTER (id), stop_waiting);
}

static void
hadjustment_changed_cb (GtkColumnView *view)
{
  GtkAdjustment *across = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));

  if (across != NULL)
    g_signal_connect_object (across, "notify::page-size", G_CALLBACK (update_soon), view, G_CONNECT_SWAPPED);
}

/* It was put away, and now it is seen: the reader wants it all the same. */
static void
visible_changed_cb (GtkColumnViewColumn *column)
{
  Fit *fit = fit_of (column);
  GtkColumnView *view = gtk_column_view_column_get_column_view (column);

  if (fit->away && gtk_column_view_column_get_visible (column))
    {
      fit->away = FALSE;
      fit->insisted = TRUE;
    }
  if (view != NULL)
    update_soon (view);
}

/**
 * sourcier_column_fit_want:
 * @column: a column that stands in no table yet
 * @chars: the characters of a cell it needs to be read
 * @lesser: the greatest of a table is put away first where there is no room for all; 0 for one that never is
 */
void
sourcier_column_fit_want (GtkColumnViewColumn *column,
                          guint                chars,
                          guint                lesser)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));
  g_return_if_fail (fit_of (column) == NULL);

  Fit *fit = g_new0 (Fit, 1);

  fit->chars = chars;
  fit->lesser = lesser;
  g_object_set_data_full (G_OBJECT (column), FIT, fit, g_free);
  g_signal_connect (column, "notify::visible", G_CALLBACK (visible_changed_cb), NULL);
}

/**
 * sourcier_column_fit_watch:
 * @view: a table that is to stand in a scrolled window
 *
 * Puts its lesser columns away where it is too narrow for all that are shown, and brings them back where it is wide enough.
 * What the reader shows although there is no room, or gave a width, stays.
 */
void
sourcier_column_fit_watch (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  g_signal_connect (view, "notify::hadjustment", G_CALLBACK (hadjustment_changed_cb), NULL);
  g_signal_connect_object (gtk_column_view_get_columns (view), "items-changed", G_CALLBACK (update_soon), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (update_soon), view,
                           G_CONNECT_SWAPPED);
  hadjustment_changed_cb (view);
}

/**
 * sourcier_column_fit_forget:
 * @column: a column
 *
 * Forgets that it was put away or called back: it is about to be shown or not as another reader had it.
 */
void
sourcier_column_fit_forget (GtkColumnViewColumn *column)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column));

  Fit *fit = fit_of (column);

  if (fit != NULL)
    fit->away = fit->insisted = FALSE;
}

/**
 * sourcier_column_fit_is_away:
 * @column: a column
 *
 * Returns: whether it is not seen for want of room alone
 */
gboolean
sourcier_column_fit_is_away (GtkColumnViewColumn *column)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW_COLUMN (column), FALSE);

  const Fit *fit = fit_of (column);

  return fit != NULL && fit->away;
}
