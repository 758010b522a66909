import { codeTo, smsAddress, wrong } from '../helpers/codes';
import { clock, rowsOf } from '../helpers/control';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const MINUTE = 60_000;
const NOW = '2031-02-10T08:00:00.000Z';
const NUMBER = '+4915112345678';

const build = () =>
  world({
    partners: { msp: { type: 'msp' } },
    members: { anna: { partner: 'msp' }, bert: { partner: 'msp' } },
  });

/** Seen through the verification of a mobile number. */
describe('One-time codes', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox;
  let number: string;
  let counter = 0;
  beforeEach(async () => {
    await clock.stopAt(NOW);
    w = await build();
    mailbox = await openMailbox();
    number = `+49151${String(10_000_000 + (Date.now() % 80_000_000) + (counter += 1))}`;
    expect((await w.as('anna').put('/msp/profile', { mobile: number })).status).toBe(200);
  });
  afterEach(async () => {
    await mailbox.close();
    await clock.reset();
  });

  const send = () => w.as('anna').post('/msp/profile/mobile/code', {});
  const verify = (code: string, who: 'anna' | 'bert' = 'anna') =>
    w.as(who).post('/msp/profile/mobile/verify', { code });
  const code = async (count = 1) => {
    const { status, body } = await send();
    expect([status, body]).toEqual([200, { data: { sentTo: number, minutes: 10 } }]);
    return codeTo(mailbox, smsAddress(number), count);
  };
  const rows = () => rowsOf('msp_one_time_codes', { user_id: w.member('anna').userId });
  const isRefused = async (answer: ReturnType<typeof verify>) => {
    const { status, error } = await answer;
    expect([status, error?.message]).toEqual([400, 'code: is wrong or has expired']);
  };

  it('[PA-11] are six digits, stored as a keyed hash alone, and nowhere in an answer', async () => {
    const right = await code();
    expect(right).toMatch(/^\d{6}$/);
    const [row] = await rows();
    expect(row?.code_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(await rows())).not.toContain(right);
    expect(JSON.stringify(await rowsOf('msp_mail_outbox', { to: number }))).not.toContain(right);
    expect(JSON.stringify((await verify(right)).body)).not.toContain(right);
  });

  it('[PA-11] are good once', async () => {
    const right = await code();
    expect((await verify(right)).status).toBe(200);
    await isRefused(verify(right));
  });

  it('[PA-11] are good for ten minutes', async () => {
    const right = await code();
    await clock.advance(10 * MINUTE);
    await isRefused(verify(right));
    const next = await code(2);
    await clock.advance(10 * MINUTE - 1);
    expect((await verify(next)).status).toBe(200);
  });

  it('[PA-11] are good in the newest alone', async () => {
    const first = await code();
    const second = await code(2);
    if (first !== second) await isRefused(verify(first));
    expect((await verify(second)).status).toBe(200);
  });

  it('[PA-11] are good for the person they were sent to', async () => {
    const right = await code();
    await w.as('bert').put('/msp/profile', { mobile: number });
    await isRefused(verify(right, 'bert'));
    expect((await verify(right)).status).toBe(200);
  });

  it('[PA-11] end after five attempts', async () => {
    const right = await code();
    for (let attempt = 0; attempt < 5; attempt += 1) await isRefused(verify(wrong(right)));
    await isRefused(verify(right));
    const next = await code(2);
    for (let attempt = 0; attempt < 4; attempt += 1) await isRefused(verify(wrong(next)));
    expect((await verify(next)).status).toBe(200);
  });

  it('[PA-11] give a hundred guesses at once no more than five', async () => {
    const right = await code();
    const guesses = Array.from({ length: 100 }, (_, i) => String((Number(right) + 1 + i) % 1_000_000).padStart(6, '0'));
    const answers = await Promise.all(guesses.map((guess) => verify(guess)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]));
    expect(await rows()).toMatchObject([{ attempts: 5, consumed_at: null }]);
    await isRefused(verify(right));
  });

  it('[PA-11] are spent by one of many who send the right one at once', async () => {
    const right = await code();
    const answers = await Promise.all(Array.from({ length: 4 }, () => verify(right)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('[PA-11] are sent five times an hour to one number, and ten times to a person', async () => {
    for (let i = 1; i <= 5; i += 1) expect((await send()).status).toBe(200);
    const refused = await send();
    expect([refused.status, refused.error?.message]).toEqual([429, 'Too many codes were sent; try again in an hour']);

    await w.as('anna').put('/msp/profile', { mobile: NUMBER });
    for (let i = 1; i <= 5; i += 1) expect((await send()).status).toBe(200);
    await w.as('anna').put('/msp/profile', { mobile: '+4915112345679' });
    expect((await send()).status).toBe(429);
    await clock.advance(60 * MINUTE);
    expect((await send()).status).toBe(200);
  });

  it.each(['12345', '1234567', 'abcdef', '', 123456, null])('[PA-11] refuse %j as no code', async (typed) => {
    await send();
    const answer = await w.as('anna').post('/msp/profile/mobile/verify', { code: typed });
    expect([answer.status, faultyFields(answer)]).toEqual([400, ['code']]);
    expect(await rows()).toMatchObject([{ attempts: 0 }]);
  });
});
