/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/odt-marks-private.h"

#include "base/text.h"

#include <string.h>

/* Marks are looked for in the text of a whole paragraph, since a word processor parts it wherever somebody typed again or
 * changed the formatting: “{Raison sociale}” often is three runs. */

#define MOST_MARK 80            /* bytes between braces: what is longer is no name */
#define MOST_IN_PARAGRAPH 500   /* what has more is no letter: the rest of the paragraph is kept as it is */
#define MOST_REPORTED 1000
#define SEPARATOR '\x01'        /* stands for what a mark cannot reach across; XML holds no such character */
#define LINE_BREAK '\x02'       /* in new text: becomes text:line-break */
#define MORE_SPACE '\x03'       /* in new text: becomes text:s, since XML readers drop a second space */

/* A run of text of a paragraph, or a space, tab or line break that is an element. */
typedef struct
{
  xmlNode *node;
  gsize start;                  /* where it begins in the paragraph's text */
  gsize length;
  gboolean is_element;
  gboolean gone;                /* the element was part of a mark */
  GString *text;                /* the new text, NULL where it stays */
} Piece;

typedef struct
{
  GString *text;
  GArray *pieces;               /* Piece */
} Runs;

static void
piece_clear (gpointer data)
{
  Piece *piece = data;

  if (piece->text != NULL)
    g_string_free (piece->text, TRUE);
}

/* Whether @node is the element @name of @namespace. */
gboolean
_sourcier_odt_is (const xmlNode *node,
                  const char    *namespace,
                  const char    *name)
{
  return node->type == XML_ELEMENT_NODE && node->ns != NULL && node->ns->href != NULL
         && g_str_equal ((const char *) node->ns->href, namespace)
         && (name == NULL || g_str_equal ((const char *) node->name, name));
}

static gboolean
is_text (const xmlNode *node,
         const char    *name)
{
  return _sourcier_odt_is (node, SOURCIER_ODF_TEXT, name);
}

static gboolean
is_one_of (const xmlNode      *node,
           const char * const *names)
{
  return is_text (node, NULL) && g_strv_contains (names, (const char *) node->name);
}

static gboolean
is_paragraph (const xmlNode *node)
{
  return is_text (node, "p") || is_text (node, "h");
}

/* Elements that part a text without showing anything. */
static gboolean
is_invisible (const xmlNode *node)
{
  static const char * const names[] = {
    "bookmark", "bookmark-start", "bookmark-end", "soft-page-break", "reference-mark", "reference-mark-start",
    "reference-mark-end", "change", "change-start", "change-end", "toc-mark", "toc-mark-start", "toc-mark-end", NULL,
  };

  return is_one_of (node, names) || node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE;
}

static gboolean
holds_runs (const xmlNode *node)
{
  static const char * const names[] = { "span", "a", "meta", "ruby", "ruby-base", NULL };

  return is_one_of (node, names);
}

static void
add_piece (Runs       *runs,
           xmlNode    *node,
           const char *text,
           gboolean    is_element)
{
  Piece piece = { node, runs->text->len, strlen (text), is_element, FALSE, NULL };

  g_string_append (runs->text, text);
  g_array_append_val (runs->pieces, piece);
}

static void
collect_runs (xmlNode *parent,
              Runs    *runs)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        add_piece (runs, node, node->content != NULL ? (const char *) node->content : "", FALSE);
      else if (is_text (node, "s") || is_text (node, "tab") || is_text (node, "line-break"))
        add_piece (runs, node, " ", TRUE);
      else if (holds_runs (node))
        collect_runs (node, runs);
      else if (!is_invisible (node))
        g_string_append_c (runs->text, SEPARATOR);
    }
}

/* A mark in the text of a paragraph: where it begins and ends, and what stands in it. */
typedef struct
{
  gsize start;
  gsize end;
  char *name;
  char *value;
} Match;

static void
match_clear (gpointer data)
{
  Match *match = data;

  g_free (match->name);
  g_free (match->value);
}

/* Three ways to write a mark. Guillemets are what French quotes with too: they are a mark only where a value has that name, and
 * without the spaces that typography asks for around a quotation. */
