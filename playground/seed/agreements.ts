import type { Member } from './people';
import { random } from './random';
import type { Row } from './write';

/** Since when the demo's agreement is there, in days. */
const SINCE = 400;
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const TEXTS = {
  en: `Partner Center License Agreement

This agreement is made between the operator of the partner center ("we") and the organisation you work for ("you"). You accept it for your organisation.

1. What you may use
You may use the partner center to manage your own account, the partners below it and the customers you look after, within the rights that were given to you. The right to use it can't be passed on to others, except to people whom you invite and who accept this agreement themselves.

2. Accounts
Each account is one person's. Passwords and one-time codes are shared with nobody, our staff included. Tell us at once when a mailbox or telephone that codes are sent to is lost.

3. Customers' data
What you see of customers belongs to them. You use it only for the work they have asked you for, and give it to nobody else. Where a data processing agreement was made with a customer, that comes first.

4. Licenses
Licensed products are used within the seats that were bought. What a customer's contract says about products applies to everybody who works in that customer's tenant.

5. What is recorded
Sign-ins, changes and exports are kept in an audit log with name, time and address. You can read your own organisation's.

6. Availability
We announce maintenance three working days ahead. We answer for damage only as far as the law does not allow us to exclude it.

7. End
Either side may end this agreement with 30 days' notice. When it ends, your access ends; what was recorded is kept as long as the law asks.

8. Changes
A new version of this agreement is shown to you at your next step in the partner center. You go on working once you have agreed to it.`,
  de: `Lizenzvereinbarung für das Partner-Center

Diese Vereinbarung gilt zwischen dem Betreiber des Partner-Centers („wir“) und der Organisation, für die Sie arbeiten („Sie“). Sie stimmen ihr für Ihre Organisation zu.

1. Was Sie nutzen dürfen
Sie dürfen mit dem Partner-Center Ihr eigenes Konto, die Partner darunter und die von Ihnen betreuten Kunden verwalten, im Rahmen der Rechte, die Ihnen gegeben wurden. Das Nutzungsrecht ist nicht übertragbar, außer auf Personen, die Sie einladen und die dieser Vereinbarung selbst zustimmen.

2. Konten
Jedes Konto gehört einer Person. Passwörter und Einmalcodes werden niemandem mitgeteilt, auch nicht unseren Mitarbeitern. Melden Sie sofort, wenn ein Postfach oder Telefon verloren geht, an das Codes gesendet werden.

3. Daten der Kunden
Was Sie von Kunden sehen, gehört diesen. Sie verwenden es nur für die Arbeit, um die sie Sie gebeten haben, und geben es an niemanden weiter. Gibt es mit einem Kunden einen Vertrag zur Auftragsverarbeitung, geht dieser vor.

4. Lizenzen
Lizenzierte Produkte werden im Rahmen der gekauften Plätze genutzt. Was der Vertrag eines Kunden über Produkte sagt, gilt für alle, die in dessen Mandanten arbeiten.

5. Was aufgezeichnet wird
Anmeldungen, Änderungen und Exporte werden mit Name, Zeit und Adresse in einem Audit-Log festgehalten. Das Ihrer eigenen Organisation können Sie lesen.

6. Verfügbarkeit
Wartungen kündigen wir drei Arbeitstage vorher an. Für Schäden haften wir nur, soweit das Gesetz einen Ausschluss nicht zulässt.

7. Ende
Beide Seiten können diese Vereinbarung mit einer Frist von 30 Tagen kündigen. Mit ihr endet Ihr Zugang; Aufzeichnungen bleiben so lange, wie das Gesetz es verlangt.

8. Änderungen
Eine neue Fassung dieser Vereinbarung wird Ihnen beim nächsten Schritt im Partner-Center gezeigt. Sie arbeiten weiter, sobald Sie zugestimmt haben.`,
};

interface About {
  now: Date;
  seed: number;
  operatorId: number;
}

/** Version 1, in both languages of the panel. */
export function* agreementRows({ now, seed, operatorId }: About): Generator<Row> {
  const created_at = new Date(now.getTime() - SINCE * DAY);
  for (const [index, [language, text]] of Object.entries(TEXTS).entries()) {
    const document_id = random(seed, 'agreement', index).documentId();
    yield { id: index + 1, document_id, version: 1, language, text, published_by_id: operatorId, created_at };
  }
}

/** Every member has agreed (settled reading 11). */
export function* acceptanceRows(
  members: Member[],
  { now, seed, userId }: { now: Date; seed: number; userId: (member: Member) => number }
): Generator<Row> {
  for (const member of members) {
    const chance = random(seed, 'acceptance', member.id);
    const created_at = new Date(now.getTime() - chance.int(1, SINCE * 24 - 1) * HOUR);
    const address = `192.0.2.${chance.int(1, 254)}`;
    const row = { id: member.id, document_id: chance.documentId(), user_id: userId(member), version: 1, address };
    yield { ...row, language: chance.chance(0.3) ? 'de' : 'en', created_at };
  }
}
