import type { MailLocale } from '../mail/templates';

/** Texts of the pages around signing in; `{provider}` and the like are filled in on the server. */
export const SIGN_IN_TEXTS = {
  en: {
    title: 'Sign in',
    heading: 'Sign in to {organisation}',
    email: 'Email',
    password: 'Password',
    signIn: 'Sign in',
    forgotten: 'Forgot your password?',
    or: 'or',
    unavailable: '{provider} is the only way to sign in here, and this server has not set it up. Ask its operator.',
    messages: {
      invalid: 'This email and password do not go together, or they cannot be used to sign in here.',
      provider: 'The other sign-in service does not answer. Try again in a few minutes.',
    },
    choose: 'Which organization do you work for?',
    organization: 'Organization name',
    organizationHint: 'You find it in your invitation, and in the address of your sign-in page.',
    next: 'Continue',
    unknown: 'There is no such sign-in page',
    unknownText: 'Check the organization name in your invitation, or ask a colleague for it.',
    otherName: 'Enter another name',
    refused: 'Signing in did not work',
    refusedText:
      'Start again from the sign-in page of your organization, and choose the account whose address you were invited with.',
    refusedNext: 'If it keeps failing, ask an administrator of your organization how you may sign in.',
    again: 'Start again',
    tooMany: 'Too many attempts',
    tooManyText: 'Too much was asked from your address. Wait a minute and try again.',
  },
  de: {
    title: 'Anmelden',
    heading: 'Bei {organisation} anmelden',
    email: 'E-Mail',
    password: 'Passwort',
    signIn: 'Anmelden',
    forgotten: 'Passwort vergessen?',
    or: 'oder',
    unavailable:
      'Hier meldet man sich nur über {provider} an, und dieser Server hat das nicht eingerichtet. Wenden Sie sich an seinen Betreiber.',
    messages: {
      invalid: 'E-Mail und Passwort gehören nicht zusammen, oder man kann sich damit hier nicht anmelden.',
      provider: 'Der andere Anmeldedienst antwortet nicht. Versuchen Sie es in ein paar Minuten noch einmal.',
    },
    choose: 'Für welche Organisation arbeiten Sie?',
    organization: 'Organisationsname',
    organizationHint: 'Er steht in Ihrer Einladung und in der Adresse Ihrer Anmeldeseite.',
    next: 'Weiter',
    unknown: 'Diese Anmeldeseite gibt es nicht',
    unknownText: 'Prüfen Sie den Organisationsnamen in Ihrer Einladung oder fragen Sie in Ihrer Organisation danach.',
    otherName: 'Anderen Namen eingeben',
    refused: 'Die Anmeldung hat nicht geklappt',
    refusedText:
      'Beginnen Sie noch einmal auf der Anmeldeseite Ihrer Organisation und wählen Sie das Konto, dessen Adresse eingeladen wurde.',
    refusedNext:
      'Klappt es weiterhin nicht, fragen Sie eine Administratorin oder einen Administrator Ihrer Organisation.',
    again: 'Noch einmal beginnen',
    tooMany: 'Zu viele Versuche',
    tooManyText: 'Von Ihrer Adresse kam zu viel auf einmal. Warten Sie eine Minute und versuchen Sie es noch einmal.',
  },
} satisfies Record<MailLocale, unknown>;
