import { errors } from '@strapi/utils';
import type { Explanation, FaultReason } from '../../../contracts/access';
import type { Capability } from '../../../contracts/common';
import { BY_PERSON, PERSON_COLUMNS, personName } from '../queries/people';
import type { Sql } from '../utils/db';
import { forbidden } from '../utils/forbidden';
import { T } from '../utils/tables';
import type { Actor, MemberActor } from './actor';
import { findDepths, findGrants, targetsOf, toTarget } from './facts';
import { toChain, toLinks } from './links';
import { customerBrakes, faultsOf, pathsTo, showsCustomers, type Fault, type Subject, type Target } from './paths';
import { customerScope } from './customer-scope';
import { accountScope, anyOf, knownPartners, partnerScope } from './scope';
import { findSubjects } from './subjects';
import { viewOf } from './view';

/** How many chains of a refusal are told, the nearest first. */
const NEAREST = 10;

interface Question {
  actor: Actor;
  capability: Capability;
  target: { kind: Target['kind']; documentId: string };
  /** documentId of the member it is about; the actor otherwise. */
  member?: string;
  now: Date;
}

/**
 * Why somebody may, or may not, do this there: read from the rows and judged by the rules that `require` and
 * `visible` use, so that it is allowed where there is at least one chain and nowhere else.
 *
 * @throws NotFoundError (404) for a target or a person that the actor does not see, ForbiddenError (403) where it sees the
 * person, but not what is delegated to people of that account
 */
export const explain = async (sql: Sql, question: Question): Promise<Explanation> => {
  const { actor, capability, now } = question;
  const target = await seenTarget(sql, question);
  const subject = await subjectOf(sql, question);
  if (!subject) return explainOperator(actor, capability, target);

  const overlay = actor.operator ? undefined : actor.overlay;
  const rows = await findGrants(sql, { kind: target.kind, targets: [target.id], subject, overlay });
  const depths = await findDepths(sql, [subject.home.id], [target.ownerId]);
  const depth = depths.get(`${subject.home.id}>${target.ownerId}`) ?? null;
  const view = await viewOf(sql, actor, [target], rows, now);
  const judged = pathsTo(subject, target, depth, rows)
    .map((path) => ({ path, faults: faultsOf(path, capability, { subject, target, now }) }))
    // What gives nothing is told of only to who sees what lies behind it
    .filter(
      ({ path, faults }) =>
        faults.length === 0 || path.via !== 'through' || view.readsAll || showsCustomers(path.grants[0], subject, now)
    );
  const right = judged.filter(({ faults }) => faults.length === 0);
  const wrong = right.length > 0 ? [] : nearest(judged);

  return {
    ...named(capability, target),
    person: {
      documentId: subject.documentId,
      name: subject.name,
      isCaller: !actor.operator && actor.memberId === subject.memberId,
    },
    allowed: right.length > 0,
    chains: right.map(({ path }) => toChain(path, subject, target, view)),
    missing: wrong.map(({ path, faults }) => ({
      links: toLinks(path, subject, target, view),
      faults: faults.map(toFault),
    })),
    grantors:
      right.length > 0
        ? NOBODY
        : await grantorsOf(
            sql,
            subject,
            target,
            depth,
            wrong.flatMap(({ faults }) => faults.map(({ reason }) => reason))
          ),
  };
};

const NOBODY: Explanation['grantors'] = { people: [], organisation: null, operator: false };

const toFault = ({ reason, link, name }: Fault) => ({ reason, link, name: name ?? null });

const named = (capability: Capability, { kind, documentId, name }: Target) => ({
  capability,
  target: { kind, documentId, name },
});

/** The way through the tree says nothing where the target is not in it, unless there is no other. */
const nearest = <Judged extends { path: { depth: number | null; via: string }; faults: unknown[] }>(all: Judged[]) => {
  const others = all.filter(({ path }) => path.via !== 'tree' || path.depth !== null);
  return (others.length > 0 ? others : all).sort((a, b) => a.faults.length - b.faults.length).slice(0, NEAREST);
};

/**
 * What a question is about: who may do something there knows of it, even where a custom role leaves the reading out.
 *
 * @throws NotFoundError (404) where the actor does not see it
 */
