/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history/history-page.h"
#include "plans/plans-page.h"
#include "purchases/purchases-page.h"
#include "rules/rules-page.h"
#include "shell/backup-keeper.h"
#include "shell/notice-bar.h"
#include "shell/welcome-page.h"
#include "shell/window.h"
#include "store/hold.h"
#include "suppliers/label-work-page.h"
#include "suppliers/suppliers-page.h"

G_BEGIN_DECLS

/* Pages that are built when they are shown first. */
#define SOURCIER_N_WINDOW_PAGES 5

/* A file on its way to be opened. */
typedef struct _SourcierOpening SourcierOpening;

/* What to do once a file is open, and the window shows it, or could not be opened; @is_damaged: the repair may help; @message:
 * (nullable) what the reader is told. */
typedef void (*SourcierOpened) (SourcierWindow *self,
                                GFile          *file,
                                const GError   *error,
                                gboolean        is_damaged,
                                const char     *message);

/* What is done once the window may leave the file that it shows. */
typedef void (*SourcierLeave) (SourcierWindow *self,
                               GFile          *file);

struct _SourcierWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  SourcierStore *store;         /* NULL before an office's file is open */
  GSignalGroup *store_signals;
  SourcierBackupKeeper *keeper;
  gboolean backup_failed;       /* and the notice says so */
  SourcierHold *hold;           /* on that file, NULL where it is only looked at */
  guint beat_id;                /* what renews it now and then */
  gboolean is_occupied;         /* somebody else works on that file */
  struct                        /* what happens to that file meanwhile */
  {
    GFileMonitor *monitor;
    guint id, opening;
    guint64 device, inode;
    gboolean is_known, is_looking, is_asked, is_free, asks_hold;
    gboolean is_gone;           /* and with it all that was done, if it does not come back */
    gboolean is_copied;         /* and that was saved elsewhere since it was opened */
    int place;
  } watch;
  SourcierOpening *opening;     /* NULL while none is under way */
  SourcierOpening *begun;       /* before the window was there, NULL once it is taken */
  guint present_id;             /* the window waits for its file */
  GFile *waiting_file;          /* to be taken once the office is open */
  SourcierLeave leave;          /* what is done once nothing would be lost; NULL while nobody wants to leave */
  GFile *leave_for;
  guint leave_id;
  gboolean stepping;            /* an undo or a redo is under way */
  GQueue waiting_steps;         /* undos and redos asked for meanwhile */
  AdwToast *toast;              /* the last one that offers Undo */
  gint64 toast_at;              /* since when it comes in, on the monotonic clock */

  AdwToastOverlay *toasts;
  GtkStack *stage;              /* the welcome page, or the office */
  AdwBin *welcome;              /* holds the welcome page once it was shown */
  GtkWidget *leaflet;
  GtkWidget *sidebar;
  GtkLabel *office_name;
  GMenu *undo_menu;
  GMenu *recent_menu;
  GtkListBox *page_list;
  GtkStack *pages;
  SourcierSuppliersPage *suppliers_page;
  struct
  {
    GtkWidget *page;            /* NULL before it is shown first */
    gboolean is_filled;         /* with the office's file */
  } built[SOURCIER_N_WINDOW_PAGES];
  SourcierNoticeBar *notice;
};

void _sourcier_window_offer          (SourcierWindow *self,
                                      const char     *message,
                                      const char     *label,
                                      const char     *action);
void _sourcier_window_withdraw_offer (SourcierWindow *self);
void _sourcier_window_init_actions   (SourcierWindow *self);
void _sourcier_window_class_bind     (GtkWidgetClass *widget_class);
void _sourcier_window_update_actions (SourcierWindow *self);
void _sourcier_window_take_step      (SourcierWindow *self,
                                      gboolean        undo);
void _sourcier_window_tell_steps     (SourcierWindow *self);
void _sourcier_window_init_office    (SourcierWindow *self);
void _sourcier_window_fill_page      (SourcierWindow *self);
void _sourcier_window_fill_pages     (SourcierWindow *self);
GtkWidget *_sourcier_window_get_page (SourcierWindow *self);
gpointer _sourcier_window_show_page  (SourcierWindow *self,
                                      const char     *name);
void _sourcier_window_open           (SourcierWindow *self,
                                      GFile          *file,
                                      SourcierOpened  opened,
                                      const char     *message);
SourcierOpening *_sourcier_opening_begin (GFile *file);
void _sourcier_window_stop_opening   (SourcierWindow *self);
void _sourcier_window_leave          (SourcierWindow *self,
                                      GFile          *file,
                                      SourcierLeave   leave);
gboolean _sourcier_window_may_leave  (SourcierWindow *self);
void _sourcier_window_go_to          (SourcierWindow *self,
                                      GFile          *file);
SourcierStore *_sourcier_window_open_store (const char *path,
                                      gboolean        is_held,
                                      SourcierHold  **hold,
                                      gboolean       *is_occupied,
                                      SourcierProgress *progress,
                                      GCancellable   *cancellable,
                                      GError        **error);
void _sourcier_window_set_hold       (SourcierWindow *self,
                                      SourcierHold   *hold);
void _sourcier_window_look_at_place  (SourcierWindow *self);
void _sourcier_window_save_copy      (SourcierWindow *self,
                                      GFile          *file);
void _sourcier_window_choose_copy    (SourcierWindow *self);
void _sourcier_window_watch          (SourcierWindow *self);
void _sourcier_window_tell_last_end  (SourcierWindow *self);
void _sourcier_window_set_store      (SourcierWindow *self,
                                      SourcierStore  *store);
void _sourcier_window_close_office   (SourcierWindow *self);
void _sourcier_window_welcome        (SourcierWindow *self,
                                      const char     *notice);
void _sourcier_window_import         (SourcierWindow *self,
                                      GFile          *file);

G_END_DECLS
