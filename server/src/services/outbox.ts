import type { Core } from '@strapi/types';
import type { MailOverrides } from '../config';
import { renderMail, type RenderedMail } from '../mail/render';
import { mailContent, mailLocale, type MailData, type MailTemplate } from '../mail/templates';
import { smsText, type SmsData, type SmsTemplate } from '../sms/texts';
import { afterTransaction } from '../utils/after-commit';
import { pool, type Sql } from '../utils/db';
import { createDocumentId } from '../utils/document-id';
import { decrypt, encrypt } from '../utils/encryption';
import { getService } from '../utils/get-service';
import { T } from '../utils/tables';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long to wait after each failed attempt, in milliseconds; after the last of them the mail has failed. */
const BACK_OFF = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * MINUTE);
/** Longer than a provider may take; who claimed a mail so long ago has died with it. */
const CLAIM_LASTS = 15 * MINUTE;
const KEEP_FOR = 30 * DAY;
/** Mails that one node sends at once: nobody's waits for another's slow mail server alone. */
const LANES = 4;
const EXPIRED = 'What it said was no longer good when it could have been sent';

export interface Mail<Name extends MailTemplate> {
  to: string;
  /** The receiver's `preferedLanguage`. */
  language: string | null;
  template: Name;
  data: MailData[Name];
  /** Whose quota it counts in; numeric id. */
  partnerId?: number;
  /** From then on it is worth nothing, and does not leave any more. */
  expiresAt?: Date;
}

export interface Sms<Name extends SmsTemplate> {
  /** E.164. */
  to: string;
  /** The receiver's `preferedLanguage`. */
  language: string | null;
  template: Name;
  data: SmsData[Name];
  /** As a mail's. */
  expiresAt?: Date;
}

/** What a row's body holds: a mail, or a text message. */
type Body = RenderedMail | { sms: string };

interface Envelope {
  to: string;
  template: string;
  partnerId?: number | null;
  expiresAt?: Date | null;
}

interface Claimed {
  id: number;
  documentId: string;
  to: string;
  body: string;
  attempts: number;
}

