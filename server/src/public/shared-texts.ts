import type { MailLocale } from '../mail/templates';

/** What every public page may have to say. */
export const SHARED_TEXTS = {
  en: {
    noScript: 'This page needs JavaScript. Please turn it on and load the page again.',
    continueWith: 'Continue with {provider}',
    passwordRule: 'At least 8 characters, with a lower-case letter, an upper-case letter and a number.',
    messages: {
      network: 'The server cannot be reached. Check your connection and try again.',
      tooMany: 'Too many attempts. Wait a few minutes and try again.',
      invalid: 'Please check what you have entered.',
      failed: 'Something went wrong. Please try again later.',
    },
  },
  de: {
    noScript: 'Diese Seite braucht JavaScript. Bitte schalten Sie es ein und laden Sie die Seite neu.',
    continueWith: 'Weiter mit {provider}',
    passwordRule: 'Mindestens 8 Zeichen, mit einem Kleinbuchstaben, einem Großbuchstaben und einer Ziffer.',
    messages: {
      network: 'Der Server ist nicht erreichbar. Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
      tooMany: 'Zu viele Versuche. Warten Sie ein paar Minuten und versuchen Sie es noch einmal.',
      invalid: 'Bitte prüfen Sie Ihre Eingaben.',
      failed: 'Etwas ist schiefgegangen. Bitte versuchen Sie es später noch einmal.',
    },
  },
} satisfies Record<MailLocale, unknown>;
