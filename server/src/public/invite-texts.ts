import type { MailLocale } from '../mail/templates';

/** Texts of the accept page; `{place}` and the like are filled in by the page's script. */
export const INVITE_TEXTS = {
  en: {
    title: 'Invitation',
    loading: 'Looking up your invitation…',
    heading: 'You are invited to join {place}',
    intro: '{organisation} has invited {email}. The invitation is good until {until}.',
    register: 'Set up your account to accept it.',
    confirm: 'You already have an account with this address. Confirm with its password.',
    firstname: 'First name',
    lastname: 'Last name',
    password: 'Password',
    accept: 'Accept',
    decline: 'Decline',
    done: 'Welcome to {place}',
    doneText: 'Your account is ready.',
    signIn: 'Sign in',
    declined: 'Invitation declined',
    declinedText: 'The link no longer works. If you change your mind, ask for a new invitation.',
    dead: 'This invitation is not valid',
    deadText:
      'It may have expired, been used or been replaced by a newer one. Look for a newer mail with an invitation.',
    deadNext: 'If there is none, ask the person who invited you for a new invitation.',
    refused: 'You cannot accept this invitation',
    refusals: {
      member:
        'Your account {email} already belongs to an organisation, and one account belongs to one. Ask {organisation} to invite you as a guest, or with another address.',
      operator: 'Your account {email} runs the platform and cannot become a member of an organisation.',
      inactive:
        'Your account {email} has been deactivated. Ask the operator of the platform to reactivate it, then open this link again.',
      method:
        'No way of signing in is open for this invitation. Ask {organisation} for an invitation with another login method.',
    },
    tooMany: 'Too many attempts',
    failed: 'Something went wrong',
    messages: {
      credentials: 'The password is not right.',
      method: 'This invitation cannot be accepted with a password.',
      member: 'Your account already belongs to an organisation.',
      operator: 'Your account runs the platform and cannot become a member.',
      inactive: 'Your account has been deactivated. Ask the operator of the platform.',
    },
  },
  de: {
    title: 'Einladung',
    loading: 'Ihre Einladung wird gesucht …',
    heading: 'Sie sind zu {place} eingeladen',
    intro: '{organisation} hat {email} eingeladen. Die Einladung gilt bis {until}.',
    register: 'Richten Sie Ihr Konto ein, um sie anzunehmen.',
    confirm: 'Sie haben mit dieser Adresse schon ein Konto. Bestätigen Sie mit dessen Passwort.',
    firstname: 'Vorname',
    lastname: 'Nachname',
    password: 'Passwort',
    accept: 'Annehmen',
    decline: 'Ablehnen',
    done: 'Willkommen bei {place}',
    doneText: 'Ihr Konto ist bereit.',
    signIn: 'Anmelden',
    declined: 'Einladung abgelehnt',
    declinedText: 'Der Link gilt nicht mehr. Wenn Sie es sich anders überlegen, bitten Sie um eine neue Einladung.',
    dead: 'Diese Einladung ist nicht gültig',
    deadText:
      'Vielleicht ist sie abgelaufen, schon benutzt oder durch eine neuere ersetzt. Suchen Sie nach einer neueren E-Mail mit einer Einladung.',
    deadNext: 'Gibt es keine, bitten Sie die Person, die Sie eingeladen hat, um eine neue.',
    refused: 'Sie können diese Einladung nicht annehmen',
    refusals: {
      member:
        'Ihr Konto {email} gehört schon zu einer Organisation, und ein Konto gehört zu einer. Bitten Sie {organisation} um eine Einladung als Gast oder an eine andere Adresse.',
      operator: 'Ihr Konto {email} betreibt die Plattform und kann kein Mitglied einer Organisation werden.',
      inactive:
        'Ihr Konto {email} ist deaktiviert. Bitten Sie den Betreiber der Plattform, es zu reaktivieren, und öffnen Sie dann diesen Link noch einmal.',
      method:
        'Für diese Einladung ist kein Anmeldeweg offen. Bitten Sie {organisation} um eine Einladung mit einer anderen Anmeldemethode.',
    },
    tooMany: 'Zu viele Versuche',
    failed: 'Etwas ist schiefgegangen',
    messages: {
      credentials: 'Das Passwort stimmt nicht.',
      method: 'Diese Einladung kann nicht mit einem Passwort angenommen werden.',
      member: 'Ihr Konto gehört schon zu einer Organisation.',
      operator: 'Ihr Konto betreibt die Plattform und kann kein Mitglied werden.',
      inactive: 'Ihr Konto ist deaktiviert. Wenden Sie sich an den Betreiber der Plattform.',
    },
  },
} satisfies Record<MailLocale, unknown>;
