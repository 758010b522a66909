import { CAPABILITIES } from '../../../contracts/common';
import { judge } from '../control';
import type { Question, Verdicts } from '../host/judge';
import type { WorldSpec } from '../world-spec';
import { KINDS, rights, type Outcome, type Rights } from './rights';

/** The documentId of nothing. */
const NOTHING = 'z'.repeat(24);

/** Where the plugin and the oracle disagree on a world, in words; nothing where they agree. */
export const disagreements = async (spec: WorldSpec, now: Date, samples: number, seed: number): Promise<string[]> => {
  const says = rights(spec, now);
  const asked = questions(says, samples, seed);
  const { sets, answers, unlike } = await judge({ spec, now: now.toISOString(), questions: asked });
  return [
    ...Object.keys(says.members).flatMap((who) => compareSets(says, who, sets[who] ?? null)),
    ...asked.flatMap((question, i) => compareAnswer(says, question, answers[i]!)),
    ...unlike,
  ];
};

const compareSets = (says: Rights, who: string, found: Record<string, string[]> | null): string[] => {
  if (says.isOut(who) !== (found === null)) {
    return [`${who}: the engine ${found ? 'lets in' : 'refuses'} whom the oracle ${found ? 'refuses' : 'lets in'}`];
  }
  if (!found) return [];
  return KINDS.flatMap((kind) =>
    CAPABILITIES.flatMap((capability) => {
      const expected = says.targets[kind].filter((target) => says.may(who, capability, kind, target));
      const engine = list(found[`${kind} ${capability}`] ?? []);
      const oracle = list(expected);
      return engine === oracle ? [] : [`${who}, ${capability} on ${kind}s: engine ${engine}; oracle ${oracle}`];
    })
  );
};

/** Sorted, and twice what is there twice. */
const list = (keys: string[]) => [...keys].sort().join(' ') || 'nothing';

const compareAnswer = (says: Rights, question: Question, answer: Verdicts['answers'][number]): string[] => {
  const expected = expectedOutcome(says, question);
  return (['require', 'explain'] as const)
    .filter((ask) => answer[ask] !== expected)
    .map((ask) => {
      const { who, capability, target } = question;
      return `${who}, ${capability} on ${target}: ${ask} of the engine ${answer[ask]}; oracle ${expected}`;
    });
};

const expectedOutcome = (says: Rights, { who, capability, kind, target }: Question): Outcome => {
  if (target === NOTHING) return says.isOut(who) ? 403 : 404;
  return says.outcome(who, capability, kind, target);
};

/** So many, in equal parts what is allowed, what is refused and what is not there, as far as the world has it. */
const questions = (says: Rights, samples: number, seed: number): Question[] => {
  const all = Object.keys(says.members).flatMap((who) =>
    KINDS.flatMap((kind) =>
      [...says.targets[kind], NOTHING].flatMap((target) =>
        CAPABILITIES.map((capability): Question => ({ who, capability, kind, target }))
      )
    )
  );
  const draw = random(seed);
  const shuffled = all.map((question) => ({ question, at: draw() })).sort((a, b) => a.at - b.at);
  const byOutcome = new Map<Outcome, Question[]>([
    ['ok', []],
    [403, []],
    [404, []],
  ]);
  for (const { question } of shuffled) byOutcome.get(expectedOutcome(says, question))?.push(question);
  const chosen: Question[] = [];
  for (let i = 0; chosen.length < Math.min(samples, all.length); i += 1) {
    for (const list of byOutcome.values()) if (list[i]) chosen.push(list[i]!);
  }
  return chosen.slice(0, samples);
};

/** mulberry32: the same draws on every machine. */
const random = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};
