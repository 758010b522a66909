import type { AgreementVersion } from '../../contracts/agreements';
import type { GateResponse } from '../../contracts/gate';
import type { Client } from './client';
import { codeTo } from './codes';
import { removeRows } from './control';
import { bearing, logIn } from './doors';
import type { Mailbox } from './mailbox';

export const gateOf = (client: Client, language?: string) => client.get<GateResponse>('/msp/gate', { language });
export const sendCode = (client: Client) => client.post<GateResponse>('/msp/gate/code', {});
export const verify = (client: Client, code: string) => client.post<GateResponse>('/msp/gate/verify', { code });
export const agree = (client: Client, version: number, accept = true) =>
  client.post<GateResponse>('/msp/gate/agree', { version, language: 'en', accept });

/** What keeps a client out: `details.msp` of a refusal. */
export const waitsFor = async (client: Client, path = '/msp/me') => {
  const { status, error } = await client.get(path);
  return [status, (error?.details as { msp?: string } | undefined)?.msp];
};

/** Signs in somebody who has to enter a code, and enters the newest of so many mails to it. */
export const throughGate = async (mailbox: Mailbox, email: string, mails: number, password?: string) => {
  const client = bearing((await logIn(email, password)).token);
  await sendCode(client);
  const { status } = await verify(client, await codeTo(mailbox, email, mails));
  if (status !== 200) throw new Error(`The code of ${email} was answered ${status}`);
  return client;
};

export const publish = async (operator: Client, ...texts: { language: string; text: string }[]) => {
  const { body, status } = await operator.post<{ data: AgreementVersion }>('/msp/agreements', { texts });
  if (status !== 200) throw new Error(`Publishing was answered ${status}`);
  return body.data.version;
};

/** So that other tests have nothing to agree to. */
export const withdrawAgreements = async () => {
  await removeRows('msp_agreements');
  await removeRows('msp_agreement_acceptances');
};
