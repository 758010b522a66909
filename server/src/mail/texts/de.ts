import type { SystemRole } from '../../../../contracts/common';
import { day, instant, lastDay } from '../last-day';
import type { AskedAccess, EndingGrant, Invitation, MailTexts } from '../templates';

const ROLES: Record<SystemRole, string> = {
  'prime-admin': 'Hauptadministrator',
  administrator: 'Administrator',
  'guest-manager': 'Gastverwalter',
  'read-only': 'Nur lesen',
};
const OPERATOR = 'Der Betreiber der Plattform';
const roleName = (role: EndingGrant['role']) => (typeof role === 'string' ? ROLES[role] : role.name);
const wished = ({ wish }: AskedAccess) =>
  'role' in wish ? `die Rolle ${ROLES[wish.role]}` : `das Recht ${wish.capability}`;

const INVITED =
  'Sie erhalten diese Nachricht, weil jemand Ihre Adresse für diese Einladung eingegeben hat. Haben Sie sie nicht erwartet, brauchen Sie nichts zu tun.';
const signInPage = ({ signIn }: Invitation) =>
  signIn ? [`Ihr Organisationsname ist ${signIn.name}. Danach melden Sie sich hier an: ${signIn.url}`] : [];
const goodUntil = ({ expiresAt }: Invitation) =>
  `Die Einladung gilt bis ${instant('de', expiresAt)} und kann einmal benutzt werden.`;

const OLD_CONTACT = {
  now: {
    keep: 'Sie behalten Ihr Konto und Ihre Rolle.',
    deactivate: 'Ihr Konto wurde deaktiviert.',
    remove: 'Ihre Mitgliedschaft ist beendet.',
  },
  then: {
    keep: 'Sie behalten dann Ihr Konto und Ihre Rolle.',
    deactivate: 'Ihr Konto wird dann deaktiviert.',
    remove: 'Ihre Mitgliedschaft endet dann.',
  },
};

