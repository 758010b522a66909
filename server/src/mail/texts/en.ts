import type { SystemRole } from '../../../../contracts/common';
import { day, instant, lastDay } from '../last-day';
import type { AskedAccess, EndingGrant, Invitation, MailTexts } from '../templates';

const ROLES: Record<SystemRole, string> = {
  'prime-admin': 'Prime Admin',
  administrator: 'Administrator',
  'guest-manager': 'Guest Manager',
  'read-only': 'Read-Only',
};
const OPERATOR = 'The platform’s operator';
const roleName = (role: EndingGrant['role']) => (typeof role === 'string' ? ROLES[role] : role.name);
const wished = ({ wish }: AskedAccess) => ('role' in wish ? ROLES[wish.role] : `the right ${wish.capability}`);

const INVITED =
  'You get this because somebody entered your address for this invitation. If you did not expect it, you need not do anything.';
const signInPage = ({ signIn }: Invitation) =>
  signIn ? [`Your organization name is ${signIn.name}. From then on you sign in at ${signIn.url}`] : [];
const goodUntil = ({ expiresAt }: Invitation) =>
  `The invitation is good until ${instant('en', expiresAt)} and can be used once.`;

const OLD_CONTACT = {
  now: {
    keep: 'You keep your account and your role.',
    deactivate: 'Your account was deactivated.',
    remove: 'Your membership has ended.',
  },
  then: {
    keep: 'You will keep your account and your role.',
    deactivate: 'Your account will be deactivated then.',
    remove: 'Your membership will end then.',
  },
};

