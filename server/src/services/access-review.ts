import type { Core } from '@strapi/types';
import type {
  ReachedTarget,
  ReachingPerson,
  ReviewCustomerQuery,
  ReviewCustomerResponse,
  ReviewMemberQuery,
  ReviewMemberResponse,
} from '../../../contracts/access';
import type { Actor } from '../access/actor';
import { seenSubject, seenTarget } from '../access/explain';
import { findDepths, findGrants } from '../access/facts';
import { organisationReach, reachOn } from '../access/reach';
import type { GrantRow, Subject, Target } from '../access/paths';
import { findSubjects } from '../access/subjects';
import { viewOf, type View } from '../access/view';
import { candidates, countReached, findOutsiders, findReached } from '../queries/access-review';
import { pool, transaction } from '../utils/db';
import { exportBatches } from '../utils/export-batches';
import { getService } from '../utils/get-service';
import { toPagination } from '../utils/pagination';
import { fold } from '../../../contracts/search-text';
import type { Asker } from './access';

const EXPORT_BATCH = 500;

type MemberFilter = Pick<ReviewMemberQuery, 'kind' | 'search'>;

/** The access review: everything one person reaches, and everyone who reaches one customer (EX-3). */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();

  /** Chains for the rows of one page, whatever else the person reaches. */
  const reachedRows = async (actor: Actor, subject: Subject, targets: Target[], at: Date): Promise<ReachedTarget[]> => {
    const kind = targets[0]?.kind;
    if (!kind) return [];
    const sql = pool(strapi);
    const rows = await findGrants(sql, { kind, targets: targets.map(({ id }) => id), subject });
    const depths = await findDepths(
      sql,
      [subject.home.id],
      targets.map(({ ownerId }) => ownerId)
    );
    const view = await viewOf(sql, actor, targets, rows, at);
    const onto = byTarget(kind, rows);
    const throughPartners = kind === 'customer' ? rows.filter(({ targetPartnerId }) => targetPartnerId !== null) : [];
    return targets.flatMap((target) => {
      const depth = depths.get(`${subject.home.id}>${target.ownerId}`) ?? null;
      const reach = reachOn(subject, target, depth, [...(onto.get(target.id) ?? []), ...throughPartners], view);
      const { documentId, name, type } = target;
      return reach ? [{ kind, documentId, name, type, ...reach }] : [];
    });
  };

  const everyoneOn = async (actor: Actor, target: Target, search: string | undefined): Promise<ReachingPerson[]> => {
    const sql = pool(strapi);
    const query = { actor, target, search, now: now() };
    const subjects = await findSubjects(sql, candidates(sql, query));
    const rows = await findGrants(sql, { kind: 'customer', targets: [target.id] });
    const homes = subjects.map(({ home }) => home.id);
    const depths = await findDepths(sql, [...new Set(homes)], [target.ownerId]);
    const view = await viewOf(sql, actor, [target], rows, query.now);
    const people = subjects
      .filter(({ disabledBy }) => disabledBy === null)
      .flatMap((subject): ReachingPerson[] => {
        const depth = depths.get(`${subject.home.id}>${target.ownerId}`) ?? null;
        const reach = reachOn(subject, target, depth, rows, view);
        const { documentId, name, role, home } = subject;
        return reach ? [{ documentId, name, role, partner: home.name, ...reach }] : [];
      });
    const outsiders = view.readsAll ? new Set(await findOutsiders(sql, query)) : new Set<number>();
    return [...people, ...organisations(rows, outsiders, target, view, search)];
  };

  const audit = (actor: Actor, asker: Asker, subject: string, filter: object, customer: Target | null = null) =>
    transaction(strapi, (trx) =>
      getService(strapi, 'audit').append(trx, actor, asker, {
        action: 'access-review.export',
        partnerId: actor.operator ? null : actor.home.id,
        customer,
        target: { type: 'export', documentId: 'access-review', label: subject },
        after: filter,
      })
    );

  /** Who is cut off reaches nothing; the person is judged anew for every batch, as who asks is. */
  const reachedBatch = async (actor: Actor, documentId: string, filter: MemberFilter, offset: number) => {
    const subject = await seenSubject(pool(strapi), actor, documentId, now());
    if (!subject.active || subject.disabledBy !== null) return { rows: [] };
    const query = { actor, subject, ...filter, now: now() };
    const targets = await findReached(pool(strapi), query, offset, EXPORT_BATCH);
    return { rows: await reachedRows(actor, subject, targets, query.now), found: targets.length };
  };

  return {
    /**
     * @param documentId of the member
     * @returns a page of the partners or customers that the member reaches and the actor sees
     * @throws NotFoundError (404) for a member that the actor does not see, ForbiddenError (403) where it does not see
     * what is delegated to that account
     */
    async member(
      actor: Actor,
      documentId: string,
      { page, pageSize, ...filter }: ReviewMemberQuery
    ): Promise<ReviewMemberResponse> {
      const sql = pool(strapi);
      const subject = await seenSubject(sql, actor, documentId, now());
      const query = { actor, subject, ...filter, now: now() };
      const works = subject.active && subject.disabledBy === null;
      const total = works ? await countReached(sql, query) : 0;
      const targets = works ? await findReached(sql, query, (page - 1) * pageSize, pageSize) : [];
      return {
        data: await reachedRows(actor, subject, targets, query.now),
        meta: {
          pagination: toPagination(page, pageSize, total),
          person: { documentId, name: subject.name, role: subject.role, partner: subject.home.name },
        },
      };
    },

    /**
     * @param documentId of the customer
     * @returns a page of the people who reach it, by name, and of the organisations whose people the actor does not see
     * @throws NotFoundError (404) for a customer that the actor does not see
     */
    async customer(
      actor: Actor,
      documentId: string,
      { page, pageSize, search }: ReviewCustomerQuery
    ): Promise<ReviewCustomerResponse> {
      const target = await seenTarget(pool(strapi), customerQuestion(actor, documentId, now()));
      const rows = await everyoneOn(actor, target, search);
      return {
        data: rows.slice((page - 1) * pageSize, page * pageSize),
        meta: {
          pagination: toPagination(page, pageSize, rows.length),
          customer: { documentId, name: target.name },
        },
      };
    },

    /**
     * Every row of `member`, for a file; the export itself is audited first.
     *
     * @throws as `member`
     */
    async exportMember(actor: Actor, asker: Asker, documentId: string, filter: MemberFilter) {
      const subject = await seenSubject(pool(strapi), actor, documentId, now());
      await audit(actor, asker, subject.name, filter);
      return exportBatches(strapi, asker, EXPORT_BATCH, (reader, offset) =>
        reachedBatch(reader, documentId, filter, offset)
      );
    },

    /**
     * Every row of `customer`, for a file; the export itself is audited first.
     *
     * @throws as `customer`
     */
    async exportCustomer(actor: Actor, asker: Asker, documentId: string, filter: { search?: string }) {
      const target = await seenTarget(pool(strapi), customerQuestion(actor, documentId, now()));
      await audit(actor, asker, target.name, filter, target);
      const rows = await everyoneOn(actor, target, filter.search);
      return (async function* () {
        yield rows;
      })();
    },
  };
};