static const struct
{
  const char *open;
  const char *close;
  gboolean sure;
} spellings[] = {
  { "{{", "}}", TRUE }, { "{", "}", TRUE }, { "«", "»", FALSE },
};

static char *
read_name (const char *text,
           gsize       length,
           gboolean    sure)
{
  g_autofree char *raw = g_strndup (text, length);
  g_autofree char *name = NULL;

  if (length == 0 || length > MOST_MARK || strpbrk (raw, "{}\x01") != NULL || strstr (raw, "«") != NULL)
    return NULL;
  name = sourcier_text_tidy (raw);
  if (*name == '\0' || (!sure && !g_str_equal (name, raw)))
    return NULL;
  return g_steal_pointer (&name);
}

/* Whether a mark begins at @at, and which. */
static gboolean
match_at (SourcierOdtFilling *filling,
          const char         *text,
          gsize               at,
          Match              *match)
{
  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      gsize open = strlen (spellings[i].open);
      const char *inner = text + at + open;
      const char *end;

      if (!g_str_has_prefix (text + at, spellings[i].open))
        continue;
      /* As far as a name reaches and no further: the time stays in step with the length of the text. */
      end = g_strstr_len (inner, MOST_MARK + 4, spellings[i].close);
      *match = (Match) { at, 0, end != NULL ? read_name (inner, end - inner, spellings[i].sure) : NULL, NULL };
      if (match->name == NULL)
        continue;
      match->end = end - text + strlen (spellings[i].close);
      match->value = filling->func (match->name, filling->user_data);
      if (match->value != NULL || spellings[i].sure)
        return TRUE;
      match_clear (match);
    }
  return FALSE;
}

static GArray *
find_marks (SourcierOdtFilling *filling,
            const char         *text)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));
  gsize at = 0;

  g_array_set_clear_func (matches, match_clear);
  while (text[at] != '\0' && matches->len < MOST_IN_PARAGRAPH)
    {
      Match match;

      if ((text[at] == '{' || text[at] == '\xc2') && match_at (filling, text, at, &match))
        {
          g_array_append_val (matches, match);
          at = match.end;
        }
      else
        at++;
    }
  return matches;
}

static void
report (SourcierOdtFilling *filling,
        const char         *written,
        gsize               length,
        const char         *name)
{
  SourcierOdtMark *mark;

  if (filling->unknown == NULL || filling->unknown->len >= MOST_REPORTED)
    return;
  mark = g_new0 (SourcierOdtMark, 1);
  mark->written = g_strndup (written, length);
  mark->name = g_strdup (name);
  mark->paragraph = filling->counted ? filling->paragraph : 0;
  g_ptr_array_add (filling->unknown, mark);
}

/* What a value becomes in a run of text. */
static char *
encode (const char *value)
{
  g_autofree char *clean = sourcier_text_clean (value);
  GString *text = g_string_new (NULL);

  for (const char *p = clean; *p != '\0'; p++)
    g_string_append_c (text, *p == '\n' ? LINE_BREAK : *p == ' ' && p > clean && p[-1] == ' ' ? MORE_SPACE : *p);
  return g_string_free (text, FALSE);
}

/* Puts @text in the place of the part of a paragraph from @start to @end: into the run where it begins, so that the value looks
 * as the mark's first letter did. */
static void
replace (Runs       *runs,
         gsize       start,
         gsize       end,
         const char *text)
{
  for (guint i = 0; i < runs->pieces->len; i++)
    {
      Piece *piece = &g_array_index (runs->pieces, Piece, i);
      gsize from = MAX (start, piece->start);
      gsize to = MIN (end, piece->start + piece->length);

      if (piece->start >= end)
        return;
      if (from >= to)
        continue;
      if (piece->is_element)
        {
          piece->gone = TRUE;
          continue;
        }
      if (piece->text == NULL)
        piece->text = g_string_new_len (runs->text->str + piece->start, piece->length);
      g_string_erase (piece->text, from - piece->start, to - from);
      if (from == start)
        g_string_insert (piece->text, from - piece->start, text);
    }
}

