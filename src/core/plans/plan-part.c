/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plans/plan-part-private.h"

#include "base/siret.h"

typedef struct
{
  SourcierPlanPart *parent;                    /* not owned */
  GPtrArray *children[SOURCIER_N_PLAN_KINDS];  /* NULL where this kind has none of that */
} SourcierPlanPartPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SourcierPlanPart, sourcier_plan_part, SOURCIER_TYPE_RECORD)

static SourcierPlanPartPrivate *
get_private (SourcierPlanPart *self)
{
  return sourcier_plan_part_get_instance_private (self);
}

static void
orphan (gpointer data,
        gpointer user_data)
{
  get_private (data)->parent = NULL;
}

static void
sourcier_plan_part_finalize (GObject *object)
{
  SourcierPlanPartPrivate *priv = get_private (SOURCIER_PLAN_PART (object));

  for (guint i = 0; i < SOURCIER_N_PLAN_KINDS; i++)
    if (priv->children[i] != NULL)
      {
        g_ptr_array_foreach (priv->children[i], orphan, NULL);
        g_ptr_array_unref (priv->children[i]);
      }

  G_OBJECT_CLASS (sourcier_plan_part_parent_class)->finalize (object);
}

static void
sourcier_plan_part_class_init (SourcierPlanPartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_plan_part_finalize;
}

static void
sourcier_plan_part_init (SourcierPlanPart *self)
{
}

/**
 * sourcier_plan_part_new:
 * @kind: a kind of part
 *
 * Returns: (transfer full): a part of which nothing is known, which belongs to none yet
 */
SourcierPlanPart *
sourcier_plan_part_new (SourcierPlanKind kind)
{
  g_return_val_if_fail (kind < SOURCIER_N_PLAN_KINDS, NULL);

  return g_object_new (sourcier_plan_kind_get_type_of (kind), NULL);
}

/**
 * sourcier_plan_part_copy:
 * @self: a part
 *
 * Returns: (transfer full): a part that says the same with all that belongs to it, their ids included; it belongs to none
 */
SourcierPlanPart *
sourcier_plan_part_copy (SourcierPlanPart *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (self), NULL);

  SourcierPlanPart *copy = sourcier_record_copy (SOURCIER_RECORD (self));

  for (guint kind = 0; kind < SOURCIER_N_PLAN_KINDS; kind++)
    {
      GPtrArray *children = get_private (self)->children[kind];

      for (guint i = 0; children != NULL && i < children->len; i++)
        {
          g_autoptr (SourcierPlanPart) child = sourcier_plan_part_copy (children->pdata[i]);
          sourcier_plan_part_insert (copy, child, i);
        }
    }
  return copy;
}

/**
 * sourcier_plan_part_get_kind:
 * @self: a part
 *
 * Returns: what it is
 */
SourcierPlanKind
sourcier_plan_part_get_kind (SourcierPlanPart *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (self), SOURCIER_PLAN_ROOT);

  return SOURCIER_PLAN_PART_GET_CLASS (self)->kind;
}

/**
 * sourcier_plan_part_get_parent:
 * @self: a part
 *
 * Returns: (transfer none) (nullable): what it belongs to, as long as that is alive
 */
SourcierPlanPart *
sourcier_plan_part_get_parent (SourcierPlanPart *self)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (self), NULL);

  return get_private (self)->parent;
}

/**
 * sourcier_plan_part_get_children:
 * @self: a part
 * @kind: a kind that belongs to parts of its kind
 *
 * Returns: (transfer none) (element-type SourcierPlanPart): those of that kind, in their order
 */
GPtrArray *
sourcier_plan_part_get_children (SourcierPlanPart *self,
                                 SourcierPlanKind  kind)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (self), NULL);
  g_return_val_if_fail (kind != SOURCIER_PLAN_ROOT, NULL);
  g_return_val_if_fail (sourcier_plan_kind_get_parent (kind) == sourcier_plan_part_get_kind (self), NULL);

  SourcierPlanPartPrivate *priv = get_private (self);

  if (priv->children[kind] == NULL)
    priv->children[kind] = g_ptr_array_new_with_free_func (g_object_unref);
  return priv->children[kind];
}

