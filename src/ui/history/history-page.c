/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "history/history-page.h"

struct _SourcierHistoryPage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (SourcierHistoryPage, sourcier_history_page, ADW_TYPE_BIN)

static void
sourcier_history_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOURCIER_TYPE_HISTORY_PAGE);

  G_OBJECT_CLASS (sourcier_history_page_parent_class)->dispose (object);
}

static void
sourcier_history_page_class_init (SourcierHistoryPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sourcier_history_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, SOURCIER_RESOURCE_PREFIX "/ui/history-page.ui");
}

static void
sourcier_history_page_init (SourcierHistoryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sourcier_history_page_new:
 *
 * Returns: (transfer full): a page that shows nothing yet
 */
GtkWidget *
sourcier_history_page_new (void)
{
  return g_object_new (SOURCIER_TYPE_HISTORY_PAGE, NULL);
}
