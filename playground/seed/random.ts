/**
 * Deterministic chance: a small fast counter generator (sfc32) with 128 bits of state. Every row draws from a generator
 * of its own, keyed by what it is and its number, so that one row never depends on how many draws another one made.
 */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(values: readonly T[]): T;
  /** Picks by weight. */
  weighted<T>(values: ReadonlyArray<readonly [weight: number, value: T]>): T;
  /** Some values, each at most once. */
  sample<T>(values: readonly T[], count: number): T[];
  /** 24 characters, as Strapi's document ids are. */
  documentId(): string;
}

const KINDS = [
  'tree',
  'partner',
  'closure',
  'user',
  'customer',
  'member',
  'group',
  'grant',
  'assignment',
  'traits',
  'reach',
  'organization',
  'invite',
  'contact',
  'product',
  'license',
  'customer-user',
  'seat',
  'device-states',
  'agreement',
  'acceptance',
  'directory',
  'integration',
  'integration-share',
] as const;

export const random = (seed: number, kind: (typeof KINDS)[number], index = 0): Random => {
  const next = sfc32(seed, KINDS.indexOf(kind), index);
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));

  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (values) => at(values, int(0, values.length - 1)),
    weighted(values) {
      let left = next() * values.reduce((sum, [weight]) => sum + weight, 0);
      return (values.find(([weight]) => (left -= weight) < 0) ?? at(values, values.length - 1))[1];
    },
    sample(values, count) {
      const rest = [...values];
      return Array.from({ length: Math.min(count, rest.length) }, () => at(rest.splice(int(0, rest.length - 1), 1), 0));
    },
    documentId: () =>
      Array.from({ length: 4 }, () =>
        int(0, 36 ** 6 - 1)
          .toString(36)
          .padStart(6, '0')
      ).join(''),
  };
};

/** An element that is known to be there. */
export const at = <T>(values: readonly T[], index: number): T => {
  if (index < 0 || index >= values.length) throw new RangeError(`No element ${index} of ${values.length}`);
  return values[index] as T;
};

/**
 * Distinct positions of a list without holding the list: a walk with a step that shares no factor with its length.
 *
 * @param length of the list
 * @param count how many positions, at most `length`
 */
export function* distinct(chance: Random, length: number, count: number) {
  if (length === 0) return;
  let step = chance.int(1, Math.max(1, length - 1));
  while (gcd(step, length) !== 1) step = (step % length) + 1;
  let position = chance.int(0, length - 1);
  for (let taken = 0; taken < Math.min(count, length); taken += 1) {
    yield position;
    position = (position + step) % length;
  }
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

function sfc32(first: number, second: number, third: number) {
  let [a, b, c, counter] = [first | 0, second | 0, third | 0, 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** Within the last three years. */
export const pastDate = (chance: Random, now: Date) =>
  new Date(now.getTime() - Math.ceil(chance.next() * 1_000 * 86_400_000));
