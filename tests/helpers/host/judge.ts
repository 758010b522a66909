import { errors } from '@strapi/utils';
import type { Core } from '@strapi/types';
import type { Knex } from 'knex';
import { CAPABILITIES, type Capability } from '../../../contracts/common';
import { customerScope, customerScopeInParts } from '../../../server/src/access/customer-scope';
import type accessService from '../../../server/src/services/access';
import { T } from '../../../server/src/utils/tables';
import type { MadeWorld, WorldSpec } from '../world-spec';
import { setClock } from './clock';
import { writeWorld } from './world';

type Kind = 'partner' | 'customer';
type Outcome = 'ok' | 403 | 404;
type Access = ReturnType<typeof accessService>;
type Actor = Awaited<ReturnType<Access['actor']>>;

export interface Question {
  who: string;
  capability: Capability;
  kind: Kind;
  /** A key of the world, or the documentId of nothing. */
  target: string;
}

export interface JudgeInput {
  spec: WorldSpec;
  now: string;
  questions: Question[];
}

export interface Verdicts {
  /** By person, `kind capability` and the keys of the targets; `null` for who can't work at all. */
  sets: Record<string, Record<string, string[]> | null>;
  /** In the order of the questions. */
  answers: { require: Outcome; explain: Outcome }[];
  /** Where the scope of customers does not say the same in each of the ways in which it is read. */
  unlike: string[];
}

/**
 * What the plugin itself says of a whole world, asked in its own process: one statement per person for all the sets.
 * The world lives in a transaction that is rolled back, so that thousands leave nothing behind.
 */
export const judge = async (strapi: Core.Strapi, { spec, now, questions }: JudgeInput): Promise<Verdicts> => {
  setClock(strapi, { at: now });
  const trx = await strapi.db.connection.transaction();
  try {
    const made = await writeWorld(trx, spec, new Date(now));
    const access = strapi.plugin('msp').service('access') as Access;
    const actors = await actorsOf(access, trx, spec, made);
    const sets: Verdicts['sets'] = {};
    const unlike: string[] = [];
    for (const [who, actor] of actors) {
      sets[who] = actor && (await setsOf(access, trx, made, spec, who, actor));
      const which = (actor?.userId ?? 0) + Object.keys(made.rows).length;
      if (actor) unlike.push(...(await readUnlike(trx, actor, new Date(now), which)).map((found) => `${who}${found}`));
    }
    const answers: Verdicts['answers'] = [];
    for (const question of questions) answers.push(await answer(access, trx, made, actors, question));
    return { sets, answers, unlike };
  } finally {
    await trx.rollback();
  }
};

/** `null`: refused before any target is looked at. */
const actorsOf = async (access: Access, trx: Knex.Transaction, spec: WorldSpec, made: MadeWorld) => {
  const actors = new Map<string, Actor | null>();
  for (const [who, { userId, email }] of Object.entries(made.members)) {
    const operates = spec.members?.[who]?.operator ?? false;
    const asker = { user: { id: userId, email }, operates, address: '127.0.0.1', userAgent: '' };
    const actor = await access.actor(asker, trx).catch(refusal);
    actors.set(who, typeof actor === 'number' ? null : actor);
  }
  return actors;
};

const setsOf = async (
  access: Access,
  trx: Knex.Transaction,
  made: MadeWorld,
  spec: WorldSpec,
  who: string,
  actor: Actor
) => {
  // Many capabilities are the same question to the database: it is asked once.
  const asked = new Map<string, { labels: string[]; sql: string; bindings: readonly Knex.RawBinding[] }>();
  for (const kind of ['partner', 'customer'] as const) {
    for (const capability of CAPABILITIES) {
      const { sql, bindings } = access.visible(actor, kind, capability, { sql: trx }).toSQL();
      const text = `${sql} ${JSON.stringify(bindings)}`;
      const same = asked.get(text) ?? { labels: [], sql, bindings };
      same.labels.push(`${kind} ${capability}`);
      asked.set(text, same);
    }
  }
  const parts = [...asked.values()];
  const rows: { n: number; id: number }[] = rowsIn(
    await trx.raw(
      parts.map(({ sql }, n) => `select ${n} as n, seen.id as id from (${sql}) as seen`).join(' union all '),
      parts.flatMap(({ bindings }) => bindings)
    )
  );
  const named = names(made, spec);
  const seesAll = Boolean(spec.members?.[who]?.operator);
  const sets: Record<string, string[]> = {};
  for (const { labels } of parts) for (const label of labels) sets[label] = [];
  for (const { n, id } of rows) {
    for (const label of parts[Number(n)]?.labels ?? []) {
      const key = named[label.split(' ')[0] as Kind].get(Number(id));
      // The database of a run holds other tests' rows too, which an operator sees.
      if (key || !seesAll) sets[label]?.push(key ?? `a stranger's (${id})`);
    }
  }
  return sets;
};

