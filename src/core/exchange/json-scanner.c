/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/json-scanner.h"

#include <string.h>

/* What was opened on the way to the elements and is still open. */
typedef enum
{
  LEVEL_DOCUMENT,  /* the object around all */
  LEVEL_ROOT,      /* the object of the root's name: its members are lists */
  LEVEL_LIST,      /* a list: its elements are what is looked for */
} Level;

#define MOST_OPEN 3

typedef enum
{
  TEXT_NONE,
  TEXT_INSIDE,
  TEXT_ESCAPED,
  TEXT_LINE_END,   /* after an end of line within quotation marks, which JSON does not allow */
} Text;

struct _SourcierJsonScanner
{
  char *root;
  SourcierJsonItemFunc func;
  gpointer user_data;

  guint line;
  gint64 offset;
  Text text;

  Level open[MOST_OPEN];
  guint n_open;
  GString *word;            /* the last text read in an object that is open, which may be a name */
  char *name;               /* the name before the colon, NULL before it is read */
  char *list;
  gboolean found;

  gboolean within;          /* an element or a value to be passed over is being read */
  gboolean keep;            /* it is an element */
  gboolean scalar;          /* it is neither an object nor a list */
  gboolean too_long;
  GString *brackets;        /* those open in it */
  guint n_deeper;           /* brackets open below those that are remembered */
  GString *bytes;
  guint item_line;
  gint64 item_offset;
};

/**
 * sourcier_json_scanner_new:
 * @root: the name of the list, or of the object whose members are lists
 * @func: called for each element; its object is not parsed yet
 * @user_data: for @func
 *
 * Returns: (transfer full): a scanner at the beginning of a document
 */
SourcierJsonScanner *
sourcier_json_scanner_new (const char           *root,
                           SourcierJsonItemFunc  func,
                           gpointer              user_data)
{
  SourcierJsonScanner *self = g_new0 (SourcierJsonScanner, 1);

  self->root = g_strdup (root);
  self->func = func;
  self->user_data = user_data;
  self->line = 1;
  self->word = g_string_new (NULL);
  self->brackets = g_string_new (NULL);
  self->bytes = g_string_new (NULL);
  return self;
}

/**
 * sourcier_json_scanner_free:
 * @self: (transfer full): a scanner
 */
void
sourcier_json_scanner_free (SourcierJsonScanner *self)
{
  g_free (self->root);
  g_free (self->name);
  g_free (self->list);
  g_string_free (self->word, TRUE);
  g_string_free (self->brackets, TRUE);
  g_string_free (self->bytes, TRUE);
  g_free (self);
}

/**
 * sourcier_json_scanner_found:
 * @self: a scanner
 *
 * Returns: whether the list was there, be it empty
 */
gboolean
sourcier_json_scanner_found (SourcierJsonScanner *self)
{
  return self->found;
}

static void
keep_byte (SourcierJsonScanner *self,
           char                 c)
{
  if (!self->within || !self->keep || self->too_long)
    return;
  self->too_long = self->bytes->len >= SOURCIER_JSON_MOST_BYTES;
  if (!self->too_long)
    g_string_append_c (self->bytes, c);
}

static void
begin_value (SourcierJsonScanner *self,
             gboolean             keep,
             gboolean             scalar)
{
  self->within = TRUE;
  self->keep = keep;
  self->scalar = scalar;
  self->too_long = FALSE;
  self->n_deeper = 0;
  self->item_line = self->line;
  self->item_offset = self->offset;
  g_string_truncate (self->brackets, 0);
  g_string_truncate (self->bytes, 0);
}

static gboolean
end_value (SourcierJsonScanner      *self,
           SourcierJsonItemProblem   problem,
           GError                  **error)
{
  SourcierJsonItem item = { self->list, self->item_line, self->item_offset, self->bytes->str, NULL, problem };

  self->within = FALSE;
  if (!self->keep)
    return TRUE;
  if (self->too_long)
    item.problem = SOURCIER_JSON_ITEM_TOO_LONG;
  return self->func (&item, self->user_data, error);
}

static void
open_bracket (SourcierJsonScanner *self,
              char                 c)
{
  if (self->brackets->len < SOURCIER_JSON_MOST_LEVELS)
    g_string_append_c (self->brackets, c);
  else
    {
      self->n_deeper++;
      self->too_long = TRUE;
    }
}

/* A bracket that was forgotten must not swallow the elements that follow: one of the other kind closes it too. */
static gboolean
close_bracket (SourcierJsonScanner  *self,
               char                  c,
               GError              **error)
{
  char opening = c == '}' ? '{' : '[';

  if (self->n_deeper > 0)
    {
      self->n_deeper--;
      return TRUE;
    }
  while (self->brackets->len > 0)
    {
      char last = self->brackets->str[self->brackets->len - 1];

      g_string_truncate (self->brackets, self->brackets->len - 1);
      if (last == opening)
        break;
    }
  return self->brackets->len > 0 || end_value (self, SOURCIER_JSON_ITEM_SOUND, error);
}

static void
push (SourcierJsonScanner *self,
      Level                level)
{
  self->open[self->n_open++] = level;
  g_clear_pointer (&self->name, g_free);
}

static void
push_list (SourcierJsonScanner *self,
           const char          *name)
{
  g_free (self->list);
  self->list = g_strdup (name);
  self->found = TRUE;
  push (self, LEVEL_LIST);
}

static void
pop (SourcierJsonScanner *self)
{
  if (self->n_open > 0)
    self->n_open--;
  g_clear_pointer (&self->name, g_free);
}

