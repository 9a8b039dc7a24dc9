/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/saved-questions.h"

#include "base/money.h"
#include "widgets/feedback.h"
#include "widgets/job.h"

#include <glib/gi18n-lib.h>

struct _SourcierSavedQuestions
{
  GtkWidget parent_instance;

  const SourcierSavedListKind *kind;
  GtkWidget *heading;
  GtkWidget *manage_button; /* not owned: it stands below the facet of lists made by hand */
  SourcierStore *store;
  GCancellable *cancellable;
};

enum { ASKED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SourcierSavedQuestions, sourcier_saved_questions, GTK_TYPE_WIDGET)

typedef struct
{
  SourcierStore *store;
  const SourcierSavedListKind *kind;
  GPtrArray *lists;
  GArray *counts;
} Counting;

static void
counting_free (gpointer data)
{
  Counting *counting = data;

  g_clear_object (&counting->store);
  g_clear_pointer (&counting->lists, g_ptr_array_unref);
  g_clear_pointer (&counting->counts, g_array_unref);
  g_free (counting);
}

static gboolean
count_in_thread (gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Counting *counting = data;
  g_autoptr (SourcierStore) reader = sourcier_store_open_reader (counting->store, error);

  if (reader == NULL)
    return FALSE;
  sourcier_store_set_cancellable (reader, cancellable);
  counting->lists = sourcier_saved_list_store_load_all (reader, counting->kind, error);
  for (guint i = 0; counting->lists != NULL && i < counting->lists->len; i++)
    {
      SourcierSavedList *list = counting->lists->pdata[i];
      gint64 n = sourcier_saved_list_get_question (list) != NULL
                 ? sourcier_saved_list_store_count (reader, list, error) : 0;

      if (n < 0)
        return FALSE;
      g_array_append_val (counting->counts, n);
    }
  return counting->lists != NULL;
}

static void
question_clicked_cb (SourcierSavedQuestions *self,
                     GtkWidget              *button)
{
  SourcierSavedList *list = g_object_get_data (G_OBJECT (button), "sourcier-list");
  const char *left_out = sourcier_saved_list_get_left_out (list);
  g_autofree char *words = NULL;

  g_signal_emit (self, signals[ASKED], 0, sourcier_saved_list_get_question (list));
  if (left_out != NULL)
    sourcier_feedback_tell (GTK_WIDGET (self),
                            words = g_strdup_printf (_("Asked without what this version does not understand: %s"),
                                                     left_out));
}

static void
add_question (SourcierSavedQuestions *self,
              SourcierSavedList      *list,
              gint64                  n)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (sourcier_saved_list_get_name (list));
  g_autofree char *number = sourcier_count_format (n);
  GtkWidget *count = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("starred-symbolic"));
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  if (*sourcier_saved_list_get_note (list) != '\0')
    gtk_widget_set_tooltip_text (button, sourcier_saved_list_get_note (list));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sourcier_saved_list_get_name (list), -1);
  g_object_set_data_full (G_OBJECT (button), "sourcier-list", g_object_ref (list), g_object_unref);
  g_signal_connect_object (button, "clicked", G_CALLBACK (question_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

static void
clear_questions (SourcierSavedQuestions *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_last_child (GTK_WIDGET (self))) != self->heading)
    gtk_widget_unparent (child);
}

static void
counted_cb (gpointer      owner,
            gpointer      data,
            const GError *error)
{
  SourcierSavedQuestions *self = owner;
  Counting *counting = data;
  guint n_questions = 0;

  /* The page may have gone meanwhile, and the button with it. */
  if (sourcier_job_was_stopped (error) || self->store != counting->store || gtk_widget_get_parent (owner) == NULL)
    return;
  if (error != NULL)
    {
      sourcier_feedback_fail (owner, _("The lists could not be read"), error);
      return;
    }

  clear_questions (self);
  for (guint i = 0; i < counting->lists->len; i++)
    if (sourcier_saved_list_get_question (counting->lists->pdata[i]) != NULL)
      {
        add_question (self, counting->lists->pdata[i], g_array_index (counting->counts, gint64, i));
        n_questions++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self), n_questions > 0);
  gtk_widget_set_visible (self->manage_button, counting->lists->len > 0);
}

static void
stop_counting (SourcierSavedQuestions *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Reads and counts the lists anew on a worker. */
static void
count (SourcierSavedQuestions *self)
{
  Counting *counting = g_new0 (Counting, 1);

  stop_counting (self);
  self->cancellable = g_cancellable_new ();
  counting->store = g_object_ref (self->store);
  counting->kind = self->kind;
  counting->counts = g_array_new (FALSE, FALSE, sizeof (gint64));
  sourcier_job_run (self, count_in_thread, counted_cb, counting, counting_free, self->cancellable);
}

static void
clear_store (SourcierSavedQuestions *self)
{
  stop_counting (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
}

static void
sourcier_saved_questions_dispose (GObject *object)
{
  SourcierSavedQuestions *self = SOURCIER_SAVED_QUESTIONS (object);

  clear_store (self);
  if (self->heading != NULL)
    clear_questions (self);
  g_clear_pointer (&self->heading, gtk_widget_unparent);

  G_OBJECT_CLASS (sourcier_saved_questions_parent_class)->dispose (object);
}

static void
sourcier_saved_questions_class_init (SourcierSavedQuestionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_saved_questions_dispose;

  signals[ASKED] = g_signal_new ("asked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_OBJECT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
sourcier_saved_questions_init (SourcierSavedQuestions *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  /* Names fill the width there is; they must not ask for more of the page. */
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
  self->heading = gtk_label_new (_("Saved questions"));
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "caption-heading");
  gtk_widget_add_css_class (self->heading, "dim-label");
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
}

static GtkWidget *
create_manage_button (void)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Manage _lists…"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_visible (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "facet-more");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.lists");
  return button;
}

/**
 * sourcier_saved_questions_add:
 * @facets: the facets of a page
 * @lists_facet: among them, the facet of the lists made by hand
 * @kind: what the questions are about
 *
 * Puts the saved questions, the lists made by hand and a button to all of them above the other facets. The button takes the
 * action “page.lists”.
 *
 * Returns: (transfer none): the saved questions
 */
SourcierSavedQuestions *
sourcier_saved_questions_add (GtkBox                      *facets,
                              GtkWidget                   *lists_facet,
                              const SourcierSavedListKind *kind)
{
  g_return_val_if_fail (GTK_IS_BOX (facets) && GTK_IS_WIDGET (lists_facet), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  SourcierSavedQuestions *self = g_object_new (SOURCIER_TYPE_SAVED_QUESTIONS, NULL);

  self->kind = kind;
  self->manage_button = create_manage_button ();
  gtk_box_prepend (facets, self->manage_button);
  gtk_box_reorder_child_after (facets, lists_facet, NULL);
  gtk_box_prepend (facets, GTK_WIDGET (self));
  return self;
}

/**
 * sourcier_saved_questions_set_store:
 * @self: saved questions
 * @store: (nullable): the office's file whose questions are shown, now and after each change
 */
void
sourcier_saved_questions_set_store (SourcierSavedQuestions *self,
                                    SourcierStore          *store)
{
  g_return_if_fail (SOURCIER_IS_SAVED_QUESTIONS (self));
  g_return_if_fail (store == NULL || SOURCIER_IS_STORE (store));

  clear_store (self);
  if (store == NULL)
    return;
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  count (self);
}
