/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "suppliers/contact.h"

#include "base/text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Between the fields of a contact in one cell, and in place of a field that is not told. */
#define BETWEEN_FIELDS " " SOURCIER_CONTACT_FIELD_MARK " "
#define UNTOLD "–"

/* Fewer digits are no telephone number: even the shortest written without its prefix has six. */
#define LEAST_PHONE_DIGITS 6

struct _SourcierContact
{
  GObject parent_instance;

  gint64 id;
  char *texts[SOURCIER_N_CONTACT_FIELDS];
};

G_DEFINE_FINAL_TYPE (SourcierContact, sourcier_contact, G_TYPE_OBJECT)

static const struct
{
  const char *id;
  const char *name;
} fields[SOURCIER_N_CONTACT_FIELDS] = {
  [SOURCIER_CONTACT_NAME] = { "name", NC_("contact field", "Name") },
  [SOURCIER_CONTACT_ROLE] = { "role", NC_("contact field", "Role") },
  [SOURCIER_CONTACT_EMAIL] = { "email", NC_("contact field", "E-mail") },
  [SOURCIER_CONTACT_PHONE] = { "phone", NC_("contact field", "Phone") },
  [SOURCIER_CONTACT_NOTE] = { "note", NC_("contact field", "Note") },
};

/**
 * sourcier_contact_field_get_id:
 * @field: a field
 *
 * Returns: (transfer none): its name in JSON and among the columns of the table "contact"
 */
const char *
sourcier_contact_field_get_id (SourcierContactField field)
{
  g_return_val_if_fail (field < SOURCIER_N_CONTACT_FIELDS, NULL);

  return fields[field].id;
}

/**
 * sourcier_contact_field_get_name:
 * @field: a field
 *
 * Returns: (transfer none): its name in the reader's language
 */
const char *
sourcier_contact_field_get_name (SourcierContactField field)
{
  g_return_val_if_fail (field < SOURCIER_N_CONTACT_FIELDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "contact field", fields[field].name);
}