const customerQuestion = (actor: Actor, documentId: string, now: Date) => ({
  actor,
  capability: 'customer.read' as const,
  target: { kind: 'customer' as const, documentId },
  now,
});

const byTarget = (kind: Target['kind'], rows: GrantRow[]): Map<number, GrantRow[]> => {
  const found = new Map<number, GrantRow[]>();
  for (const row of rows) {
    const id = kind === 'partner' ? row.targetPartnerId : row.targetCustomerId;
    if (id !== null) found.set(id, [...(found.get(id) ?? []), row]);
  }
  return found;
};

/** Partners of others that serve the customer: their people are nobody's business, that they do is the owner's. */
const organisations = (
  rows: GrantRow[],
  outsiders: Set<number>,
  target: Target,
  view: View,
  search: string | undefined
): ReachingPerson[] => {
  const term = fold(search ?? '');
  return rows
    .filter(({ granteePartnerId }) => granteePartnerId !== null && outsiders.has(granteePartnerId))
    .filter(({ granteePartnerName }) => fold(granteePartnerName ?? '').includes(term))
    .flatMap((grant): ReachingPerson[] => {
      const reach = organisationReach(grant, target, view);
      const name = grant.granteePartnerName ?? '';
      return reach ? [{ documentId: null, name, role: null, partner: name, ...reach }] : [];
    });
};
