import { z } from 'zod';

const email = z.email().max(254);

/** @returns the address as it is stored and compared; `undefined` where it is none */
export const toAddress = (text: string): string | undefined => {
  const { data } = email.safeParse(text.trim().toLowerCase());
  return data;
};

/** @param domains in lower case; `null`: any */
export const isAllowed = (address: string, domains: string[] | null): boolean =>
  domains === null || domains.includes(address.slice(address.lastIndexOf('@') + 1));