static void
sourcier_contact_finalize (GObject *object)
{
  SourcierContact *self = SOURCIER_CONTACT (object);

  for (guint i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (sourcier_contact_parent_class)->finalize (object);
}

static void
sourcier_contact_class_init (SourcierContactClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sourcier_contact_finalize;
}

static void
sourcier_contact_init (SourcierContact *self)
{
  for (guint i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    self->texts[i] = g_strdup ("");
}

/**
 * sourcier_contact_new:
 *
 * Returns: (transfer full): somebody of whom nothing is known, not in any file yet
 */
SourcierContact *
sourcier_contact_new (void)
{
  return g_object_new (SOURCIER_TYPE_CONTACT, NULL);
}

/**
 * sourcier_contact_copy:
 * @self: a contact
 *
 * Returns: (transfer full): another object that says the same, the id included
 */
SourcierContact *
sourcier_contact_copy (SourcierContact *self)
{
  g_return_val_if_fail (SOURCIER_IS_CONTACT (self), NULL);

  SourcierContact *copy = sourcier_contact_new ();

  copy->id = self->id;
  for (guint i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    sourcier_contact_set_text (copy, i, self->texts[i]);
  return copy;
}

/**
 * sourcier_contact_equal:
 * @self: a contact
 * @other: another
 *
 * Returns: whether both say the same, whatever their ids
 */
gboolean
sourcier_contact_equal (SourcierContact *self,
                        SourcierContact *other)
{
  g_return_val_if_fail (SOURCIER_IS_CONTACT (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_CONTACT (other), FALSE);

  for (guint i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    if (!g_str_equal (self->texts[i], other->texts[i]))
      return FALSE;
  return TRUE;
}

/**
 * sourcier_contact_get_id:
 * @self: a contact
 *
 * Returns: its id in the file, 0 before it was first saved
 */
gint64
sourcier_contact_get_id (SourcierContact *self)
{
  g_return_val_if_fail (SOURCIER_IS_CONTACT (self), 0);

  return self->id;
}

/**
 * sourcier_contact_set_id:
 * @self: a contact
 * @id: its id in the file, or 0
 */
void
sourcier_contact_set_id (SourcierContact *self,
                         gint64           id)
{
  g_return_if_fail (SOURCIER_IS_CONTACT (self));

  self->id = id;
}

/**
 * sourcier_contact_get_text:
 * @self: a contact
 * @field: a field
 *
 * Returns: (transfer none): the field as written, "" if not told
 */
const char *
sourcier_contact_get_text (SourcierContact      *self,
                           SourcierContactField  field)
{
  g_return_val_if_fail (SOURCIER_IS_CONTACT (self), NULL);
  g_return_val_if_fail (field < SOURCIER_N_CONTACT_FIELDS, NULL);

  return self->texts[field];
}

/**
 * sourcier_contact_set_text:
 * @self: a contact
 * @field: a field
 * @text: (nullable): what is written
 */
void
sourcier_contact_set_text (SourcierContact      *self,
                           SourcierContactField  field,
                           const char           *text)
{
  g_return_if_fail (SOURCIER_IS_CONTACT (self));
  g_return_if_fail (field < SOURCIER_N_CONTACT_FIELDS);

  char *copy = g_strdup (text != NULL ? text : "");

  g_free (self->texts[field]);
  self->texts[field] = copy;
}

/**
 * sourcier_contact_is_empty:
 * @self: a contact
 *
 * Returns: whether nothing tells who it is or how to reach it: a role or a note alone does not
 */
gboolean
sourcier_contact_is_empty (SourcierContact *self)
{
  g_return_val_if_fail (SOURCIER_IS_CONTACT (self), TRUE);

  return sourcier_text_is_empty (self->texts[SOURCIER_CONTACT_NAME])
         && sourcier_text_is_empty (self->texts[SOURCIER_CONTACT_EMAIL])
         && sourcier_text_is_empty (self->texts[SOURCIER_CONTACT_PHONE]);
}

/**
 * sourcier_contact_get_call_name:
 * @self: a contact
 *
 * Returns: (transfer none): what to call it: its name, else the first thing known of it
 */
const char *
sourcier_contact_get_call_name (SourcierContact *self)
{
  g_return_val_if_fail (SOURCIER_IS_CONTACT (self), NULL);

  for (guint i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    if (!sourcier_text_is_empty (self->texts[i]))
      return self->texts[i];
  return "";
}

/* Only the case of an address does not count. */
static char *
fold_address (const char *text)
{
  g_autofree char *tidy = sourcier_text_tidy (text);

  return g_utf8_casefold (tidy, -1);
}

typedef enum { UNKNOWN, ALIKE, UNLIKE } Likeness;

static Likeness
compare (SourcierContact      *self,
         SourcierContact      *other,
         SourcierContactField  field)
{
  char *(*fold) (const char *) = field == SOURCIER_CONTACT_EMAIL ? fold_address : sourcier_text_fold;
  g_autofree char *one = fold (self->texts[field]);
  g_autofree char *two = fold (other->texts[field]);

  if (*one == '\0' || *two == '\0')
    return UNKNOWN;
  return g_str_equal (one, two) ? ALIKE : UNLIKE;
}

/**
 * sourcier_contact_is_same:
 * @self: a contact
 * @other: another of the same supplier
 *
 * A mailbox or a telephone may be shared, and two people may have one name: neither may say otherwise.
 *
 * Returns: whether both are one person, as far as name, e-mail and phone tell
 */
gboolean
sourcier_contact_is_same (SourcierContact *self,
                          SourcierContact *other)
{
  g_return_val_if_fail (SOURCIER_IS_CONTACT (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_CONTACT (other), FALSE);

  Likeness name = compare (self, other, SOURCIER_CONTACT_NAME);
  Likeness email = compare (self, other, SOURCIER_CONTACT_EMAIL);

  if (name == UNLIKE || email == UNLIKE)
    return FALSE;
  return name == ALIKE || email == ALIKE || compare (self, other, SOURCIER_CONTACT_PHONE) == ALIKE;
}

/**
 * sourcier_contact_take_over:
 * @self: a contact
 * @other: what is now told about the same person
 *
 * What @other tells replaces what @self says; what it leaves blank stays.
 *
 * Returns: whether that changed anything
 */
gboolean
sourcier_contact_take_over (SourcierContact *self,
                            SourcierContact *other)
{
  g_return_val_if_fail (SOURCIER_IS_CONTACT (self), FALSE);
  g_return_val_if_fail (SOURCIER_IS_CONTACT (other), FALSE);

  gboolean changed = FALSE;

  for (guint i = 0; i < SOURCIER_N_CONTACT_FIELDS; i++)
    if (!sourcier_text_is_empty (other->texts[i]) && !g_str_equal (self->texts[i], other->texts[i]))
      {
        sourcier_contact_set_text (self, i, other->texts[i]);
        changed = TRUE;
      }
  return changed;
}

/* What parts fields and contacts in a cell is written otherwise within a field. */
static char *
to_part (const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, SOURCIER_CONTACT_FIELD_MARK, -1);
  g_autofree char *plain = g_strjoinv ("-", pieces);

  g_strdelimit (plain, "|", '/');
  g_strdelimit (plain, "\r\n\t", ' ');
  return sourcier_text_tidy (plain);
}

/**
 * sourcier_contact_to_cell:
 * @self: a contact
 *
 * Returns: (transfer full): all that is known on one line, without a bar: "Léa Roy · Director · lea@roy.example · 01 02
 *   03 04 05"; sourcier_contact_from_cell() reads it back
 */
char *
sourcier_contact_to_cell (SourcierContact *self)
{
  g_return_val_if_fail (SOURCIER_IS_CONTACT (self), NULL);

  GString *cell = g_string_new (NULL);
  guint n = SOURCIER_N_CONTACT_FIELDS;

  while (n > 1 && sourcier_text_is_empty (self->texts[n - 1]))
    n--;
  /* Without a mark, a comma or a semicolon would part the name. */
  if (n == 1 && strpbrk (self->texts[0], ",;") != NULL)
    n++;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *part = to_part (self->texts[i]);

      g_string_append_printf (cell, "%s%s", i > 0 ? BETWEEN_FIELDS : "", *part != '\0' ? part : UNTOLD);
    }
  return g_string_free (cell, FALSE);
}

static gboolean
is_phone (const char *text)
{
  guint digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      digits++;
    else if (strchr (" .-+()/", *p) == NULL)
      return FALSE;
  return digits >= LEAST_PHONE_DIGITS;
}

static gboolean
is_told (SourcierContact      *self,
         SourcierContactField  field)
{
  return *self->texts[field] != '\0';
}

/* In words that somebody wrote by hand an address and a number are known by their shape; a name comes first. */
static SourcierContactField
field_by_shape (SourcierContact *self,
                const char      *part)
{
  if (sourcier_email_is_address (part))
    return SOURCIER_CONTACT_EMAIL;
  if (is_phone (part))
    return SOURCIER_CONTACT_PHONE;
  return is_told (self, SOURCIER_CONTACT_NAME) ? SOURCIER_CONTACT_ROLE : SOURCIER_CONTACT_NAME;
}

static void
add_part (SourcierContact      *self,
          const char           *part,
          SourcierContactField  field)
{
  if (!is_told (self, field))
    sourcier_contact_set_text (self, field, part);
  else
    {
      g_autofree char *both = g_strconcat (self->texts[SOURCIER_CONTACT_NOTE],
                                           is_told (self, SOURCIER_CONTACT_NOTE) ? ", " : "", part, NULL);

      sourcier_contact_set_text (self, SOURCIER_CONTACT_NOTE, both);
    }
}

/**
 * sourcier_contact_from_cell:
 * @cell: what is written about one contact: what sourcier_contact_to_cell() wrote, or words parted by commas
 *
 * Nothing is lost: what has no place of its own goes into the note.
 *
 * Returns: (transfer full): the contact, maybe an empty one
 */
SourcierContact *
sourcier_contact_from_cell (const char *cell)
{
  g_return_val_if_fail (cell != NULL, NULL);

  SourcierContact *self = sourcier_contact_new ();
  gboolean own = strstr (cell, SOURCIER_CONTACT_FIELD_MARK) != NULL;
  g_auto (GStrv) parts = g_strsplit (cell, own ? SOURCIER_CONTACT_FIELD_MARK : ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = sourcier_text_tidy (parts[i]);

      if (*part != '\0' && !g_str_equal (part, UNTOLD))
        add_part (self, part, own ? MIN (i, SOURCIER_CONTACT_NOTE) : field_by_shape (self, part));
    }
  return self;
}

/**
 * sourcier_email_is_address:
 * @text: what is written as an e-mail address
 *
 * Returns: whether it has the shape of one address: "name@place.end", without spaces or what parts several
 */
gboolean
sourcier_email_is_address (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  const char *at = strchr (text, '@');
  const char *dot = at != NULL ? strrchr (at, '.') : NULL;

  return at != NULL && at > text && strchr (at + 1, '@') == NULL && strpbrk (text, " ,;|<>\t\r\n") == NULL
         && dot != NULL && dot > at + 1 && dot[1] != '\0' && strstr (at, "..") == NULL;
}