/** Mail leaves in two steps (DESIGN, "Mail"): written in the transaction it tells of, sent by a worker afterwards. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const now = () => getService(strapi, 'clock').now();
  const running = new Set<Promise<void>>();
  let busy = 0;
  let wakes = 0;
  let isStopping = false;

  const render = <Name extends MailTemplate>({ template, data, language }: Mail<Name>): RenderedMail => {
    const locale = mailLocale(language);
    const rendered = renderMail(mailContent(locale, template, data));
    const overrides: MailOverrides = strapi.plugin('msp').config('mailTemplates');
    return { ...rendered, ...overrides[template]?.({ locale, data, mail: rendered }) };
  };

  /** A conditional update decides which of several nodes sends; whoever loses looks for the next. */
  const claim = async (): Promise<Claimed | undefined> => {
    const sql = pool(strapi);
    for (;;) {
      const row = await sql(T.mailOutbox)
        .where({ state: 'queued' })
        .where('next_attempt_at', '<=', now())
        // A code, which is soon worth nothing, before whatever else waits
        .orderByRaw('case when expires_at is null then 1 else 0 end')
        .orderBy(['next_attempt_at', 'id'])
        .first({ id: 'id', documentId: 'document_id', to: 'to', body: 'body', attempts: 'attempts' });
      if (!row) return undefined;
      const claimed = await sql(T.mailOutbox)
        .where({ id: row.id, state: 'queued' })
        .update({ state: 'sending', claimed_at: now(), attempts: row.attempts + 1 });
      if (claimed === 1) return { ...row, attempts: row.attempts + 1 };
    }
  };

  /** What has waited for the mail server until it was worth nothing: a one-time code above all. */
  const expire = () =>
    pool(strapi)(T.mailOutbox)
      .where({ state: 'queued' })
      .where('expires_at', '<=', now())
      .update({ state: 'failed', body: null, reason: EXPIRED, updated_at: now() });

  const settle = (id: number, values: Record<string, unknown>) =>
    pool(strapi)(T.mailOutbox)
      .where({ id, state: 'sending' })
      .update({ ...values, updated_at: now() });

  const giveUp = (id: number, reason: string) => {
    strapi.log.error(`[msp] A mail was not sent: ${reason}`);
    return settle(id, { state: 'failed', body: null, reason: reason.slice(0, 255) });
  };

  const send = async ({ to, documentId }: Claimed, body: string): Promise<void> => {
    const mail: Body = JSON.parse(body);
    if ('sms' in mail) return getService(strapi, 'sms').send({ to, text: mail.sms });
    // The same at every attempt: if a connection broke after the server had taken the mail, the receiver's knows it
    const messageId = `<${documentId}@strapi-plugin-msp>`;
    await strapi
      .plugin('email')
      .service('email')
      .send({ to, ...mail, messageId });
  };

  const deliver = async (mail: Claimed): Promise<void> => {
    const body = decrypt(strapi, mail.body);
    if (body === null) return void (await giveUp(mail.id, 'It was encrypted with another key'));
    try {
      await send(mail, body);
    } catch (error) {
      const wait = BACK_OFF[mail.attempts - 1];
      const reason = (error instanceof Error ? error.message : String(error)).slice(0, 255);
      if (wait === undefined || isFinal(error)) return void (await giveUp(mail.id, reason));
      const next = new Date(now().getTime() + wait);
      return void (await settle(mail.id, { state: 'queued', next_attempt_at: next, reason }));
    }
    await settle(mail.id, { state: 'sent', sent_at: now(), body: null, reason: null });
  };

  /** A node died while it sent these: they may have arrived, and no mail is sent twice on purpose. */
  const abandon = () =>
    pool(strapi)(T.mailOutbox)
      .where({ state: 'sending' })
      .where('claimed_at', '<=', new Date(now().getTime() - CLAIM_LASTS))
      .update({ state: 'failed', body: null, reason: 'Interrupted while it was sent; it may have arrived' });

  const forget = () =>
    pool(strapi)(T.mailOutbox)
      .whereIn('state', ['sent', 'failed'])
      .where('created_at', '<=', new Date(now().getTime() - KEEP_FOR))
      .delete();

  /** Sends until nothing is due, and nothing was queued since it looked. */
  const sendDue = async (): Promise<void> => {
    try {
      for (;;) {
        const seen = wakes;
        await expire();
        const mail = isStopping ? undefined : await claim();
        if (mail) await deliver(mail);
        else if (seen === wakes || isStopping) return;
      }
    } catch (error) {
      strapi.log.error(`[msp] The mail outbox failed: ${error}`);
    } finally {
      busy -= 1;
    }
  };

  /** What is under way is waited for when this node stops. */
  const keep = (work: Promise<unknown>): Promise<void> => {
    const kept = work.then(() => undefined).finally(() => running.delete(kept));
    running.add(kept);
    return kept;
  };

  const wake = (): void => {
    wakes += 1;
    if (isStopping || busy === LANES) return;
    busy += 1;
    void keep(sendDue());
  };

  const queue = async (
    trx: Sql,
    { to, template, partnerId = null, expiresAt = null }: Envelope,
    body: Body
  ): Promise<string> => {
    const [at, documentId] = [now(), createDocumentId()];
    await trx(T.mailOutbox).insert({
      document_id: documentId,
      to,
      template,
      partner_id: partnerId,
      expires_at: expiresAt,
      body: encrypt(strapi, JSON.stringify(body)),
      state: 'queued',
      attempts: 0,
      next_attempt_at: at,
      created_at: at,
      updated_at: at,
      published_at: at,
    });
    afterTransaction(trx, wake);
    return documentId;
  };

  return {
    /**
     * Writes a mail, encrypted, to be sent once the transaction is committed.
     *
     * @param trx the transaction of the change that the mail tells of
     * @returns documentId of the mail's row
     */
    enqueue: <Name extends MailTemplate>(trx: Sql, mail: Mail<Name>): Promise<string> => queue(trx, mail, render(mail)),

    /** The same of a text message. */
    enqueueSms: <Name extends SmsTemplate>(trx: Sql, sms: Sms<Name>): Promise<string> =>
      queue(trx, sms, { sms: smsText(mailLocale(sms.language), sms.template, sms.data) }),

    /** Sends what is due, gives up what died with its node and forgets what is long done: cron calls it on every node. */
    async work(): Promise<void> {
      await keep(abandon().then(forget));
      for (let lane = 0; lane < LANES; lane += 1) wake();
      await Promise.all(running);
    },

    /** Lets the mails that are being sent end, and begins no other. */
    async stop(): Promise<void> {
      isStopping = true;
      await Promise.allSettled(running);
    },
  };
};

/** The server has refused this receiver or this message for good; anything else may be better later. */
const isFinal = (error: unknown): boolean => {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500;
};