/* Something opens in the document's object: the list itself, the object of its name, or what is passed over. */
static void
open_in_document (SourcierJsonScanner *self,
                  char                 c)
{
  if (g_strcmp0 (self->name, self->root) != 0)
    {
      begin_value (self, FALSE, FALSE);
      open_bracket (self, c);
    }
  else if (c == '[')
    push_list (self, self->root);
  else
    {
      self->found = TRUE;
      push (self, LEVEL_ROOT);
    }
}

/* An object where a list belongs is its one element: so write those who turn XML into JSON. */
static void
open_in_root (SourcierJsonScanner *self,
              char                 c)
{
  if (c == '[')
    {
      g_autofree char *name = g_steal_pointer (&self->name);
      push_list (self, name != NULL ? name : self->root);
      return;
    }
  g_free (self->list);
  self->list = g_strdup (self->name != NULL ? self->name : self->root);
  begin_value (self, TRUE, FALSE);
  open_bracket (self, c);
  keep_byte (self, c);
}

static void
step_in_object (SourcierJsonScanner *self,
                Level                level,
                char                 c)
{
  switch (c)
    {
    case '"':
      g_string_truncate (self->word, 0);
      self->text = TEXT_INSIDE;
      break;
    case ':':
      g_free (self->name);
      self->name = g_strdup (self->word->str);
      break;
    case ',':
      g_clear_pointer (&self->name, g_free);
      break;
    case '{':
    case '[':
      if (level == LEVEL_DOCUMENT)
        open_in_document (self, c);
      else
        open_in_root (self, c);
      break;
    case '}':
      pop (self);
      break;
    default:
      break;
    }
}

static void
step_in_list (SourcierJsonScanner *self,
              char                 c)
{
  if (c == ']')
    pop (self);
  else if (c != ',' && c != '}' && !g_ascii_isspace (c))
    {
      begin_value (self, TRUE, c != '{' && c != '[');
      if (!self->scalar)
        open_bracket (self, c);
      else if (c == '"')
        self->text = TEXT_INSIDE;
      keep_byte (self, c);
    }
}

static gboolean
step_in_value (SourcierJsonScanner  *self,
               char                  c,
               GError              **error)
{
  if (self->scalar && (c == ',' || c == ']'))
    {
      if (!end_value (self, SOURCIER_JSON_ITEM_SOUND, error))
        return FALSE;
      step_in_list (self, c);
      return TRUE;
    }

  keep_byte (self, c);
  if (c == '"')
    self->text = TEXT_INSIDE;
  else if (!self->scalar && (c == '{' || c == '['))
    open_bracket (self, c);
  else if (!self->scalar && (c == '}' || c == ']'))
    return close_bracket (self, c, error);
  return TRUE;
}

static void
step_outside (SourcierJsonScanner *self,
              char                 c)
{
  if (c == '{')
    push (self, LEVEL_DOCUMENT);
  else if (c == '[')
    push_list (self, "");
}

/* Within quotation marks. An end of line there is let pass, for people paste texts, unless what follows looks as if the
 * closing mark was forgotten: then only this element is lost, not all that follow. */
static gboolean
step_in_text (SourcierJsonScanner *self,
              char                 c)
{
  if (self->text == TEXT_LINE_END)
    {
      if (strchr ("\"{}[]", c) != NULL)
        {
          self->text = TEXT_NONE;
          return FALSE;
        }
      if (!g_ascii_isspace (c))
        self->text = TEXT_INSIDE;
    }

  if (self->within)
    keep_byte (self, c);
  else if (self->word->len < SOURCIER_JSON_MOST_LEVELS)
    g_string_append_c (self->word, c);

  if (self->text == TEXT_ESCAPED)
    self->text = TEXT_INSIDE;
  else if (c == '\\')
    self->text = TEXT_ESCAPED;
  else if (c == '\n')
    self->text = TEXT_LINE_END;
  else if (c == '"')
    {
      self->text = TEXT_NONE;
      if (!self->within && self->word->len > 0)
        g_string_truncate (self->word, self->word->len - 1);
    }
  return TRUE;
}

static gboolean
step (SourcierJsonScanner  *self,
      char                  c,
      GError              **error)
{
  if (self->text != TEXT_NONE && step_in_text (self, c))
    return TRUE;
  if (self->within)
    return step_in_value (self, c, error);
  if (self->n_open == 0)
    step_outside (self, c);
  else if (self->open[self->n_open - 1] == LEVEL_LIST)
    step_in_list (self, c);
  else
    step_in_object (self, self->open[self->n_open - 1], c);
  return TRUE;
}

/**
 * sourcier_json_scanner_feed:
 * @self: a scanner
 * @bytes: (array length=length): UTF-8 without NUL, which may end anywhere
 * @length: how many bytes there are
 * @error: why reading must stop
 *
 * Returns: %FALSE with what the function gave when it stops
 */
gboolean
sourcier_json_scanner_feed (SourcierJsonScanner  *self,
                            const char           *bytes,
                            gsize                 length,
                            GError              **error)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!step (self, bytes[i], error))
        return FALSE;
      self->offset++;
      self->line += bytes[i] == '\n';
    }
  return TRUE;
}

/**
 * sourcier_json_scanner_finish:
 * @self: a scanner
 * @error: why reading must stop
 *
 * Ends the document. An element that is still open was cut, and is given as such.
 *
 * Returns: as sourcier_json_scanner_feed() does
 */
gboolean
sourcier_json_scanner_finish (SourcierJsonScanner  *self,
                              GError              **error)
{
  return !self->within || end_value (self, SOURCIER_JSON_ITEM_CUT, error);
}