static xmlNode *
insert_element (xmlNode    *after,
                xmlNode    *paragraph,
                const char *name)
{
  return xmlAddNextSibling (after, xmlNewNode (paragraph->ns, BAD_CAST name));
}

/* Writes the new text of a run: text nodes, and elements between them. */
static void
write_piece (Piece   *piece,
             xmlNode *paragraph)
{
  const char *text = piece->text->str;
  gsize plain = strcspn (text, "\x02\x03");
  g_autofree char *first = g_strndup (text, plain);
  xmlNode *last = piece->node;

  xmlNodeSetContent (last, BAD_CAST first);
  for (text += plain; *text != '\0'; text += plain)
    {
      last = insert_element (last, paragraph, *text == LINE_BREAK ? "line-break" : "s");
      text++;
      plain = strcspn (text, "\x02\x03");
      if (plain > 0)
        last = xmlAddNextSibling (last, xmlNewTextLen (BAD_CAST text, (int) plain));
    }
}

static void
write_pieces (Runs    *runs,
              xmlNode *paragraph)
{
  for (guint i = 0; i < runs->pieces->len; i++)
    {
      Piece *piece = &g_array_index (runs->pieces, Piece, i);

      if (piece->text != NULL)
        write_piece (piece, paragraph);
      if (piece->gone)
        {
          xmlUnlinkNode (piece->node);
          xmlFreeNode (piece->node);
        }
    }
}

static void
fill_typed (xmlNode            *paragraph,
            SourcierOdtFilling *filling)
{
  Runs runs = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (Piece)) };

  g_array_set_clear_func (runs.pieces, piece_clear);
  collect_runs (paragraph, &runs);

  g_autoptr (GArray) matches = find_marks (filling, runs.text->str);
  /* From the last to the first: what comes before keeps its place. */
  for (guint i = matches->len; i-- > 0;)
    {
      const Match *match = &g_array_index (matches, Match, i);
      g_autofree char *text = match->value != NULL ? encode (match->value) : NULL;

      if (text == NULL)
        continue;
      replace (&runs, match->start, match->end, text);
      filling->n_filled++;
      filling->n_told += *text != '\0';
    }
  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);

      if (match->value == NULL)
        report (filling, runs.text->str + match->start, match->end - match->start, match->name);
    }
  write_pieces (&runs, paragraph);

  g_string_free (runs.text, TRUE);
  g_array_unref (runs.pieces);
}

/* What a field of LibreOffice is called, NULL if it is none that takes a value. *@sure is whether it can be nothing else. */
static char *
field_name (xmlNode  *node,
            gboolean *sure)
{
  static const struct { const char *element, *attribute; gboolean sure; } fields[] = {
    { "database-display", "column-name", TRUE }, { "user-field-get", "name", FALSE },
    { "user-field-input", "name", FALSE }, { "variable-get", "name", FALSE }, { "text-input", "description", FALSE },
  };
  g_autofree char *content = NULL;
  xmlChar *text;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (is_text (node, fields[i].element))
      {
        *sure = fields[i].sure;
        text = xmlGetNsProp (node, BAD_CAST fields[i].attribute, BAD_CAST SOURCIER_ODF_TEXT);
        content = sourcier_text_tidy ((const char *) text);
        xmlFree (text);
        return *content != '\0' ? g_steal_pointer (&content) : NULL;
      }
  if (!is_text (node, "placeholder"))
    return NULL;

  /* “<Name>”, with the angle brackets that the dialog puts around it. */
  *sure = TRUE;
  text = xmlNodeGetContent (node);
  content = g_strdup ((const char *) text);
  xmlFree (text);
  g_strdelimit (content, "<>", ' ');
  if (sourcier_text_is_empty (content))
    return NULL;
  return sourcier_text_tidy (content);
}

