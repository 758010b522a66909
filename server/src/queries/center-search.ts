import type { Knex } from 'knex';
import { SEARCH_HITS, type FoundCustomer, type FoundPartner, type FoundPerson } from '../../../contracts/center-search';
import type { Actor } from '../access/actor';
import { customerScope } from '../access/customer-scope';
import { accountScope, knownPartners } from '../access/scope';
import type { Sql } from '../utils/db';
import { contains } from '../utils/like';
import { T } from '../utils/tables';
import { customersByIndex } from './customer-search';
import { PERSON } from './delegation-rows';
import { nameMatches } from './partners';
import { BY_PERSON, PERSON_COLUMNS, personName, type Person } from './people';

interface Asked {
  actor: Actor;
  now: Date;
  /** Folded, two letters or more. */
  term: string;
  /** As it was typed: people's names are not stored folded. */
  search: string;
}

/** Customers that are looked at for the best of them: a search that half of 100,000 match is as quick as any. */
const CANDIDATES = 500;

/** Names that begin with the term come first. */
const bestFirst = (sql: Sql, column: string, term: string) =>
  sql.raw(`case when ?? like ? then 0 else 1 end`, [column, `${term}%`]) as never;

/** Partners of whose existence the actor knows. */
export const findPartnersBySearch = (sql: Sql, { actor, now, term }: Asked): Promise<FoundPartner[]> =>
  sql({ p: T.partners })
    .where(knownPartners(sql, actor, now))
    .where(nameMatches(term))
    .select({ documentId: 'p.document_id', name: 'p.name', type: 'p.type' })
    .orderBy(bestFirst(sql, 'p.name_key', term))
    .orderBy(['p.name_key', 'p.id'])
    .limit(SEARCH_HITS);

/** Customers that the actor reads, by name and tags. */
export const findCustomersBySearch = async (sql: Sql, { actor, now, term }: Asked): Promise<FoundCustomer[]> => {
  const candidates = customersByIndex(sql, term)
    .where(customerScope(sql, actor, 'customer.read', now))
    .select('c.id', 'c.document_id', 'c.name', 'c.name_key', 'c.owner_id')
    .limit(CANDIDATES);
  const rows: (Omit<FoundCustomer, 'name'> & { name: string | null })[] = await sql
    .from(candidates.as('f'))
    .join({ o: T.partners }, 'o.id', 'f.owner_id')
    .select({ documentId: 'f.document_id', name: 'f.name', owner: 'o.name' })
    .orderBy(bestFirst(sql, 'f.name_key', term))
    .orderBy(['f.name_key', 'f.id'])
    .limit(SEARCH_HITS);
  return rows.map(({ documentId, name, owner }) => ({ documentId, name: name ?? documentId, owner }));
};

/** Two letters at the beginning of a word of the name or of the address, three or more anywhere. */
const personFits = (sql: Sql, { term, search }: Asked) => {
  const name = sql.raw(PERSON);
  if (term.length > 2) {
    return (where: Knex.QueryBuilder) =>
      void where.where((any) => any.where(contains(name, search)).orWhere(contains('u.email', search)));
  }
  const starts: [string, string][] = [
    [PERSON, `${term}%`],
    [PERSON, `% ${term}%`],
    ['u.email', `${term}%`],
  ];
  return (where: Knex.QueryBuilder) =>
    void where.where((any) => starts.forEach(([text, pattern]) => any.orWhereRaw(`lower(${text}) like ?`, [pattern])));
};

/** Members of the accounts whose people the actor reads. */
export const findPeopleBySearch = async (sql: Sql, asked: Asked): Promise<FoundPerson[]> => {
  const { actor, now } = asked;
  const rows: (Person & { documentId: string; partnerDocumentId: string; partner: string })[] = await sql({
    m: T.members,
  })
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .join({ p: T.partners }, 'p.id', 'm.partner_id')
    .where(accountScope(sql, actor, 'member.read', now))
    .where(personFits(sql, asked))
    .select({ documentId: 'm.document_id', partnerDocumentId: 'p.document_id', partner: 'p.name' }, PERSON_COLUMNS)
    .orderBy([...BY_PERSON, 'm.id'])
    .limit(SEARCH_HITS);
  return rows.map(({ documentId, partnerDocumentId, partner, ...person }) => ({
    documentId,
    name: personName(person),
    email: person.email,
    partner: { documentId: partnerDocumentId, name: partner },
  }));
};