export const de: MailTexts = {
  'grants-ending': ({ grants, more, url }) => ({
    subject:
      grants.length + more === 1 ? 'Eine Delegation endet bald' : `${grants.length + more} Delegationen enden bald`,
    paragraphs: [
      'Diese Delegationen enden bald. Wer sie innehat, verliert den Zugriff mit dem Ende des genannten Tages, wenn Sie sie nicht verlängern.',
      ...(more > 0 ? [`Und ${more} weitere.`] : []),
    ],
    list: grants.map(
      (grant) =>
        `${grant.grantee} auf ${grant.target}, ${roleName(grant.role)}: bis ${lastDay('de', grant.endsAt, grant.timeZone)}`
    ),
    action: { label: 'Delegationen verlängern', url },
    footer: 'Sie erhalten diese Nachricht, weil Sie diese Delegationen verlängern können.',
  }),
  'licenses-renewing': ({ licenses, more, url }) => ({
    subject:
      licenses.length + more === 1
        ? 'Eine Lizenz verlängert sich bald'
        : `${licenses.length + more} Lizenzen verlängern sich bald`,
    paragraphs: ['Diese Lizenzen verlängern sich am genannten Tag.', ...(more > 0 ? [`Und ${more} weitere.`] : [])],
    list: licenses.map(
      ({ product, owner, renewsAt, timeZone }) => `${product} von ${owner}: ${day('de', renewsAt, timeZone)}`
    ),
    action: { label: 'Lizenzen ansehen', url },
    footer: 'Sie erhalten diese Nachricht, weil Sie das Konto verwalten, zu dem diese Lizenzen gehören.',
  }),
  'invite-contact': (data) => ({
    subject: `${data.organisation}: Richten Sie Ihr Konto im Partner-Center ein`,
    paragraphs: [
      `Sie sind im Partner-Center die Kontaktperson von ${data.organisation}. Legen Sie zu Beginn ein Passwort fest.`,
      ...signInPage(data),
      goodUntil(data),
    ],
    action: { label: 'Passwort festlegen', url: data.url },
    footer: INVITED,
  }),
  'invite-new-contact': (data) => ({
    subject: `${data.organisation} möchte Sie als Kontaktperson im Partner-Center`,
    paragraphs: [
      `${data.organisation} lädt Sie ein, künftig die Kontaktperson im Partner-Center zu sein und dort das Konto zu verwalten.`,
      ...signInPage(data),
      goodUntil(data),
    ],
    action: { label: 'Einladung öffnen', url: data.url },
    footer: INVITED,
  }),
  'contact-appointed': ({ organisation }) => ({
    subject: `Sie sind die Kontaktperson von ${organisation}`,
    paragraphs: [
      `Sie sind im Partner-Center ab jetzt die Kontaktperson von ${organisation}, mit der Rolle Hauptadministrator.`,
    ],
    footer: 'Sie erhalten diese Nachricht, weil Sie sich mit dieser Adresse im Partner-Center anmelden.',
  }),
  'contact-replaced': ({ organisation, contact, isDone, outcome }) => ({
    subject: isDone
      ? `${contact} ist jetzt die Kontaktperson von ${organisation}`
      : `${contact} soll die Kontaktperson von ${organisation} werden`,
    paragraphs: [
      isDone
        ? `${contact} ist an Ihrer Stelle die Kontaktperson von ${organisation} im Partner-Center.`
        : `${contact} ist eingeladen, an Ihrer Stelle die Kontaktperson von ${organisation} im Partner-Center zu werden. Bis das angenommen ist, ändert sich nichts.`,
      OLD_CONTACT[isDone ? 'now' : 'then'][outcome],
      'Haben Sie das nicht erwartet, fragen Sie jemanden, der Ihre Organisation verwaltet.',
    ],
    footer: 'Sie erhalten diese Nachricht, weil Sie dort bisher die Kontaktperson sind.',
  }),
  'invite-member': (data) => ({
    subject: `${data.organisation} lädt Sie ins Partner-Center ein`,
    paragraphs: [
      `${data.organisation} lädt Sie ein, im eigenen Konto im Partner-Center mitzuarbeiten.`,
      ...signInPage(data),
      goodUntil(data),
    ],
    action: { label: 'Einladung öffnen', url: data.url },
    footer: INVITED,
  }),
  'invite-customer-user': (data) => ({
    subject: `${data.organisation} lädt Sie zu ${data.customer} ein`,
    paragraphs: [`${data.organisation} lädt Sie als Benutzer von ${data.customer} ein.`, goodUntil(data)],
    action: { label: 'Einladung öffnen', url: data.url },
    footer: INVITED,
  }),
  'approve-link': ({ organisation, customer, expiresAt, url }) => ({
    subject: `${organisation} möchte Partner von ${customer} sein`,
    paragraphs: [
      `${organisation} möchte ${customer} als Partner betreuen. Bevor Sie zustimmen, kann dort niemand Ihren Mandanten betreten.`,
      'Über den Link lesen Sie, was das bedeutet, und stimmen zu oder lehnen ab. Das Öffnen allein ändert nichts.',
      `Der Link gilt bis ${instant('de', expiresAt)} und kann einmal benutzt werden.`,
    ],
    action: { label: 'Lesen und antworten', url },
    footer: `Sie erhalten diese Nachricht, weil ${organisation} Ihre Adresse für ${customer} angegeben hat. Kennen Sie sie nicht, lehnen Sie ab oder tun Sie nichts.`,
  }),
  'access-model-asked': ({ customer, organisation, accessModel, reason, url }) => ({
    subject: `${customer} bittet um ein anderes Zugriffsmodell`,
    paragraphs: [
      accessModel === 'invite-guest'
        ? `${customer}, ein Kunde von ${organisation}, bittet darum, dass nur eingeladene Gäste ihn sehen und verwalten.`
        : `${customer}, ein Kunde von ${organisation}, bittet wieder um automatischen Zugriff.`,
      ...(reason ? [`Grund: ${reason}`] : []),
    ],
    action: { label: 'Entscheiden', url },
    footer: 'Sie erhalten diese Nachricht, weil Sie die Plattform betreiben. Der Partner weiß von dieser Bitte nichts.',
  }),
  'access-model-decided': ({ customer, accessModel, granted, note, url }) => ({
    subject: granted ? `Wer ${customer} sieht, hat sich geändert` : `Ihre Bitte für ${customer} wurde abgelehnt`,
    paragraphs: [
      granted
        ? accessModel === 'invite-guest'
          ? `Ab jetzt sehen und verwalten nur Gäste ${customer}, die dort eingeladen wurden; die Personen des Partners nicht.`
          : `Ab jetzt sehen und verwalten die Personen des Partners ${customer} wieder.`
        : 'Der Betreiber der Plattform hat Ihre Bitte um ein anderes Zugriffsmodell abgelehnt.',
      ...(note ? [`Anmerkung: ${note}`] : []),
    ],
    action: { label: 'Kundenseite öffnen', url },
    footer: `Sie erhalten diese Nachricht, weil Sie ${customer} verwalten.`,
  }),
  'access-request': (data) => ({
    subject: `${data.requester} bittet um Zugriff auf ${data.target}`,
    paragraphs: [
      `${data.requester} (${data.organisation}) bittet um ${wished(data)} auf ${data.target}.`,
      `Begründung: ${data.reason}`,
    ],
    action: { label: 'Entscheiden', url: data.url },
    footer: 'Sie erhalten diese Nachricht, weil Sie diesen Zugriff gewähren können.',
  }),
  'access-granted': ({ target, role, endsAt, timeZone, decidedBy, url }) => ({
    subject: `Sie haben Zugriff auf ${target}`,
    paragraphs: [
      `${decidedBy ?? OPERATOR} hat Ihnen Zugriff auf ${target} mit der Rolle ${ROLES[role]} gewährt, ${
        endsAt ? `bis ${lastDay('de', endsAt, timeZone)}` : 'unbefristet'
      }.`,
    ],
    action: { label: 'Partner-Center öffnen', url },
    footer: 'Sie erhalten diese Nachricht, weil Sie um diesen Zugriff gebeten haben.',
  }),
  'access-declined': ({ target, note, decidedBy, url }) => ({
    subject: target ? `Ihre Bitte um Zugriff auf ${target} wurde abgelehnt` : 'Ihre Bitte um Zugriff wurde abgelehnt',
    paragraphs: [
      `${decidedBy ?? OPERATOR} hat Ihre Bitte um Zugriff${target ? ` auf ${target}` : ''} abgelehnt.`,
      ...(note ? [`Anmerkung: ${note}`] : []),
    ],
    action: { label: 'Ihre Anfragen ansehen', url },
    footer: 'Sie erhalten diese Nachricht, weil Sie um diesen Zugriff gebeten haben.',
  }),
  'email-code': ({ code, minutes }) => ({
    subject: `${code} ist Ihr Code für das Partner-Center`,
    paragraphs: [
      `Geben Sie diesen Code unter „Mein Profil“ ein, um sich künftig mit dieser Mail-Adresse anzumelden: ${code}`,
      `Er gilt ${minutes} Minuten. Geben Sie ihn niemandem; wer für das Partner-Center arbeitet, fragt nicht danach.`,
    ],
    footer:
      'Sie erhalten diese Nachricht, weil jemand diese Adresse im Partner-Center angegeben hat. Wenn Sie das nicht waren, ist nichts zu tun.',
  }),
  'email-taken': () => ({
    subject: 'Ihre Mail-Adresse wurde im Partner-Center angegeben',
    paragraphs: [
      'Jemand mit einem anderen Konto wollte sich mit dieser Mail-Adresse im Partner-Center anmelden. Sie haben ein Konto mit ihr, deshalb wurde nichts geändert.',
      'Wenn Sie es waren: Melden Sie sich mit dieser Adresse an, oder nehmen Sie für das andere Konto eine andere.',
    ],
    footer: 'Sie erhalten diese Nachricht, weil Sie sich mit dieser Adresse im Partner-Center anmelden.',
  }),
  'email-changed': ({ email }) => ({
    subject: 'Ihre Anmeldeadresse wurde geändert',
    paragraphs: [
      `Sie melden sich im Partner-Center ab jetzt mit ${email} an, nicht mehr mit dieser Adresse.`,
      'Wenn Sie das nicht waren, sagen Sie es sofort einem Administrator Ihrer Organisation.',
    ],
    footer: 'Sie erhalten diese Nachricht, weil Sie sich bisher mit dieser Adresse im Partner-Center angemeldet haben.',
  }),
  'sign-in-code': ({ code }) => ({
    subject: `${code} ist Ihr Code zur Anmeldung`,
    paragraphs: [
      `Geben Sie diesen Code ein, um sich im Partner-Center anzumelden: ${code}`,
      'Er gilt 60 Sekunden. Geben Sie ihn niemandem; wer für das Partner-Center arbeitet, fragt nicht danach.',
    ],
    footer:
      'Sie erhalten diese Nachricht, weil sich jemand mit Ihrer Adresse und Ihrem Passwort angemeldet hat. Wenn Sie das nicht waren, ändern Sie sofort Ihr Passwort.',
  }),
  'second-factor': ({ secondFactor }) => ({
    subject: `Die Zwei-Faktor-Authentisierung ist ${secondFactor === 'off' ? 'ausgeschaltet' : 'eingeschaltet'}`,
    paragraphs: [
      secondFactor === 'off'
        ? 'Der Betreiber der Plattform hat die Zwei-Faktor-Authentisierung ausgeschaltet: Ihr Passwort allein genügt zur Anmeldung.'
        : `Der Betreiber der Plattform hat die Zwei-Faktor-Authentisierung eingeschaltet: Bei jeder Anmeldung geben Sie einen Code ein, der an diese Mail-Adresse${
            secondFactor === 'sms'
              ? ' und, sobald Sie sie unter „Mein Profil“ bestätigt haben, an Ihre Mobilnummer'
              : ''
          } geschickt wird. Auch wo Sie gerade angemeldet sind, wird er verlangt.`,
    ],
    footer: 'Sie erhalten diese Nachricht, weil Sie sich mit dieser Adresse im Partner-Center anmelden.',
  }),
  recovery: ({ email, secondFactor, mobile }) => ({
    subject: 'Ihre Anmeldung wurde zurückgesetzt',
    paragraphs: [
      'Der Betreiber der Plattform hat zurückgesetzt, wie Sie sich im Partner-Center anmelden, nachdem er geprüft hat, wer darum bat. Alle Ihre Sitzungen wurden beendet.',
      ...(email ? [`Sie melden sich ab jetzt mit ${email} an, nicht mehr mit dieser Adresse.`] : []),
      ...(secondFactor ? ['Die Zwei-Faktor-Authentisierung ist ausgeschaltet.'] : []),
      ...(mobile ? ['Ihre Mobilnummer wurde entfernt.'] : []),
      'Wenn Sie nicht darum gebeten haben, sagen Sie es sofort einem Administrator Ihrer Organisation.',
    ],
    footer: 'Sie erhalten diese Nachricht, weil Sie sich bisher mit dieser Adresse im Partner-Center angemeldet haben.',
  }),
  'access-decided': (data) => ({
    subject: `${data.requester}: Zugriff auf ${data.target} ${data.granted ? 'gewährt' : 'abgelehnt'}`,
    paragraphs: [
      `${data.decidedBy ?? OPERATOR} hat die Bitte von ${data.requester} (${data.organisation}) um ${wished(data)} auf ${data.target} ${data.granted ? 'gewährt' : 'abgelehnt'}. Es ist nichts mehr zu tun.`,
    ],
    action: { label: 'Anfragen ansehen', url: data.url },
    footer: 'Sie erhalten diese Nachricht, weil Sie diesen Zugriff gewähren können.',
  }),
};