export const seenTarget = async (sql: Sql, { actor, capability, target, now }: Question): Promise<Target> => {
  const { kind, documentId } = target;
  const scope =
    kind === 'partner'
      ? anyOf([knownPartners(sql, actor, now), partnerScope(sql, actor, capability, now)])
      : anyOf([customerScope(sql, actor, 'customer.read', now), customerScope(sql, actor, capability, now)]);
  const [row] = await targetsOf(sql, kind, scope).where(`${kind === 'partner' ? 'p' : 'c'}.document_id`, documentId);
  if (!row) throw new errors.NotFoundError(`There is no such ${kind}`);
  return toTarget(kind, row);
};

/**
 * Whom a question is about, as far as the actor may ask about them.
 *
 * @param documentId of the member
 * @throws NotFoundError (404), ForbiddenError (403)
 */
export const seenSubject = async (sql: Sql, actor: Actor, documentId: string, now: Date): Promise<Subject> => {
  const [subject] = await findSubjects(sql, (where) => {
    where.where('m.document_id', documentId).where((any) => {
      any.where(accountScope(sql, actor, 'member.read', now));
      if (!actor.operator) any.orWhere('m.id', actor.memberId);
    });
  });
  if (!subject) throw new errors.NotFoundError('There is no such member');
  if (actor.operator || actor.memberId === subject.memberId) return subject;
  const [readable] = await sql({ p: T.partners })
    .where('p.id', subject.home.id)
    .where(accountScope(sql, actor, 'delegation.read', now))
    .select('p.id');
  if (!readable) throw forbidden('You may not see what is delegated to the people of this account');
  return subject;
};

/** `null` for an operator who asks about themselves: no member, and needs no chain. */
const subjectOf = async (sql: Sql, { actor, member, now }: Question): Promise<Subject | null> => {
  if (member !== undefined) return seenSubject(sql, actor, member, now);
  return actor.operator ? null : ownSubject(sql, actor);
};

/** The actor is asked about as it is, a proposed change of it included. */
const ownSubject = async (sql: Sql, actor: MemberActor): Promise<Subject> => {
  const [row] = await sql(T.members).where({ id: actor.memberId }).select('document_id');
  return { ...actor, documentId: row?.document_id, active: true, disabledBy: null };
};

const explainOperator = (actor: Actor, capability: Capability, target: Target): Explanation => {
  const links = [{ type: 'operator' as const }];
  const faults = customerBrakes(capability, target);
  const allowed = faults.length === 0;
  return {
    ...named(capability, target),
    person: { documentId: null, name: actor.name, isCaller: true },
    allowed,
    chains: allowed ? [{ links, until: null }] : [],
    missing: allowed ? [] : [{ links, faults: faults.map(toFault) }],
    grantors: NOBODY,
  };
};

/** What people of the own account decide for themselves, wherever the target is. */
const DECIDED_AT_HOME: ReadonlySet<FaultReason> = new Set(['switch-off', 'person-inactive']);
/** What only an operator can change. */
const DECIDED_BY_OPERATOR: ReadonlySet<FaultReason> = new Set(['operator-only']);

/**
 * Who could give the right: prime admins of the own account for what it manages itself, the organisation that owns the
 * target otherwise. Nobody gives anything to themselves.
 */
const grantorsOf = async (
  sql: Sql,
  subject: Subject,
  target: Target,
  depth: number | null,
  reasons: FaultReason[]
): Promise<Explanation['grantors']> => {
  if (reasons.some((reason) => DECIDED_BY_OPERATOR.has(reason))) return { ...NOBODY, operator: true };
  const atHome = reasons.some((reason) => DECIDED_AT_HOME.has(reason));
  const isManaged = depth !== null && depth <= 1;
  if (!isManaged && !atHome) {
    // Who stands above a partner of another tree is nobody's business
    return { ...NOBODY, organisation: depth === null ? target.ownerName : target.managedBy };
  }
  const people = await sql({ m: T.members })
    .join({ u: T.users }, 'u.id', 'm.user_id')
    .where({ 'm.partner_id': subject.home.id, 'm.role': 'prime-admin', 'u.is_active': true })
    .whereNot('m.id', subject.memberId)
    .select(PERSON_COLUMNS)
    .orderBy(BY_PERSON);
  return { people: people.map(personName), organisation: null, operator: people.length === 0 };
};
