import { codeTo, smsAddress } from '../helpers/codes';
import { clock, rowsOf, runJob } from '../helpers/control';
import { openMailbox, type Mailbox } from '../helpers/mailbox';
import { world } from '../helpers/world';

const MINUTE = 60_000;
const NOW = '2031-03-10T08:00:00.000Z';

const build = () => world({ partners: { msp: { type: 'msp' } }, members: { anna: { partner: 'msp' } } });

/** By the development provider, which mails what it would send to a phone. */
describe('Text messages', () => {
  let w: Awaited<ReturnType<typeof build>>;
  let mailbox: Mailbox | undefined;
  let number: string;
  let counter = 0;
  beforeEach(async () => {
    await clock.stopAt(NOW);
    w = await build();
    number = `+49160${String(1_000_000 + (Date.now() % 8_000_000) + (counter += 1))}`;
    await w.as('anna').put('/msp/profile', { mobile: number, language: 'de' });
  });
  afterEach(async () => {
    await mailbox?.close();
    mailbox = undefined;
    await clock.reset();
  });

  const rows = () => rowsOf('msp_mail_outbox', { to: number });
  const send = async () => expect((await w.as('anna').post('/msp/profile/mobile/code', {})).status).toBe(200);
  const until = async (is: (row: Awaited<ReturnType<typeof rows>>[number] | undefined) => boolean) => {
    const end = Date.now() + 10_000;
    while (!is((await rows())[0]) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 25));
  };

  it('[PA-11] come in the person’s language, and their text is forgotten', async () => {
    mailbox = await openMailbox();
    await send();
    const [sms] = await mailbox.waitFor(smsAddress(number));
    expect(sms).toMatchObject({ subject: `SMS to ${number}`, text: expect.stringContaining('ist Ihr Code') });
    await until((row) => row?.state === 'sent');
    expect(await rows()).toMatchObject([{ state: 'sent', template: 'mobile-code', body: null, attempts: 1 }]);
  });

  it('[PA-11] wait encrypted while the provider is away, and come once', async () => {
    await send();
    await until((row) => row?.state === 'queued' && row.attempts === 1);
    const [row] = await rows();
    expect([row?.state, row?.attempts, row?.reason]).toEqual(['queued', 1, expect.stringContaining('ECONNREFUSED')]);
    expect(String(row?.body)).toMatch(/^v1:/);
    mailbox = await openMailbox();
    await clock.advance(MINUTE);
    await runJob('outbox', 4);
    const code = await codeTo(mailbox, smsAddress(number));
    await runJob('outbox');
    expect(mailbox.to(smsAddress(number))).toHaveLength(1);
    expect((await w.as('anna').post('/msp/profile/mobile/verify', { code })).status).toBe(200);
  });
});
