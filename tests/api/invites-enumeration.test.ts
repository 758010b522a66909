import type { Answer, Client } from '../helpers/client';
import { forgetLimits, invite, page } from '../helpers/invites';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const SAMPLES = 15;

const build = () =>
  world({
    partners: { msp: { type: 'msp' }, other: { type: 'msp' } },
    members: { prime: { partner: 'msp' }, otherPrime: { partner: 'other' }, elsewhere: { partner: 'other' } },
  });

/** What may be told apart: status, body and which headers there are. */
const told = ({ status, body, headers }: Answer, secret: string) =>
  JSON.stringify([status, body, [...headers.keys()].sort()]).replaceAll(secret, 'ADDRESS');

const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

describe('An invited address and an unknown one', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  beforeAll(async () => {
    mailbox = await openMailbox();
    await forgetLimits();
    w = await build();
  });
  afterAll(() => mailbox.close());

  const address = (name: string) => `${name}-${w.suffix}@demo.test`;

  /** Asks about one and the other in turn, so that whatever else goes on slows both. */
  const compare = async (ask: (email: string, i: number) => Promise<Answer>, known: string, unknown: string) => {
    const times: Record<string, number[]> = { [known]: [], [unknown]: [] };
    const answers = new Map<string, Set<string>>();
    for (let i = 0; i < SAMPLES; i += 1) {
      for (const email of [known, unknown]) {
        const start = performance.now();
        const answer = await ask(email, i);
        times[email]!.push(performance.now() - start);
        answers.set(email, (answers.get(email) ?? new Set()).add(told(answer, email)));
      }
    }
    expect([...answers.get(known)!]).toEqual([...answers.get(unknown)!]);
    const [a, b] = [median(times[known]!), median(times[unknown]!)];
    // Noise of a busy machine; a password's hash alone would be twenty times a refusal
    expect(Math.max(a, b) / Math.min(a, b)).toBeLessThan(3);
  };

  it.each<[string, (who: Client, email: string) => Promise<Answer>]>([
    ['signing in', (who, email) => who.post('/admin/login', { email, password: 'Wrong-Passw0rd' })],
    ['forgetting a password', (who, email) => who.post('/admin/forgot-password', { email })],
    ['registering', (who, email) => who.get('/admin/registration-info', { registrationToken: email })],
    ['a link made up from it', (_who, email) => page.open(email)],
  ])('[TE-1] [TE-18] are the same to a stranger: %s', async (_what, ask) => {
    await forgetLimits();
    await invite(w.as('prime'), { emails: [address('invited')] });
    await compare((email) => ask(w.anonymous, email), address('invited'), address('nobody'));
  });

  it('[TE-1] are the same to another inviter, as is one with an account elsewhere', async () => {
    await invite(w.as('otherPrime'), { emails: [address('theirs')] });
    const lists = (email: string) => w.as('prime').get('/msp/invites', { search: email }) as Promise<Answer>;
    await compare(lists, address('theirs'), address('nobody'));

    const ask = async (email: string) => {
      const answer = await invite(w.as('prime'), { emails: [email], role: 'read-only' });
      const { invite: id } = answer.body.data[0]!;
      await w.as('prime').delete(`/msp/invites/${id}`);
      return { ...answer, body: answer.body.data.map((line) => ({ ...line, invite: typeof line.invite })) };
    };
    await compare(ask, w.member('elsewhere').email, address('nobody'));
  });
});
