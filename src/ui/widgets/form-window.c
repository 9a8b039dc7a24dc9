/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "widgets/form-window.h"

#include "widgets/saved-state.h"
#include "widgets/unsaved.h"

typedef struct
{
  GtkWidget *apply_button;
  GtkBox *body;
  char *original;               /* what the form said when it came; NULL before that */
  guint look_id;                /* it is looked soon whether it says something else */
  gboolean is_touched;          /* the reader has pressed a key or a button in it */
  gboolean can_apply;
} SourcierFormWindowPrivate;

static GtkBuildableIface *parent_buildable;

static void sourcier_form_window_buildable_init (GtkBuildableIface *iface);
static void sourcier_form_window_unsaved_init (SourcierUnsavedInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (SourcierFormWindow, sourcier_form_window, ADW_TYPE_WINDOW,
                                  G_ADD_PRIVATE (SourcierFormWindow)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, sourcier_form_window_buildable_init)
                                  G_IMPLEMENT_INTERFACE (SOURCIER_TYPE_UNSAVED, sourcier_form_window_unsaved_init))

enum
{
  PROP_APPLY_LABEL = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What a derived class puts into its template goes below the title; the form's own template comes first. */
static void
sourcier_form_window_add_child (GtkBuildable *buildable,
                                GtkBuilder   *builder,
                                GObject      *child,
                                const char   *type)
{
  SourcierFormWindowPrivate *priv = sourcier_form_window_get_instance_private (SOURCIER_FORM_WINDOW (buildable));

  if (priv->body != NULL && type == NULL && GTK_IS_WIDGET (child))
    gtk_box_append (priv->body, GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
sourcier_form_window_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = sourcier_form_window_add_child;
}

static gboolean
apply (SourcierFormWindow *form)
{
  g_autoptr (SourcierFormWindow) self = g_object_ref (form);

  if (!SOURCIER_FORM_WINDOW_GET_CLASS (self)->apply (self))
    return FALSE;
  gtk_window_destroy (GTK_WINDOW (self));
  return TRUE;
}

static gboolean
sourcier_form_window_is_unsaved (SourcierUnsaved *unsaved)
{
  SourcierFormWindowClass *klass = SOURCIER_FORM_WINDOW_GET_CLASS (unsaved);

  return klass->is_changed != NULL && klass->is_changed (SOURCIER_FORM_WINDOW (unsaved));
}

static gboolean
sourcier_form_window_save (SourcierUnsaved *unsaved)
{
  SourcierFormWindowPrivate *priv = sourcier_form_window_get_instance_private (SOURCIER_FORM_WINDOW (unsaved));

  return priv->can_apply && apply (SOURCIER_FORM_WINDOW (unsaved));
}

static void
sourcier_form_window_unsaved_init (SourcierUnsavedInterface *iface)
{
  iface->is_unsaved = sourcier_form_window_is_unsaved;
  iface->save = sourcier_form_window_save;
}

static gboolean
is_changed (SourcierFormWindow *self)
{
  SourcierFormWindowPrivate *priv = sourcier_form_window_get_instance_private (self);
  g_autofree char *now = priv->original != NULL ? sourcier_unsaved_take_down (GTK_WIDGET (priv->body)) : NULL;

  return g_strcmp0 (now, priv->original) != 0;
}

static gboolean
look_cb (gpointer user_data)
{
  SourcierFormWindowPrivate *priv = sourcier_form_window_get_instance_private (user_data);

  priv->look_id = 0;
  if (priv->original == NULL)
    priv->original = sourcier_unsaved_take_down (GTK_WIDGET (priv->body));
  sourcier_saved_state_look (sourcier_saved_state_get ());
  return G_SOURCE_REMOVE;
}

static void
look_soon (SourcierFormWindow *self)
{
  SourcierFormWindowPrivate *priv = sourcier_form_window_get_instance_private (self);

  if (priv->look_id == 0)
    priv->look_id = g_idle_add (look_cb, self);
}

/* What a form fills in by itself after it has come, an answer that it waited for, the reader has not told: until he presses
 * something, what it says is what it said from the first. */
static gboolean
event_cb (SourcierFormWindow *self,
          GdkEvent           *event)
{
  SourcierFormWindowPrivate *priv = sourcier_form_window_get_instance_private (self);
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_MOTION_NOTIFY || type == GDK_ENTER_NOTIFY || type == GDK_LEAVE_NOTIFY || type == GDK_FOCUS_CHANGE)
    return GDK_EVENT_PROPAGATE;
  if (!priv->is_touched)
    {
      priv->is_touched = TRUE;
      g_free (priv->original);
      priv->original = sourcier_unsaved_take_down (GTK_WIDGET (priv->body));
    }
  look_soon (self);
  return GDK_EVENT_PROPAGATE;
}

static void
watch_events (SourcierFormWindow *self)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_object (events, "event", G_CALLBACK (event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), events);
}

static void
sourcier_form_window_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sourcier_form_window_parent_class)->unmap (widget);
  sourcier_saved_state_look (sourcier_saved_state_get ());
}

