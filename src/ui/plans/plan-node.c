/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/plan-node.h"

struct _SourcierPlanNode
{
  GObject parent_instance;

  guint kind;
  gint64 id;
  guint depth;
  char *title;
  char *detail;
};

G_DEFINE_FINAL_TYPE (SourcierPlanNode, sourcier_plan_node, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
sourcier_plan_node_finalize (GObject *object)
{
  g_free (SOURCIER_PLAN_NODE (object)->title);
  g_free (SOURCIER_PLAN_NODE (object)->detail);

  G_OBJECT_CLASS (sourcier_plan_node_parent_class)->finalize (object);
}

static void
sourcier_plan_node_class_init (SourcierPlanNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_plan_node_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
sourcier_plan_node_init (SourcierPlanNode *self)
{
}

/**
 * sourcier_plan_node_new:
 * @kind: what it stands for
 * @id: the id of that thing, 0 where there is one alone
 * @depth: how far it is set in, from 0
 * @title: what it reads
 * @detail: (nullable): what stands quietly at its end
 *
 * Returns: (transfer full): a line
 */
SourcierPlanNode *
sourcier_plan_node_new (guint                 kind,
                        gint64                id,
                        guint                 depth,
                        const char           *title,
                        const char           *detail)
{
  SourcierPlanNode *self = g_object_new (SOURCIER_TYPE_PLAN_NODE, NULL);

  self->kind = kind;
  self->id = id;
  self->depth = depth;
  self->title = g_strdup (title);
  self->detail = g_strdup (detail != NULL ? detail : "");
  return self;
}

/**
 * sourcier_plan_node_get_kind:
 * @self: a line
 *
 * Returns: the #SourcierPlanKind of the part it stands for, or one of the kinds that stand for none
 */
guint
sourcier_plan_node_get_kind (SourcierPlanNode *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_NODE (self), 0);

  return self->kind;
}

/**
 * sourcier_plan_node_get_id:
 * @self: a line
 *
 * Returns: the id of what it stands for
 */
gint64
sourcier_plan_node_get_id (SourcierPlanNode *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_NODE (self), 0);

  return self->id;
}

/**
 * sourcier_plan_node_get_depth:
 * @self: a line
 *
 * Returns: how far it is set in
 */
guint
sourcier_plan_node_get_depth (SourcierPlanNode *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_NODE (self), 0);

  return self->depth;
}

/**
 * sourcier_plan_node_get_title:
 * @self: a line
 *
 * Returns: what it reads
 */
const char *
sourcier_plan_node_get_title (SourcierPlanNode *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_NODE (self), "");

  return self->title;
}

/**
 * sourcier_plan_node_get_detail:
 * @self: a line
 *
 * Returns: what stands quietly at its end, "" for nothing
 */
const char *
sourcier_plan_node_get_detail (SourcierPlanNode *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_NODE (self), "");

  return self->detail;
}

/**
 * sourcier_plan_node_is:
 * @self: a line
 * @kind: a kind
 * @id: an id
 *
 * Returns: whether it stands for that thing
 */
gboolean
sourcier_plan_node_is (SourcierPlanNode     *self,
                       guint                 kind,
                       gint64                id)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_NODE (self), FALSE);

  return self->kind == kind && self->id == id;
}

/**
 * sourcier_plan_node_take_words:
 * @self: a line
 * @other: a line that stands for the same thing, as it is later
 */
void
sourcier_plan_node_take_words (SourcierPlanNode *self,
                               SourcierPlanNode *other)
{
  g_return_if_fail (SOURCIER_IS_PLAN_NODE (self));
  g_return_if_fail (SOURCIER_IS_PLAN_NODE (other));

  if (g_str_equal (self->title, other->title) && g_str_equal (self->detail, other->detail))
    return;
  g_free (self->title);
  g_free (self->detail);
  self->title = g_strdup (other->title);
  self->detail = g_strdup (other->detail);
  g_signal_emit (self, signals[CHANGED], 0);
}
