import { z } from 'zod';
import { capability, documentId } from './common';

/** What the same capabilities become possible, or no longer possible, on. */
const change = z.object({ capabilities: z.array(capability), customers: z.number(), partners: z.number() });

/** People to whom a proposed change does the same. */
const effect = z.object({
  /** By name, as many as `NAMED_PEOPLE`. */
  people: z.array(z.object({ documentId, name: z.string(), partner: z.string() })),
  count: z.number(),
  gains: z.array(change),
  loses: z.array(change),
});

/** Who gains and who loses what by a proposed change, before it is saved. */
export const effects = z.object({
  affected: z.array(effect),
  /** People of organisations whose members the caller does not read, who gain or lose something too. */
  others: z.number(),
  /** People beyond those the preview looks at. */
  notLookedAt: z.number(),
});

/** How many people an effect names. */
export const NAMED_PEOPLE = 20;

export type Effect = z.infer<typeof effect>;
export type Effects = z.infer<typeof effects>;
export type EffectChange = z.infer<typeof change>;