static void
sourcier_form_window_dispose (GObject *object)
{
  SourcierFormWindowPrivate *priv = sourcier_form_window_get_instance_private (SOURCIER_FORM_WINDOW (object));

  g_clear_handle_id (&priv->look_id, g_source_remove);
  g_clear_pointer (&priv->original, g_free);

  G_OBJECT_CLASS (sourcier_form_window_parent_class)->dispose (object);
}

static void
apply_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  apply (SOURCIER_FORM_WINDOW (widget));
}

static void
cancel_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* A form opens at the first thing to tell, not at Cancel in its header bar, unless it says where itself. */
static void
sourcier_form_window_map (GtkWidget *widget)
{
  SourcierFormWindowPrivate *priv = sourcier_form_window_get_instance_private (SOURCIER_FORM_WINDOW (widget));
  GtkWidget *part = gtk_widget_get_next_sibling (gtk_widget_get_first_child (GTK_WIDGET (priv->body)));
  gboolean found;

  GTK_WIDGET_CLASS (sourcier_form_window_parent_class)->map (widget);

  found = gtk_window_get_focus (GTK_WINDOW (widget)) != NULL;
  for (; part != NULL && !found; part = gtk_widget_get_next_sibling (part))
    found = gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
  look_soon (SOURCIER_FORM_WINDOW (widget));
}

static void
sourcier_form_window_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  if (id == PROP_APPLY_LABEL)
    sourcier_form_window_set_apply_label (SOURCIER_FORM_WINDOW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* Return on a choice takes it. */
static void
choose (GtkWidget *focus)
{
  if (ADW_IS_ACTION_ROW (focus))
    adw_action_row_activate (ADW_ACTION_ROW (focus));
  else if (GTK_IS_CHECK_BUTTON (focus))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (focus), TRUE);
}

static gboolean
return_cb (SourcierFormWindow *self,
           guint               key,
           guint               code,
           GdkModifierType     state)
{
  gboolean is_return = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter;

  if (!is_return || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  choose (gtk_window_get_focus (GTK_WINDOW (self)));
  return gtk_widget_activate_action (GTK_WIDGET (self), "form.apply", NULL);
}

/* The keys of the application reach its own windows only. */
static gboolean
quit_cb (GtkWidget *widget,
         GVariant  *parameters,
         gpointer   user_data)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  return TRUE;
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding (widget_class, GDK_KEY_q, GDK_CONTROL_MASK, quit_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "form.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "form.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "form.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "form.cancel", NULL);
}

static void
sourcier_form_window_class_init (SourcierFormWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->set_property = sourcier_form_window_set_property;
  G_OBJECT_CLASS (klass)->dispose = sourcier_form_window_dispose;
  widget_class->map = sourcier_form_window_map;
  widget_class->unmap = sourcier_form_window_unmap;
  klass->is_changed = is_changed;

  /**
   * SourcierFormWindow:apply-label:
   *
   * What the button that applies says, with its mnemonic. Without one the form has buttons of its own.
   */
  properties[PROP_APPLY_LABEL] =
    g_param_spec_string ("apply-label", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/form-window.ui");
  gtk_widget_class_bind_template_child_private (widget_class, SourcierFormWindow, apply_button);
  gtk_widget_class_bind_template_child_private (widget_class, SourcierFormWindow, body);
  gtk_widget_class_install_action (widget_class, "form.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "form.cancel", NULL, cancel_cb);
  bind_keys (widget_class);
}

static void
sourcier_form_window_init (SourcierFormWindow *self)
{
  SourcierFormWindowPrivate *priv = sourcier_form_window_get_instance_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  priv->can_apply = TRUE;
  watch_events (self);
}

/**
 * sourcier_form_window_set_apply_label:
 * @self: a form
 * @label: (nullable): what the button that applies says, with its mnemonic; %NULL for a form with buttons of its own
 */
void
sourcier_form_window_set_apply_label (SourcierFormWindow *self,
                                      const char         *label)
{
  g_return_if_fail (SOURCIER_IS_FORM_WINDOW (self));

  SourcierFormWindowPrivate *priv = sourcier_form_window_get_instance_private (self);

  /* An empty property of a template is NULL or "", which differs between versions of GtkBuilder. */
  gtk_button_set_label (GTK_BUTTON (priv->apply_button), label != NULL ? label : "");
  gtk_widget_set_visible (priv->apply_button, label != NULL && *label != '\0');
}

/**
 * sourcier_form_window_set_can_apply:
 * @self: a form
 * @can_apply: whether all that is needed is told
 */
void
sourcier_form_window_set_can_apply (SourcierFormWindow *self,
                                    gboolean            can_apply)
{
  g_return_if_fail (SOURCIER_IS_FORM_WINDOW (self));

  SourcierFormWindowPrivate *priv = sourcier_form_window_get_instance_private (self);

  priv->can_apply = can_apply;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.apply", can_apply);
}

/**
 * sourcier_form_window_apply_on_return:
 * @self: a form
 * @widget: a widget in it: an entry, or several choices of which one is ticked
 *
 * Return in @widget takes the choice that has the focus, and applies the form.
 */
void
sourcier_form_window_apply_on_return (SourcierFormWindow *self,
                                      GtkWidget          *widget)
{
  g_return_if_fail (SOURCIER_IS_FORM_WINDOW (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (return_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (widget, keys);
}
