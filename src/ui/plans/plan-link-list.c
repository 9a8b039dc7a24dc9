/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plans/plan-link-list.h"

#include "plans/plan-nodes.h"
#include "widgets/slices.h"

/* What a row says and where it leads. */
typedef struct
{
  SourcierPlanKind kind;
  gint64 id;
  char *title;
  char *caption;
} Link;

struct _SourcierPlanLinkList
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *links; /* of Link */
  GPtrArray *rows;  /* fewer than links while they are made */
  SourcierSlices *slices;
};

G_DEFINE_FINAL_TYPE (SourcierPlanLinkList, sourcier_plan_link_list, ADW_TYPE_PREFERENCES_GROUP)

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
link_free (Link *link)
{
  g_free (link->title);
  g_free (link->caption);
  g_free (link);
}

static gboolean
link_equal (gconstpointer a,
            gconstpointer b)
{
  const Link *link = a, *other = b;

  return link->kind == other->kind && link->id == other->id && g_str_equal (link->title, other->title)
         && g_strcmp0 (link->caption, other->caption) == 0;
}

static void
activated_cb (SourcierPlanLinkList *self,
              GObject              *row)
{
  const Link *link = g_object_get_data (row, "link");

  g_signal_emit (self, signals[CHOSEN], 0, link->kind, link->id);
}

static void
add_row (gpointer owner,
         guint    i)
{
  SourcierPlanLinkList *self = owner;
  Link *link = self->links->pdata[i];
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", link->title, "subtitle",
                                 link->caption != NULL ? link->caption : "", "activatable", TRUE, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), "link", link);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
sourcier_plan_link_list_dispose (GObject *object)
{
  g_clear_pointer (&SOURCIER_PLAN_LINK_LIST (object)->slices, sourcier_slices_free);

  G_OBJECT_CLASS (sourcier_plan_link_list_parent_class)->dispose (object);
}

static void
sourcier_plan_link_list_finalize (GObject *object)
{
  g_ptr_array_unref (SOURCIER_PLAN_LINK_LIST (object)->links);
  g_ptr_array_unref (SOURCIER_PLAN_LINK_LIST (object)->rows);

  G_OBJECT_CLASS (sourcier_plan_link_list_parent_class)->finalize (object);
}

static void
sourcier_plan_link_list_class_init (SourcierPlanLinkListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sourcier_plan_link_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = sourcier_plan_link_list_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                  G_TYPE_UINT, G_TYPE_INT64);
}

static void
sourcier_plan_link_list_init (SourcierPlanLinkList *self)
{
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);
  self->rows = g_ptr_array_new ();
}

/**
 * sourcier_plan_link_list_new:
 * @title: what they are
 *
 * Returns: (transfer floating): an empty list
 */
GtkWidget *
sourcier_plan_link_list_new (const char *title)
{
  return g_object_new (SOURCIER_TYPE_PLAN_LINK_LIST, "title", title, NULL);
}

/* That each of them is an indicator, or a review, need not be said of a list of nothing else. */
static gboolean
has_caption (GPtrArray        *parts,
             SourcierPlanPart *part)
{
  SourcierPlanKind kind = sourcier_plan_part_get_kind (part);
  gboolean mixed = FALSE;

  for (guint i = 0; i < parts->len; i++)
    mixed = mixed || sourcier_plan_part_get_kind (parts->pdata[i]) != kind;
  return mixed || (kind != SOURCIER_PLAN_INDICATOR && kind != SOURCIER_PLAN_REVIEW);
}

static GPtrArray *
make_links (SourcierPlanPart *plan,
            GPtrArray        *parts)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);

  for (guint i = 0; i < parts->len; i++)
    {
      Link *link = g_new0 (Link, 1);

      link->kind = sourcier_plan_part_get_kind (parts->pdata[i]);
      link->id = sourcier_record_get_id (parts->pdata[i]);
      link->title = g_strdup (sourcier_plan_part_title (parts->pdata[i]));
      link->caption = has_caption (parts, parts->pdata[i]) ? sourcier_plan_part_caption (plan, parts->pdata[i]) : NULL;
      g_ptr_array_add (links, link);
    }
  return links;
}

/**
 * sourcier_plan_link_list_show:
 * @self: a list
 * @plan: a plan
 * @parts: (element-type SourcierPlanPart): parts of it
 *
 * Shows them, long lists little by little. The rows stay as they are while they say the same.
 */
void
sourcier_plan_link_list_show (SourcierPlanLinkList *self,
                              SourcierPlanPart     *plan,
                              GPtrArray            *parts)
{
  g_return_if_fail (SOURCIER_IS_PLAN_LINK_LIST (self));
  g_return_if_fail (parts != NULL);

  g_autoptr (GPtrArray) links = make_links (plan, parts);
  gboolean same = links->len == self->links->len;

  for (guint i = 0; same && i < links->len; i++)
    same = link_equal (links->pdata[i], self->links->pdata[i]);
  if (same)
    return;
  g_clear_pointer (&self->slices, sourcier_slices_free);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_unref (self->links);
  self->links = g_steal_pointer (&links);
  self->slices = sourcier_slices_begin (self, self->links->len, add_row);
}
