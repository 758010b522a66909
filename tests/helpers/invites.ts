import type { Invite, InviteResult } from '../../contracts/invites';
import type { AcceptedInvite, OpenedInvite } from '../../contracts/public-invites';
import { Client, type Answer } from './client';
import { changeRows, hostAddress } from './control';
import type { Mailbox, ReceivedMail } from './mailbox';

export const PASSWORD = 'Invited-Passw0rd';

interface Data<T> {
  data: T;
}

/** Lets the limits of the public routes begin anew: all tests come from one address. */
export const forgetLimits = () => changeRows({ table: 'msp_rate_limits', where: {}, set: { expire: 1 } });

/** What the link of a mail carries. */
export const tokenOf = (mail: ReceivedMail): string => {
  const token = /\/api\/msp\/invite#([\w-]+)/.exec(mail.text)?.[1];
  if (!token) throw new Error(`There is no invitation in: ${mail.text}`);
  return token;
};

/** The token of the newest invitation to an address. */
export const tokenTo = async (mailbox: Mailbox, address: string, count = 1): Promise<string> =>
  tokenOf((await mailbox.waitFor(address, count)).at(-1)!);

/** The accept page's own requests, without a sign-in. */
export const page = {
  open: (token: unknown) => anonymous().post<Data<OpenedInvite>>('/api/msp/invites/open', { token }),
  accept: (token: unknown, more: object = {}) =>
    anonymous().post<Data<AcceptedInvite>>('/api/msp/invites/accept', {
      token,
      firstname: 'Ida',
      lastname: 'Invited',
      password: PASSWORD,
      ...more,
    }),
  confirm: (token: unknown, password: string) =>
    anonymous().post<Data<AcceptedInvite>>('/api/msp/invites/answer', { token, accept: true, password }),
  decline: (token: unknown) =>
    anonymous().post<Data<AcceptedInvite>>('/api/msp/invites/answer', { token, accept: false }),
};

const anonymous = () => new Client(hostAddress().url);

export const invite = (who: Client, body: object): Promise<Answer<Data<InviteResult[]>>> =>
  who.post('/msp/invites', { role: 'administrator', ...body });

export const inviteUsers = (who: Client, customer: string, body: object): Promise<Answer<Data<InviteResult[]>>> =>
  who.post(`/msp/customers/${customer}/invites`, { role: 'user', ...body });

/** Makes somebody a user of a customer, invited by a client; who has no account yet gets one with `PASSWORD`. */
export const joinCustomer = async (
  mailbox: Mailbox,
  invited: { by: Client; customer: string; email: string; role?: string }
) => {
  const { by, customer, email, role = 'user' } = invited;
  const before = mailbox.to(email).length;
  await inviteUsers(by, customer, { emails: [email], role });
  const token = await tokenTo(mailbox, email, before + 1);
  const { step } = (await page.open(token)).body.data;
  const { status } = step === 'register' ? await page.accept(token) : await page.confirm(token, PASSWORD);
  if (status !== 200) throw new Error(`${email} could not join: ${status}`);
};

export const listInvites = async (who: Client, query: Record<string, string> = {}): Promise<Invite[]> => {
  const { status, body } = await who.get<Data<Invite[]>>('/msp/invites', query);
  if (status !== 200) throw new Error(`Invites answered ${status}`);
  return body.data;
};

/** Why an answer of the accept page says no. */
export const codeOf = ({ error }: Answer) => (error?.details as { code?: string } | undefined)?.code;
