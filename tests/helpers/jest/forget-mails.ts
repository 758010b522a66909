import { changeRows } from '../control';

/** Mails of the specs before, which had no mailbox, would be sent first: more of them as soon as the clock is moved on. */
beforeAll(() =>
  changeRows({ table: 'msp_mail_outbox', where: { state: 'queued' }, set: { state: 'failed', body: null } })
);
