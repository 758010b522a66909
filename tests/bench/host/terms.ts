import type { Core } from '@strapi/types';

export interface Term {
  term: string;
  /** Part of all customers, 0 to 1. */
  share: number;
}

interface Input {
  /** Wanted parts of all customers, 0 to 1. */
  shares: number[];
}

const LOOKED_AT = 40;
const UNHEARD_OF = { short: ['qx', 'zq', 'xj', 'jq', 'qz', 'vx'], long: ['zzqx', 'qxzj', 'xqzz'] };

/** Terms, two letters and three or more, that match about as many customers as wanted. */
export const findTerms = async ({ db }: Core.Strapi, { shares }: Input): Promise<{ short: Term[]; long: Term[] }> => {
  const texts: string[] = await db.connection('msp_customers').pluck('search_text');
  const short = new Map<string, number>();
  const long = new Map<string, number>();
  for (const text of texts) {
    const words = text.split(/[ |]/);
    add(
      short,
      words.filter((word) => word.length > 1).map((word) => word.slice(0, 2))
    );
    add(
      long,
      words.flatMap((word) => [3, 4, 20].map((length) => word.slice(0, length))).filter((part) => part.length > 2)
    );
  }
  // A part of a word may also stand within others: those that come near are counted by reading.
  const exact = (share: number) => {
    const near = nearest(long, share * texts.length).slice(0, LOOKED_AT);
    return new Map(near.map((term) => [term, texts.filter((text) => text.includes(term)).length]));
  };
  const pick = (counts: Map<string, number>, share: number, unheardOf: string[]): Term => {
    if (share === 0) return { term: unheardOf.find((term) => !counts.has(term))!, share };
    const term = nearest(counts, share * texts.length)[0]!;
    return { term, share: counts.get(term)! / texts.length };
  };
  return {
    short: shares.map((share) => pick(short, share, UNHEARD_OF.short)),
    long: shares.map((share) => pick(share === 0 ? long : exact(share), share, UNHEARD_OF.long)),
  };
};

const add = (counts: Map<string, number>, terms: string[]) => {
  for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
};

const nearest = (counts: Map<string, number>, wanted: number) =>
  [...counts.keys()].sort((a, b) => Math.abs(counts.get(a)! - wanted) - Math.abs(counts.get(b)! - wanted));