export const en: MailTexts = {
  'grants-ending': ({ grants, more, url }) => ({
    subject: grants.length + more === 1 ? 'A delegation ends soon' : `${grants.length + more} delegations end soon`,
    paragraphs: [
      'These delegations end soon. Who holds them loses access with the end of the day named, unless you renew them.',
      ...(more > 0 ? [`And ${more} more.`] : []),
    ],
    list: grants.map(
      (grant) =>
        `${grant.grantee} on ${grant.target}, ${roleName(grant.role)}: until ${lastDay('en', grant.endsAt, grant.timeZone)}`
    ),
    action: { label: 'Renew delegations', url },
    footer: 'You get this mail because you can renew these delegations.',
  }),
  'licenses-renewing': ({ licenses, more, url }) => ({
    subject: licenses.length + more === 1 ? 'A license renews soon' : `${licenses.length + more} licenses renew soon`,
    paragraphs: ['These licenses renew on the day named.', ...(more > 0 ? [`And ${more} more.`] : [])],
    list: licenses.map(
      ({ product, owner, renewsAt, timeZone }) => `${product} of ${owner}: ${day('en', renewsAt, timeZone)}`
    ),
    action: { label: 'See the licenses', url },
    footer: 'You get this mail because you administer the account that these licenses belong to.',
  }),
  'invite-contact': (data) => ({
    subject: `${data.organisation}: set up your account in the partner center`,
    paragraphs: [
      `You are the point of contact of ${data.organisation} in the partner center. Set a password to begin.`,
      ...signInPage(data),
      goodUntil(data),
    ],
    action: { label: 'Set password', url: data.url },
    footer: INVITED,
  }),
  'invite-new-contact': (data) => ({
    subject: `${data.organisation} wants you as its point of contact in the partner center`,
    paragraphs: [
      `${data.organisation} invites you to be its point of contact in the partner center from now on, and to manage its account there.`,
      ...signInPage(data),
      goodUntil(data),
    ],
    action: { label: 'Open the invitation', url: data.url },
    footer: INVITED,
  }),
  'contact-appointed': ({ organisation }) => ({
    subject: `You are the point of contact of ${organisation}`,
    paragraphs: [
      `You are the point of contact of ${organisation} in the partner center from now on, and one of its prime admins.`,
    ],
    footer: 'You get this mail because you sign in to the partner center with this address.',
  }),
  'contact-replaced': ({ organisation, contact, isDone, outcome }) => ({
    subject: isDone
      ? `${contact} is the point of contact of ${organisation} now`
      : `${contact} is to be the point of contact of ${organisation}`,
    paragraphs: [
      isDone
        ? `${contact} has taken your place as the point of contact of ${organisation} in the partner center.`
        : `${contact} is invited to take your place as the point of contact of ${organisation} in the partner center. Until that is accepted, nothing changes.`,
      OLD_CONTACT[isDone ? 'now' : 'then'][outcome],
      'If you did not expect this, ask an administrator of your organisation.',
    ],
    footer: 'You get this mail because you are the point of contact there until now.',
  }),
  'invite-member': (data) => ({
    subject: `${data.organisation} invites you to its partner center`,
    paragraphs: [
      `${data.organisation} invites you to work in its account in the partner center.`,
      ...signInPage(data),
      goodUntil(data),
    ],
    action: { label: 'Open the invitation', url: data.url },
    footer: INVITED,
  }),
  'invite-customer-user': (data) => ({
    subject: `${data.organisation} invites you to ${data.customer}`,
    paragraphs: [`${data.organisation} invites you to become a user of ${data.customer}.`, goodUntil(data)],
    action: { label: 'Open the invitation', url: data.url },
    footer: INVITED,
  }),
  'approve-link': ({ organisation, customer, expiresAt, url }) => ({
    subject: `${organisation} asks to be the partner of ${customer}`,
    paragraphs: [
      `${organisation} asks to look after ${customer} as its partner. Nobody there can enter your tenant before you accept.`,
      'Open the link to read what accepting means, and to accept or reject. Opening it changes nothing.',
      `The link is good until ${instant('en', expiresAt)} and can be used once.`,
    ],
    action: { label: 'Read and answer', url },
    footer: `You get this because ${organisation} gave your address for ${customer}. If you do not know them, reject or do nothing.`,
  }),
  'access-model-asked': ({ customer, organisation, accessModel, reason, url }) => ({
    subject: `${customer} asks for another access model`,
    paragraphs: [
      accessModel === 'invite-guest'
        ? `${customer}, a customer of ${organisation}, asks that only guests it has invited may see and manage it.`
        : `${customer}, a customer of ${organisation}, asks for automatic access again.`,
      ...(reason ? [`Reason: ${reason}`] : []),
    ],
    action: { label: 'Decide', url },
    footer: 'You get this mail because you operate the platform. The partner does not know of this request.',
  }),
  'access-model-decided': ({ customer, accessModel, granted, note, url }) => ({
    subject: granted ? `Who may see ${customer} has changed` : `Your request for ${customer} was declined`,
    paragraphs: [
      granted
        ? accessModel === 'invite-guest'
          ? `From now on only guests whom ${customer} has invited see and manage it; its partner’s people do not.`
          : `From now on the people of its partner see and manage ${customer} again.`
        : 'The platform’s operator has declined your request for another access model.',
      ...(note ? [`Note: ${note}`] : []),
    ],
    action: { label: 'Open the customer page', url },
    footer: `You get this mail because you administer ${customer}.`,
  }),
  'access-request': (data) => ({
    subject: `${data.requester} asks for access to ${data.target}`,
    paragraphs: [
      `${data.requester} (${data.organisation}) asks for ${wished(data)} on ${data.target}.`,
      `Reason: ${data.reason}`,
    ],
    action: { label: 'Decide', url: data.url },
    footer: 'You get this mail because you can grant this access.',
  }),
  'access-granted': ({ target, role, endsAt, timeZone, decidedBy, url }) => ({
    subject: `You have access to ${target}`,
    paragraphs: [
      `${decidedBy ?? OPERATOR} has granted you access to ${target} as ${ROLES[role]}, ${
        endsAt ? `until ${lastDay('en', endsAt, timeZone)}` : 'without an end'
      }.`,
    ],
    action: { label: 'Open the partner center', url },
    footer: 'You get this mail because you asked for this access.',
  }),
  'access-declined': ({ target, note, decidedBy, url }) => ({
    subject: target ? `Your request for access to ${target} was declined` : 'Your request for access was declined',
    paragraphs: [
      `${decidedBy ?? OPERATOR} has declined your request for access${target ? ` to ${target}` : ''}.`,
      ...(note ? [`Note: ${note}`] : []),
    ],
    action: { label: 'See your requests', url },
    footer: 'You get this mail because you asked for this access.',
  }),
  'email-code': ({ code, minutes }) => ({
    subject: `${code} is your code for the partner center`,
    paragraphs: [
      `Enter this code in My Profile to sign in with this mail address from now on: ${code}`,
      `It is good for ${minutes} minutes. Tell it to nobody; who works for the partner center does not ask for it.`,
    ],
    footer:
      'You get this mail because somebody gave this address in the partner center. If it was not you, do nothing.',
  }),
  'email-taken': () => ({
    subject: 'Your mail address was given in the partner center',
    paragraphs: [
      'Somebody with another account wanted to sign in to the partner center with this mail address. You have an account with it, so nothing was changed.',
      'If it was you: sign in with this address, or take another one for the other account.',
    ],
    footer: 'You get this mail because you sign in to the partner center with this address.',
  }),
  'email-changed': ({ email }) => ({
    subject: 'Your sign-in address was changed',
    paragraphs: [
      `You sign in to the partner center with ${email} from now on, no longer with this address.`,
      'If it was not you, tell an administrator of your organisation at once.',
    ],
    footer: 'You get this mail because you signed in to the partner center with this address until now.',
  }),
  'sign-in-code': ({ code }) => ({
    subject: `${code} is your code to sign in`,
    paragraphs: [
      `Enter this code to sign in to the partner center: ${code}`,
      'It is good for 60 seconds. Tell it to nobody; who works for the partner center does not ask for it.',
    ],
    footer:
      'You get this mail because somebody signed in with your address and password. If it was not you, change your password at once.',
  }),
  'second-factor': ({ secondFactor }) => ({
    subject: `Two-factor authentication is ${secondFactor === 'off' ? 'off' : 'on'}`,
    paragraphs: [
      secondFactor === 'off'
        ? 'The platform’s operator has switched two-factor authentication off: your password alone signs you in.'
        : `The platform’s operator has switched two-factor authentication on: each time you sign in, you enter a code that is sent to this mail address${
            secondFactor === 'sms' ? ' and, once you have verified it in My Profile, to your mobile number' : ''
          }. Where you are signed in now, it is asked for too.`,
    ],
    footer: 'You get this mail because you sign in to the partner center with this address.',
  }),
  recovery: ({ email, secondFactor, mobile }) => ({
    subject: 'How you sign in was reset',
    paragraphs: [
      'The platform’s operator has reset how you sign in to the partner center, after checking who asked for it. All your sessions were ended.',
      ...(email ? [`You sign in with ${email} from now on, no longer with this address.`] : []),
      ...(secondFactor ? ['Two-factor authentication is off.'] : []),
      ...(mobile ? ['Your mobile number was removed.'] : []),
      'If you did not ask for this, tell an administrator of your organisation at once.',
    ],
    footer: 'You get this mail because you signed in to the partner center with this address.',
  }),
  'access-decided': (data) => ({
    subject: `${data.requester}: access to ${data.target} ${data.granted ? 'granted' : 'declined'}`,
    paragraphs: [
      `${data.decidedBy ?? OPERATOR} has ${data.granted ? 'granted' : 'declined'} what ${data.requester} (${data.organisation}) asked for: ${wished(data)} on ${data.target}. There is nothing left to do.`,
    ],
    action: { label: 'See the requests', url: data.url },
    footer: 'You get this mail because you can grant this access.',
  }),
};
