import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { hostAddress } from './control';

export interface ReceivedMail {
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
}

interface Options {
  /** Refuses a receiver for good. */
  refuses?: (address: string) => boolean;
  /** Dies with all its connections, as a killed process does, when it has taken so many mails, and said so. */
  diesAfter?: number;
  /** How long it takes over each mail, in milliseconds. */
  takes?: number;
}

export interface Mailbox {
  /** Everything that was taken, in order. */
  mails: ReceivedMail[];
  to(address: string): ReceivedMail[];
  /** @throws Error when so many have not come within 30 seconds */
  waitFor(address: string, count?: number): Promise<ReceivedMail[]>;
  close(): Promise<void>;
}

/** A real SMTP server where the Strapi of this run sends its mail. */
export const openMailbox = async ({
  refuses = () => false,
  diesAfter = Infinity,
  takes = 0,
}: Options = {}): Promise<Mailbox> => {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<{ destroy(): void }>();
  let answering = 0;
  const die = async () => {
    // What was taken is confirmed first: of a mail that nobody knows about the sender would be right to send another
    while (answering) await new Promise((resolve) => setTimeout(resolve, 25));
    sockets.forEach((socket) => socket.destroy());
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) =>
      refuses(address) ? done(Object.assign(new Error('No such mailbox'), { responseCode: 550 })) : done(),
    onData(stream, _session, done) {
      const take = (mail: ParsedMail) => {
        if (mails.length >= diesAfter) return void die();
        const to = [mail.to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? ''));
        mails.push({
          to: to.join(', '),
          subject: mail.subject ?? '',
          text: mail.text ?? '',
          html: mail.html || '',
          messageId: mail.messageId ?? '',
        });
        answering += 1;
        setTimeout(() => {
          done();
          answering -= 1;
        }, takes);
      };
      // A sender that was cut off in the middle of a mail has sent none
      simpleParser(stream).then(take, done);
    },
  });
  server.on('error', () => {});
  server.server.on('connection', (socket) => {
    if (mails.length >= diesAfter) socket.destroy();
    sockets.add(socket);
  });
  await new Promise<void>((resolve) => server.listen(hostAddress().smtpPort, '127.0.0.1', resolve));

  const to = (address: string) => mails.filter((mail) => mail.to === address);
  const waitFor = async (address: string, count = 1) => {
    const end = Date.now() + 30_000;
    while (to(address).length < count) {
      if (Date.now() > end) throw new Error(`${to(address).length} of ${count} mails to ${address} have come`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return to(address);
  };
  return { mails, to, waitFor, close: () => new Promise((resolve) => server.close(() => resolve())) };
};