static void
number_children (GPtrArray *children)
{
  for (guint i = 0; i < children->len; i++)
    sourcier_record_set_number (children->pdata[i], SOURCIER_PLAN_POSITION, i);
}

/**
 * sourcier_plan_part_insert:
 * @self: a part
 * @child: a part of a kind that belongs to it, which belongs to none
 * @position: where it shall stand among those of its kind; at the end if there are fewer
 */
void
sourcier_plan_part_insert (SourcierPlanPart *self,
                           SourcierPlanPart *child,
                           guint             position)
{
  g_return_if_fail (SOURCIER_IS_PLAN_PART (self));
  g_return_if_fail (SOURCIER_IS_PLAN_PART (child));
  g_return_if_fail (sourcier_plan_part_get_parent (child) == NULL);

  GPtrArray *children = sourcier_plan_part_get_children (self, sourcier_plan_part_get_kind (child));

  get_private (child)->parent = self;
  g_ptr_array_insert (children, (int) MIN (position, children->len), g_object_ref (child));
  number_children (children);
}

/**
 * sourcier_plan_part_add:
 * @self: a part
 * @kind: a kind that belongs to parts of its kind
 *
 * Returns: (transfer none): a part of which nothing is known yet, after the others of its kind
 */
SourcierPlanPart *
sourcier_plan_part_add (SourcierPlanPart *self,
                        SourcierPlanKind  kind)
{
  g_autoptr (SourcierPlanPart) child = sourcier_plan_part_new (kind);

  sourcier_plan_part_insert (self, child, G_MAXUINT);
  return child;
}

/**
 * sourcier_plan_part_remove:
 * @self: a part
 * @child: a part that belongs to it
 */
void
sourcier_plan_part_remove (SourcierPlanPart *self,
                           SourcierPlanPart *child)
{
  g_return_if_fail (SOURCIER_IS_PLAN_PART (self));
  g_return_if_fail (sourcier_plan_part_get_parent (child) == self);

  GPtrArray *children = sourcier_plan_part_get_children (self, sourcier_plan_part_get_kind (child));

  get_private (child)->parent = NULL;
  g_ptr_array_remove (children, child);
  number_children (children);
}

/**
 * sourcier_plan_find_part:
 * @plan: a plan, or a part of one
 * @kind: a kind of part
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the part of that kind and id among it and all that belongs to it
 */
SourcierPlanPart *
sourcier_plan_find_part (SourcierPlanPart *plan,
                         SourcierPlanKind  kind,
                         gint64            id)
{
  g_return_val_if_fail (SOURCIER_IS_PLAN_PART (plan), NULL);

  SourcierPlanPart *found = NULL;

  if (sourcier_plan_part_get_kind (plan) == kind)
    return sourcier_record_get_id (SOURCIER_RECORD (plan)) == id ? plan : NULL;
  for (guint child = SOURCIER_PLAN_ROOT + 1; child < SOURCIER_N_PLAN_KINDS && found == NULL; child++)
    {
      GPtrArray *children = sourcier_plan_kind_get_parent (child) == sourcier_plan_part_get_kind (plan)
                              ? sourcier_plan_part_get_children (plan, child) : NULL;

      for (guint i = 0; children != NULL && i < children->len && found == NULL; i++)
        found = sourcier_plan_find_part (children->pdata[i], kind, id);
    }
  return found;
}

/**
 * sourcier_plan_part_get_text:
 * @self: a part
 * @field: a field of words of its kind
 *
 * Returns: (transfer none): what it says, "" if not told
 */
const char *
sourcier_plan_part_get_text (SourcierPlanPart *self,
                             guint             field)
{
  return sourcier_record_get_text (SOURCIER_RECORD (self), field);
}

