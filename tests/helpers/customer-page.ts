import type { OpenedLink } from '../../contracts/public-customer';
import type { LinkApproval } from '../../contracts/customers';
import { Client } from './client';
import { hostAddress } from './control';
import type { Mailbox, ReceivedMail } from './mailbox';

interface Data<T> {
  data: T;
}

const anonymous = () => new Client(hostAddress().url);

/** What the link of a mail to a tenant carries. */
export const linkTokenOf = (mail: ReceivedMail): string => {
  const token = /\/api\/msp\/customer#([\w-]+)/.exec(mail.text)?.[1];
  if (!token) throw new Error(`There is no link in: ${mail.text}`);
  return token;
};

/** The token of the newest of so many mails to an address. */
export const linkTokenTo = async (mailbox: Mailbox, address: string, count = 1): Promise<string> =>
  linkTokenOf((await mailbox.waitFor(address, count)).at(-1)!);

/** What the mailed link may do, without a sign-in. */
export const mailedLink = {
  open: (token: unknown) => anonymous().post<Data<OpenedLink>>('/api/msp/customer/link/open', { token }),
  answer: (token: unknown, accept: unknown) =>
    anonymous().post<Data<{ linkApproval: LinkApproval }>>('/api/msp/customer/link/answer', { token, accept }),
};