static void
fill_field (xmlNode            *node,
            xmlNode            *paragraph,
            const char         *value,
            SourcierOdtFilling *filling)
{
  g_autofree char *text = encode (value);
  Piece piece = { xmlNewText (BAD_CAST ""), 0, 0, FALSE, FALSE, g_string_new (text) };
  /* An element between texts keeps libxml from joining them with what stands beside, which would free ours. */
  xmlNode *guard = xmlAddPrevSibling (node, xmlNewNode (paragraph->ns, BAD_CAST "soft-page-break"));

  piece.node = xmlAddNextSibling (guard, piece.node);
  write_piece (&piece, paragraph);
  piece_clear (&piece);
  xmlUnlinkNode (guard);
  xmlFreeNode (guard);
  xmlUnlinkNode (node);
  xmlFreeNode (node);
  filling->n_filled++;
  filling->n_told += *text != '\0';
}

static void
fill_fields (xmlNode            *parent,
             xmlNode            *paragraph,
             SourcierOdtFilling *filling)
{
  xmlNode *next;

  for (xmlNode *node = parent->children; node != NULL; node = next)
    {
      gboolean sure = FALSE;
      g_autofree char *name = field_name (node, &sure);
      g_autofree char *value = name != NULL ? filling->func (name, filling->user_data) : NULL;

      next = node->next;
      if (value != NULL)
        fill_field (node, paragraph, value, filling);
      else if (name != NULL && sure)
        report (filling, name, strlen (name), name);
      else if (holds_runs (node))
        fill_fields (node, paragraph, filling);
    }
}

static gboolean
has_only_runs (xmlNode *parent,
               GString *text)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      if (node->type == XML_TEXT_NODE && node->content != NULL)
        g_string_append (text, (const char *) node->content);
      else if (node->type != XML_TEXT_NODE && !is_text (node, "s") && !is_text (node, "tab")
               && (!is_text (node, "span") || !has_only_runs (node, text)))
        return FALSE;
    }
  return TRUE;
}

/* Whether nothing is left of a paragraph but a label without a value, “Telephone:”, or runs without text. */
static gboolean
says_nothing (xmlNode *paragraph)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *tidy = NULL;

  if (!has_only_runs (paragraph, text))
    return FALSE;
  tidy = sourcier_text_tidy (text->str);
  return *tidy == '\0' || g_str_has_suffix (tidy, ":");
}

static gboolean
has_sibling (xmlNode *paragraph)
{
  for (xmlNode *node = paragraph->parent->children; node != NULL; node = node->next)
    if (node != paragraph && is_paragraph (node))
      return TRUE;
  return FALSE;
}

/* A paragraph whose marks have no value, and that says nothing else, leaves no blank line: a supplier without a telephone has
 * no line for it. The last paragraph of a cell or a frame stays, for it must have one. */
static void
fill_paragraph (xmlNode            *paragraph,
                SourcierOdtFilling *filling)
{
  guint before = filling->n_filled;

  filling->n_told = 0;
  fill_typed (paragraph, filling);
  fill_fields (paragraph, paragraph, filling);

  if (filling->n_filled > before && filling->n_told == 0 && says_nothing (paragraph) && has_sibling (paragraph))
    {
      xmlUnlinkNode (paragraph);
      xmlFreeNode (paragraph);
    }
}

/* Elements that a value may take the place of. Nothing below them is looked at: a paragraph there, which OpenDocument does not
 * know, would go with them while it is still to be filled. */
static gboolean
is_leaf (const xmlNode *node)
{
  static const char * const names[] = {
    "s", "tab", "line-break", "placeholder", "database-display", "user-field-get", "user-field-input", "variable-get",
    "text-input", NULL,
  };

  return is_one_of (node, names);
}

static void
collect_paragraphs (xmlNode   *parent,
                    GPtrArray *paragraphs)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    {
      /* What was deleted while changes were recorded is no text any more. */
      if (is_text (node, "tracked-changes") || is_leaf (node))
        continue;
      if (is_paragraph (node))
        g_ptr_array_add (paragraphs, node);
      collect_paragraphs (node, paragraphs);
    }
}

/* Puts values into the marks of all paragraphs below @root, and tells those that no value has the name of. */
void
_sourcier_odt_fill (xmlNode            *root,
                    SourcierOdtFilling *filling)
{
  g_autoptr (GPtrArray) paragraphs = g_ptr_array_new ();

  collect_paragraphs (root, paragraphs);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      filling->paragraph = i + 1;
      fill_paragraph (paragraphs->pdata[i], filling);
    }
}
