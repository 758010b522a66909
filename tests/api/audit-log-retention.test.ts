import { entriesOf, exportFile, linesOfType, publicKey, verify } from '../helpers/audit-log';
import { clock, rowsOf, runJob } from '../helpers/control';
import { world } from '../helpers/world';

const DAY = 24 * 60 * 60_000;
/** The plugin's default. */
const KEPT = 1_095 * DAY;

const account = () =>
  world({
    partners: { msp: { type: 'msp' } },
    members: { prime: { partner: 'msp' } },
  });

describe('The retention of the audit log', () => {
  let w: Awaited<ReturnType<typeof account>>;
  beforeEach(async () => void (w = await account()));
  afterEach(() => clock.reset());

  const allow = (on: boolean) =>
    w.as('prime').put(`/msp/partners/${w.id('msp')}/settings`, { administratorsMayWorkOnDelegated: on });
  const changes = () => entriesOf(w.as('prime'), { action: 'partner.settings' });

  /** Two old changes and a young one; then the clock stands where only the old ones are past their time. */
  const grownOld = async () => {
    const first = await clock.stopAt(new Date(Date.now() + 10 * DAY));
    await allow(true);
    await allow(false);
    await clock.stopAt(new Date(first.getTime() + 30 * DAY));
    await allow(true);
    await clock.stopAt(new Date(first.getTime() + KEPT + DAY));
  };

  it('[X-4] removes what is too old from the front, and leaves a signed checkpoint', async () => {
    await grownOld();
    expect(await changes()).toHaveLength(3);
    await runJob('audit-retention');
    expect(await changes()).toHaveLength(1);
    const [cleared] = await entriesOf(w.as('prime'), { action: 'audit-log.clear' });
    expect(cleared).toMatchObject({ actor: { name: 'System' }, partner: { documentId: w.id('msp') } });

    const [head] = await rowsOf('msp_audit_heads', { root: w.id('msp') });
    const file = await exportFile(w.as('prime'));
    expect(linesOfType(file, 'chain')[0].checkpoint).toEqual({
      sequence: head!.checkpoint_sequence,
      hash: head!.checkpoint_hash,
      signature: head!.checkpoint_signature,
    });
    expect(head!.checkpoint_sequence).toBe((cleared?.after as { cleared: number }).cleared);
    const key = await publicKey(w.as('prime'));
    expect(await verify(file, key)).toMatchObject({ ok: true });
    const moved = file.replace(
      `"sequence":${head!.checkpoint_sequence},`,
      `"sequence":${Number(head!.checkpoint_sequence) + 1},`
    );
    expect(await verify(moved, key)).toMatchObject({ ok: false, fault: { kind: 're-hashed' } });
  });

  it('[X-4] is done by one of several nodes', async () => {
    await grownOld();
    await runJob('audit-retention', 3);
    expect(await entriesOf(w.as('prime'), { action: 'audit-log.clear' })).toHaveLength(1);
    expect(await verify(await exportFile(w.as('prime')), await publicKey(w.as('prime')))).toMatchObject({ ok: true });
  });

  it('[X-4] keeps what is young enough', async () => {
    const at = await clock.stopAt(new Date(Date.now() + 10 * DAY));
    await allow(true);
    await clock.stopAt(new Date(at.getTime() + KEPT - DAY));
    await runJob('audit-retention');
    expect(await changes()).toHaveLength(1);
  });
});