/** Customers in scope, listed, looked up one by one and counted in parts; of one capability. @returns how they differ */
const readUnlike = async (trx: Knex.Transaction, actor: Actor, now: Date, which: number): Promise<string[]> => {
  const capability = CAPABILITIES[which % CAPABILITIES.length]!;
  const customers = () => trx({ c: 'msp_customers' });
  const inScope = (oneByOne: boolean): PromiseLike<number[]> =>
    customers()
      .where(customerScope(trx, actor, capability, now, { oneByOne }))
      .orderBy('c.id')
      .pluck('c.id');
  const [listed, lookedUp] = [await inScope(false), await inScope(true)];
  const count = async (totals: boolean): Promise<number> => {
    let counted = 0;
    for (const { sign, scope, ofTotals } of customerScopeInParts(trx, actor, capability, now, { totals })) {
      const summed = trx({ c: T.ownerTotals }).where(scope).select(trx.raw('sum(c.customers + c.demos) as number'));
      const [row] = await (ofTotals ? summed : customers().where(scope).count({ number: '*' }));
      counted += sign * Number(row?.number);
    }
    return counted;
  };
  const counts = [await count(false), await count(true)];
  if (listed.join() === lookedUp.join() && counts.every((number) => number === listed.length)) return [];
  const read = `${listed.length} customers listed, ${lookedUp.length} looked up`;
  return [`, ${capability}: ${read}, ${counts.join(' and of totals ')} counted`];
};

/** What drivers wrap the rows of a raw statement in. */
const rowsIn = (result: { rows?: never[] } | never[][] | never[]) => {
  if (!Array.isArray(result)) return result.rows ?? [];
  return (Array.isArray(result[0]) ? result[0] : result) as never[];
};

const names = (
  { rows }: MadeWorld,
  { partners = {}, customers = {} }: WorldSpec
): Record<Kind, Map<number, string>> => ({
  partner: new Map(Object.keys(partners).map((key) => [rows[key]?.id as number, key])),
  customer: new Map(Object.keys(customers).map((key) => [rows[key]?.id as number, key])),
});

const answer = async (
  access: Access,
  trx: Knex.Transaction,
  { rows }: MadeWorld,
  actors: Map<string, Actor | null>,
  { who, capability, kind, target: key }: Question
): Promise<Verdicts['answers'][number]> => {
  const actor = actors.get(who);
  if (!actor) return { require: 403, explain: 403 };
  const target = { kind, documentId: rows[key]?.documentId ?? key };
  const required = await access.require(actor, capability, target, trx).catch(refusal);
  const explained = await access.explain(actor, capability, target, { sql: trx }).catch(refusal);
  return { require: typeof required === 'number' ? required : 'ok', explain: verdict(explained) };
};

/** An explanation that allows names a chain; one that doesn't names what is missing. */
const verdict = (explained: Awaited<ReturnType<Access['explain']>> | 403 | 404): Outcome => {
  if (typeof explained === 'number') return explained;
  const { allowed, chains, missing } = explained;
  if (allowed !== chains.length > 0 || (allowed && missing.length > 0)) {
    throw new Error(`An explanation contradicts itself: ${JSON.stringify(explained)}`);
  }
  return allowed ? 'ok' : 403;
};

/** @throws whatever is no refusal */
const refusal = (error: unknown): 403 | 404 => {
  if (error instanceof errors.ForbiddenError) return 403;
  if (error instanceof errors.NotFoundError) return 404;
  throw error;
};
