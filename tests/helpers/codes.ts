import type { Mailbox } from './mailbox';

/** The address to which the host of this run mails what it would send to a phone. */
export const smsAddress = (number: string) => `${number.replace(/\D/g, '')}@sms.demo.test`;

/** The code in the newest of so many mails to an address. */
export const codeTo = async (mailbox: Mailbox, address: string, count = 1): Promise<string> => {
  const mails = await mailbox.waitFor(address, count);
  const code = /\b\d{6}\b/.exec(mails[count - 1]?.text ?? '')?.[0];
  if (!code) throw new Error(`No code in the mail to ${address}`);
  return code;
};

/** Another code than the right one. */
export const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
