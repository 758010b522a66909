import { z } from 'zod';
import { documentId, partnerType, text } from './common';

/** Of each kind, at most. */
export const SEARCH_HITS = 8;

const foundPartner = z.object({ documentId, name: z.string(), type: partnerType });
const foundCustomer = z.object({
  documentId,
  /** Its documentId where it has none. */
  name: z.string(),
  /** The organisation it belongs to. */
  owner: z.string(),
});
const foundPerson = z.object({
  documentId,
  name: z.string(),
  email: z.string(),
  partner: z.object({ documentId, name: z.string() }),
});

/**
 * GET /msp/search: partners, customers and members in the caller's scope (EX-12). Two letters match the beginning of
 * words, three or more match anywhere; one finds nothing.
 */
export const searchCenter = {
  query: z.object({ search: text(100).min(1, 'is required') }),
  response: z.object({
    data: z.object({
      partners: z.array(foundPartner),
      customers: z.array(foundCustomer),
      people: z.array(foundPerson),
    }),
  }),
};

export type FoundPartner = z.infer<typeof foundPartner>;
export type FoundCustomer = z.infer<typeof foundCustomer>;
export type FoundPerson = z.infer<typeof foundPerson>;
export type SearchCenterResponse = z.infer<typeof searchCenter.response>;
export type Found = SearchCenterResponse['data'];
