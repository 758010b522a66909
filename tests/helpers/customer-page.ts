import type { OpenedCustomer, OpenedLink } from '../../contracts/public-customer';
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

/** Somebody's browser on the customer page: it keeps the cookie. */
export class CustomerBrowser {
  cookie: string | undefined;

  async post<T = OpenedCustomer | null>(path: string, body: unknown, headers: Record<string, string> = {}) {
    const answer = await anonymous().request<Data<T>>('POST', `/api/msp/customer/${path}`, {
      body,
      headers: { ...(this.cookie ? { cookie: this.cookie } : {}), ...headers },
    });
    const set = answer.headers.get('set-cookie');
    if (set) this.cookie = set.split(';')[0];
    return answer;
  }

  signIn = (email: string, password: string) => this.post('sign-in', { email, password });
  open = async () => (await this.post('open', {})).body.data;
  ask = (customer: string, accessModel: string, more: object = {}) =>
    this.post('access-model', { customer, accessModel, ...more });
  withdraw = (customer: string) => this.post('access-model/withdraw', { customer });
  answer = (customer: string, accept: unknown) => this.post('answer', { customer, accept });
}

/** What the mailed link may do, without a sign-in. */
export const mailedLink = {
  open: (token: unknown) => anonymous().post<Data<OpenedLink>>('/api/msp/customer/link/open', { token }),
  answer: (token: unknown, accept: unknown) =>
    anonymous().post<Data<{ linkApproval: LinkApproval }>>('/api/msp/customer/link/answer', { token, accept }),
};
