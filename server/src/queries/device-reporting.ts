import { toDate, toCount, type Sql } from '../utils/db';
import { T } from '../utils/tables';

/** Which customer a token reports for, and what stands in the way of it. */
export interface Binding {
  id: number;
  customerId: number;
  reportedAt: Date | null;
  total: number;
  /** Suspended, archived, its link rejected, or its owner disabled. */
  closed: boolean;
}

const asDate = (value: unknown): Date | null => (value === null || value === undefined ? null : toDate(value));

/** @param tokenId of one of Strapi's API tokens, which must still be there, restricted to its permissions */
export const findBinding = async (sql: Sql, tokenId: number): Promise<Binding | null> => {
  const row = await sql({ r: T.deviceReportings })
    .join({ t: T.apiTokens }, 't.id', 'r.token_id')
    .join({ c: T.customers }, 'c.id', 'r.customer_id')
    .where('r.token_id', tokenId)
    .where('t.type', 'custom')
    .first(
      {
        ...{ id: 'r.id', customerId: 'c.id', reportedAt: 'r.reported_at', total: 'c.device_count' },
        ...{ suspended: 'c.suspended', link: 'c.link_approval' },
      },
      {
        disabled: sql({ x: T.closures })
          .join({ a: T.partners }, 'a.id', 'x.ancestor_id')
          .whereRaw('x.descendant_id = c.owner_id')
          .where('a.disabled', true)
          .count('*'),
      } as never
    );
  if (!row) return null;
  const { suspended, link, disabled, ...binding } = row;
  return {
    ...binding,
    reportedAt: asDate(binding.reportedAt),
    closed: Boolean(suspended) || link === 'rejected' || toCount(disabled) > 0,
  };
};

/** What stands of a customer's reporting; the token only while Strapi has it. */
export interface Reporting {
  id: number;
  tokenId: number | null;
  tokenSince: Date | null;
  reportedAt: Date | null;
  receivedAt: Date | null;
}

export const findReporting = async (sql: Sql, customerId: number): Promise<Reporting | null> => {
  const row = await sql({ r: T.deviceReportings })
    .leftJoin({ t: T.apiTokens }, 't.id', 'r.token_id')
    .where('r.customer_id', customerId)
    .first({
      ...{ id: 'r.id', tokenId: 't.id', tokenSince: 'r.token_since' },
      ...{ reportedAt: 'r.reported_at', receivedAt: 'r.received_at' },
    });
  if (!row) return null;
  const { id, tokenId, tokenSince, reportedAt, receivedAt } = row;
  return {
    ...{ id, tokenId, tokenSince: asDate(tokenSince) },
    ...{ reportedAt: asDate(reportedAt), receivedAt: asDate(receivedAt) },
  };
};