/**
 * sourcier_plan_part_set_text:
 * @self: a part
 * @field: a field of words of its kind
 * @text: (nullable): what it says
 */
void
sourcier_plan_part_set_text (SourcierPlanPart *self,
                             guint             field,
                             const char       *text)
{
  sourcier_record_set_text (SOURCIER_RECORD (self), field, text);
}

/**
 * sourcier_plan_part_get_number:
 * @self: a part
 * @field: a field of its kind that holds a number, a day, cents, hundredths of a per cent or an id
 *
 * Returns: what it holds
 */
gint64
sourcier_plan_part_get_number (SourcierPlanPart *self,
                               guint             field)
{
  return sourcier_record_get_number (SOURCIER_RECORD (self), field);
}

/**
 * sourcier_plan_part_set_number:
 * @self: a part
 * @field: a field of its kind that holds a number, a day, cents, hundredths of a per cent or an id
 * @number: what it shall hold
 */
void
sourcier_plan_part_set_number (SourcierPlanPart *self,
                               guint             field,
                               gint64            number)
{
  sourcier_record_set_number (SOURCIER_RECORD (self), field, number);
}

/**
 * sourcier_plan_field_terms:
 * @kind: a kind of part
 * @field: one of its fields
 * @list: (out): the closed list that its word comes from; left alone if there is none
 *
 * Themes come from a list too, but there may be several: they are no such field.
 *
 * Returns: whether it takes its word from a closed list
 */
gboolean
sourcier_plan_field_terms (SourcierPlanKind  kind,
                           guint             field,
                           SourcierTermList *list)
{
  static const struct
  {
    SourcierPlanKind kind;
    guint field;
    SourcierTermList list;
  } lists[] = {
    { SOURCIER_PLAN_ROOT, SOURCIER_PLAN_ROOT_STATE, SOURCIER_TERMS_PLAN_STATE },
    { SOURCIER_PLAN_SECTION, SOURCIER_PLAN_SECTION_KIND, SOURCIER_TERMS_PLAN_SECTION },
    { SOURCIER_PLAN_ACTION, SOURCIER_PLAN_ACTION_PROGRESS, SOURCIER_TERMS_PLAN_PROGRESS },
    { SOURCIER_PLAN_INDICATOR, SOURCIER_PLAN_INDICATOR_UNIT, SOURCIER_TERMS_PLAN_UNIT },
    { SOURCIER_PLAN_INDICATOR, SOURCIER_PLAN_INDICATOR_FREQUENCY, SOURCIER_TERMS_PLAN_FREQUENCY },
  };

  g_return_val_if_fail (list != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].kind == kind && lists[i].field == field)
      {
        *list = lists[i].list;
        return TRUE;
      }
  return FALSE;
}

/* What is kept of words written in a field. */
char *
_sourcier_plan_to_canonical (SourcierRecord *record,
                             guint           field,
                             const char     *tidy)
{
  SourcierPlanKind kind = sourcier_plan_part_get_kind (SOURCIER_PLAN_PART (record));
  SourcierTermList list;

  if (sourcier_plan_field_terms (kind, field, &list))
    {
      const SourcierTerm *term = sourcier_term_recognise (list, tidy);
      return term != NULL ? g_strdup (sourcier_term_get_code (term)) : NULL;
    }
  if (kind == SOURCIER_PLAN_BUYER && field == SOURCIER_PLAN_BUYER_SIRET)
    return sourcier_siret_clean (tidy);
  return NULL;
}

/* What the reader sees of words kept in a field. */
char *
_sourcier_plan_to_words (SourcierRecord *record,
                         guint           field,
                         const char     *text)
{
  SourcierTermList list;

  if (*text == '\0'
      || !sourcier_plan_field_terms (sourcier_plan_part_get_kind (SOURCIER_PLAN_PART (record)), field, &list))
    return NULL;
  return g_strdup (sourcier_term_name_of (list, text));
}
