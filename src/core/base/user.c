/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base/user.h"

#include "base/text.h"

#include <libintl.h>
#include <locale.h>
#include <string.h>

/* GLib stops translating for good where it finds no catalogue at first, unless the locale is "C": in "C.UTF-8", which says
 * English just as well, sourcier_user_speak() would have nothing to say in French. */
static void
keep_translating (void)
{
#ifdef LC_MESSAGES
  const char *chosen = g_getenv ("LANGUAGE"), *locale = setlocale (LC_MESSAGES, NULL);

  if ((chosen == NULL || *chosen == '\0') && locale != NULL && g_str_has_prefix (locale, "C."))
    setlocale (LC_MESSAGES, "C");
#endif
}

/* Scripts that a clock starts have no locale, which knows no accents: what they are told in UTF-8 is understood all the same. */
static void
know_accents (void)
{
#ifndef G_OS_WIN32
  const char *locale = setlocale (LC_CTYPE, NULL);

  if (g_strcmp0 (locale, "C") == 0 || g_strcmp0 (locale, "POSIX") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");
#endif
}

/**
 * sourcier_user_set_language:
 *
 * Has the program speak the language that the system says; to be called before anything else. The environment variable
 * SOURCIER_LOCALEDIR tells a program that is not installed where the translations are.
 */
void
sourcier_user_set_language (void)
{
  const char *told = g_getenv ("SOURCIER_LOCALEDIR");

  setlocale (LC_ALL, "");
  know_accents ();
  keep_translating ();
  bindtextdomain (GETTEXT_PACKAGE, told != NULL ? told : SOURCIER_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* What the thread speaks: a SourcierLanguage and one, or 0 for the reader's. */
static GPrivate spoken;

struct _SourcierUserSpeech
{
  gpointer before;
#ifndef G_OS_WIN32
  locale_t own;
  locale_t outer;
#endif
};

#ifndef G_OS_WIN32
/* Gettext translates nothing in the locale "C", whatever LANGUAGE says, and the program's own sentences are English; for
 * French it needs a French locale. Where the reader's language is the one asked for, all stays as it is. */
static void
change_locale (SourcierUserSpeech *self,
               SourcierLanguage    language)
{
  const char *name = language == SOURCIER_FRENCH ? "fr_FR.UTF-8" : "C";
  locale_t base = duplocale (uselocale ((locale_t) 0));

  self->own = newlocale (LC_MESSAGES_MASK, name, base);
  if (self->own == (locale_t) 0)
    freelocale (base);
  else
    self->outer = uselocale (self->own);
}
#endif

/**
 * sourcier_user_speak:
 * @language: a language
 *
 * Has this thread say everything in a language, the reader's or not, until sourcier_user_speech_end(): a list may be for
 * somebody who does not read what the reader reads. Speeches end in the reverse order in which they began.
 *
 * Returns: (transfer full): what ends it
 */
SourcierUserSpeech *
sourcier_user_speak (SourcierLanguage language)
{
  SourcierUserSpeech *self = g_new0 (SourcierUserSpeech, 1);
  gboolean same = sourcier_user_reads_french () == (language == SOURCIER_FRENCH);

  self->before = g_private_get (&spoken);
#ifndef G_OS_WIN32
  if (!same)
    change_locale (self, language);
#endif
  g_private_set (&spoken, GINT_TO_POINTER (same ? GPOINTER_TO_INT (self->before) : (int) language + 1));
  return self;
}

/**
 * sourcier_user_speech_end:
 * @self: (transfer full): a speech of this thread
 */
void
sourcier_user_speech_end (SourcierUserSpeech *self)
{
  g_private_set (&spoken, self->before);
#ifndef G_OS_WIN32
  if (self->own != (locale_t) 0)
    {
      uselocale (self->outer);
      freelocale (self->own);
    }
#endif
  g_free (self);
}

/**
 * sourcier_user_can_speak:
 * @language: a language
 *
 * Returns: whether sourcier_user_speak() can have all sentences in it. French can lack where the reader reads English and
 *   the system has no French locale
 */
gboolean
sourcier_user_can_speak (SourcierLanguage language)
{
  g_autoptr (SourcierUserSpeech) speech = sourcier_user_speak (language);
  /* A catalogue tells its language in its first entry; where there is none, sentences are as written, in English. */
  const char *catalogue = dgettext (GETTEXT_PACKAGE, "");
  gboolean french = strstr (catalogue, "Language: fr") != NULL;

  return french == (language == SOURCIER_FRENCH);
}

/**
 * sourcier_user_reads_french:
 *
 * It is decided at each call from g_get_language_names(), which follows LANGUAGE, LC_ALL, LC_MESSAGES and LANG in this
 * order, unless the thread speaks a language of its own.
 *
 * Returns: whether the reader's first language for messages is French
 */
gboolean
sourcier_user_reads_french (void)
{
  int own = GPOINTER_TO_INT (g_private_get (&spoken));

  if (own != 0)
    return own == SOURCIER_FRENCH + 1;
  return g_str_has_prefix (g_get_language_names ()[0], "fr");
}

/**
 * sourcier_user_dup_name:
 *
 * Returns: (transfer full): the name of whoever runs the program, as the system knows it, else the name they log in by
 */
char *
sourcier_user_dup_name (void)
{
  g_autofree char *name = sourcier_text_make_valid (g_get_real_name (), -1);

  /* What GLib says where the system does not know. */
  if (sourcier_text_is_empty (name) || g_str_equal (name, "Unknown"))
    return sourcier_text_make_valid (g_get_user_name (), -1);
  return g_steal_pointer (&name);
}
