/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A question that is asked while an older one is answered: the older one is stopped, and whatever comes of it all the same is
 * shown to nobody. The answers come when the test says so. */

#include "core-test.h"

#include "store/row-list.h"

/* How many rows answer it; a held one is not answered until it is let go. */
#define HELD_TYPE_QUESTION (held_question_get_type ())
G_DECLARE_FINAL_TYPE (HeldQuestion, held_question, HELD, QUESTION, GObject)

struct _HeldQuestion
{
  GObject parent_instance;

  guint n_rows;
  GObject *counts;          /* another for each */
  GMutex lock;
  GCond changed;
  gboolean held;
  GCancellable *begun;      /* of the worker that answers; NULL before */
};

G_DEFINE_FINAL_TYPE (HeldQuestion, held_question, G_TYPE_OBJECT)

static void
held_question_finalize (GObject *object)
{
  HeldQuestion *self = HELD_QUESTION (object);

  g_clear_object (&self->begun);
  g_clear_object (&self->counts);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  G_OBJECT_CLASS (held_question_parent_class)->finalize (object);
}

static void
held_question_class_init (HeldQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = held_question_finalize;
}

static void
held_question_init (HeldQuestion *self)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
}

static HeldQuestion *
question_new (guint    n_rows,
              gboolean held)
{
  HeldQuestion *self = g_object_new (HELD_TYPE_QUESTION, NULL);

  self->n_rows = n_rows;
  self->counts = g_object_new (G_TYPE_OBJECT, NULL);
  self->held = held;
  return self;
}

static void
wait_until_begun (HeldQuestion *self)
{
  g_mutex_lock (&self->lock);
  while (self->begun == NULL)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);
}

static void
let_go (HeldQuestion *self)
{
  g_mutex_lock (&self->lock);
  self->held = FALSE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
}

#define HELD_TYPE_LIST (held_list_get_type ())
G_DECLARE_FINAL_TYPE (HeldList, held_list, HELD, LIST, SourcierRowList)

struct _HeldList
{
  SourcierRowList parent_instance;
};

G_DEFINE_FINAL_TYPE (HeldList, held_list, SOURCIER_TYPE_ROW_LIST)

static gboolean
same (GObject *question,
      GObject *other)
{
  return question == other;
}

/* A worker that does not heed that it is stopped, on purpose. */
static gboolean
answer (SourcierStore      *reader,
        GObject            *aid,
        GObject            *question,
        GCancellable       *cancellable,
        SourcierRowAnswer  *answer,
        GError            **error)
{
  HeldQuestion *self = HELD_QUESTION (question);

  sourcier_store_set_cancellable (reader, NULL);
  g_mutex_lock (&self->lock);
  g_set_object (&self->begun, cancellable);
  g_cond_broadcast (&self->changed);
  while (self->held)
    g_cond_wait (&self->changed, &self->lock);
  g_mutex_unlock (&self->lock);

  answer->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gint64 id = 1; id <= self->n_rows; id++)
    g_array_append_val (answer->ids, id);
  answer->total = self->n_rows;
  answer->counts = g_object_ref (self->counts);
  sourcier_row_answer_show (answer);
  return TRUE;
}

static GPtrArray *
load_none (SourcierStore  *store,
           const gint64   *ids,
           guint           n_ids,
           GError        **error)
{
  GPtrArray *rows = g_ptr_array_new ();

  g_ptr_array_set_size (rows, (gint) n_ids);
  return rows;
}

static GObject *
create_empty (gint64 id)
{
  return g_object_new (G_TYPE_OBJECT, NULL);
}

static void
assign (GObject *held,
        GObject *read)
{
}

static void
held_list_class_init (HeldListClass *klass)
{
  static const SourcierRowKind kind = { load_none, create_empty, assign, NULL };
  SourcierRowListClass *list_class = SOURCIER_ROW_LIST_CLASS (klass);

  list_class->item_type = g_object_get_type;
  list_class->kind = &kind;
  list_class->same = same;
  list_class->answer = answer;
}

static void
held_list_init (HeldList *self)
{
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
wait (SourcierRowList *list)
{
  while (sourcier_row_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_shows (SourcierRowList *list,
              HeldQuestion    *question)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, question->n_rows);
  g_assert_cmpint (sourcier_row_list_get_total (list), ==, question->n_rows);
  g_assert_true (sourcier_row_list_get_counts (list) == question->counts);
}

/* The worker holds its question as long as it goes on. */
static void
wait_until_gone (HeldQuestion *question)
{
  GWeakRef ref;
  gpointer kept;

  g_weak_ref_init (&ref, question);
  g_object_unref (question);
  while ((kept = g_weak_ref_get (&ref)) != NULL)
    {
      g_object_unref (kept);
      g_main_context_iteration (NULL, FALSE);
      g_thread_yield ();
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_weak_ref_clear (&ref);
}

static void
test_older_answers (CoreTestOffice *fixture,
                    gconstpointer   data)
{
  g_autoptr (SourcierRowList) list = g_object_new (HELD_TYPE_LIST, NULL);
  g_autoptr (HeldQuestion) first = question_new (3, FALSE), last = question_new (7, TRUE);
  HeldQuestion *older = question_new (5, TRUE), *old = question_new (6, TRUE);
  guint n_found = 0, n_answered = 0, n_failed = 0;

  g_signal_connect_swapped (list, "found", G_CALLBACK (count_cb), &n_found);
  g_signal_connect_swapped (list, "answered", G_CALLBACK (count_cb), &n_answered);
  g_signal_connect_swapped (list, "failed", G_CALLBACK (count_cb), &n_failed);
  sourcier_row_list_begin (list, fixture->store, G_OBJECT (first));
  wait (list);
  assert_shows (list, first);

  sourcier_row_list_ask (list, G_OBJECT (older));
  wait_until_begun (older);
  g_assert_false (g_cancellable_is_cancelled (older->begun));
  sourcier_row_list_ask (list, G_OBJECT (old));
  g_assert_true (g_cancellable_is_cancelled (older->begun));
  wait_until_begun (old);
  assert_shows (list, first);

  /* One comes too late, before the last is answered; the other long after. */
  sourcier_row_list_ask (list, G_OBJECT (last));
  g_assert_true (g_cancellable_is_cancelled (old->begun));
  let_go (older);
  wait_until_gone (older);
  assert_shows (list, first);
  let_go (last);
  wait (list);
  assert_shows (list, last);
  n_found = 0;
  let_go (old);
  wait_until_gone (old);
  assert_shows (list, last);
  g_assert_cmpuint (n_found, ==, 0);
  g_assert_cmpuint (n_answered, ==, 2);
  g_assert_cmpuint (n_failed, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  core_test_add ("/row-list/older-answers", NULL, test_older_answers);

  return g_test_run ();
}
