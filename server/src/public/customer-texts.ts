import type { MailLocale } from '../mail/templates';

/** Texts of the public customer page; `{customer}` and the like are filled in by the page's script. */
export const CUSTOMER_TEXTS = {
  en: {
    title: 'Your partner',
    loading: 'One moment…',
    heading: '{organisation} asks to be the partner of {customer}',
    meaning: 'If you accept:',
    meanings: [
      'people of {organisation}, and of companies that work for it, can enter your tenant and manage its users, devices and licenses;',
      'what they do is written down in your tenant’s log.',
    ],
    rejecting:
      'If you reject, nobody there can enter your tenant. Only the operator of the platform can undo a rejection.',
    until: 'You can answer until {until}.',
    contact: 'Questions? Ask {organisation}:',
    accept: 'Accept',
    reject: 'Reject',
    accepted: 'You have accepted {organisation}',
    acceptedText: '{organisation} is the partner of {customer} now.',
    rejected: 'You have rejected {organisation}',
    rejectedText:
      'Nobody of {organisation} can enter {customer}. If you change your mind, ask {organisation} to have the operator of the platform undo it.',
    dead: 'This link is not valid',
    deadText: 'It may have expired, been answered already or been replaced by a newer one. Look for a newer mail.',
    deadNext: 'If there is none, ask the partner who sent it for a new one.',
    tooMany: 'Too many attempts',
    failed: 'Something went wrong',
  },
  de: {
    title: 'Ihr Partner',
    loading: 'Einen Moment …',
    heading: '{organisation} möchte Partner von {customer} sein',
    meaning: 'Wenn Sie zustimmen:',
    meanings: [
      'können Personen von {organisation} und von Firmen, die dafür arbeiten, Ihren Mandanten betreten und dessen Benutzer, Geräte und Lizenzen verwalten;',
      'steht im Protokoll Ihres Mandanten, was sie tun.',
    ],
    rejecting:
      'Wenn Sie ablehnen, kann dort niemand Ihren Mandanten betreten. Nur der Betreiber der Plattform kann eine Ablehnung zurücknehmen.',
    until: 'Sie können bis {until} antworten.',
    contact: 'Fragen? Wenden Sie sich an {organisation}:',
    accept: 'Zustimmen',
    reject: 'Ablehnen',
    accepted: 'Sie haben {organisation} zugestimmt',
    acceptedText: '{organisation} ist jetzt Partner von {customer}.',
    rejected: 'Sie haben {organisation} abgelehnt',
    rejectedText:
      'Niemand von {organisation} kann {customer} betreten. Wenn Sie es sich anders überlegen, bitten Sie {organisation}, die Ablehnung vom Betreiber der Plattform zurücknehmen zu lassen.',
    dead: 'Dieser Link ist nicht gültig',
    deadText:
      'Vielleicht ist er abgelaufen, schon beantwortet oder durch einen neueren ersetzt. Suchen Sie nach einer neueren E-Mail.',
    deadNext: 'Gibt es keine, bitten Sie den Partner, der ihn geschickt hat, um einen neuen.',
    tooMany: 'Zu viele Versuche',
    failed: 'Etwas ist schiefgegangen',
  },
} satisfies Record<MailLocale, unknown>;
