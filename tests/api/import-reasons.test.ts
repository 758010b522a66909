import { randomBytes } from 'node:crypto';
import type { ImportKind } from '../../contracts/import-columns';
import { IMPORT_REASON_CODES, type ImportReasonCode } from '../../contracts/import-reasons';
import { checked } from '../helpers/imports';
import { world } from '../helpers/world';
import type { PartnerSpec } from '../helpers/world-spec';

let code: string;
/** As deep as a tree may be, with `level10` at its end. */
const levels = Object.fromEntries(
  Array.from({ length: 11 }, (_, i) => [`level${i}`, { type: 'msp', ...(i > 0 ? { parent: `level${i - 1}` } : {}) }])
) as Record<'level0' | 'level10', PartnerSpec>;

const build = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      child: { type: 'partner', parent: 'msp' },
      grandchild: { type: 'partner', parent: 'child' },
      closed: { type: 'partner', parent: 'msp', disabled: true },
      twin: { type: 'partner', parent: 'msp', name: 'Twin Partner' },
      otherTwin: { type: 'partner', parent: 'msp', name: 'Twin Partner' },
      tech: { type: 'integrator', parent: 'msp' },
      foreign: { type: 'msp' },
      ...levels,
    },
    members: {
      prime: { partner: 'msp' },
      techie: { partner: 'tech' },
      operator: { operator: true },
    },
    customers: {
      shop: { owner: 'msp', name: 'Corner Shop', shortcode: (code = randomBytes(5).toString('hex').toUpperCase()) },
      given: { owner: 'msp', name: 'Given' },
      asleep: { owner: 'msp', name: 'Asleep', suspended: true },
      one: { owner: 'msp', name: 'Twin Tenant' },
      other: { owner: 'msp', name: 'Twin Tenant' },
    },
    delegations: [{ grantee: 'tech', target: 'given' }],
  });

/** A row of the file and what is wrong with it first, unless nothing is: with which field, and what the words name. */
type Case = [row: string, field?: string | null, code?: ImportReasonCode, params?: object];

describe('Every reason of an import', () => {
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  // No file brings a character that is no text: tests/unit/import-reasons.test.ts
  const told = new Set<ImportReasonCode>(['no-text']);

  const judge = async (who: 'prime' | 'techie' | 'operator', kind: ImportKind, header: string, cases: Case[]) => {
    const rows = cases.map(([row]) => row);
    const { problems } = await checked(w.as(who), [header, ...rows].join('\r\n'), { kind });
    const first = problems.filter(({ row }, i) => row !== problems[i - 1]?.row);
    expect(first).toEqual(
      cases.flatMap(([, field, code, params = {}], i) => (code ? { row: i + 2, field, code, params } : []))
    );
    for (const { code } of first) told.add(code);
  };

  it('[X-6] is a code where New Customer refuses', () =>
    judge('prime', 'customers', 'name,owner,email,shortcode,tags', [
      [',,,,x', 'name', 'required'],
      [`${'x'.repeat(201)},,,,`, 'name', 'too-long', { most: 200 }],
      ['A,,nobody,,', 'email', 'no-email'],
      ['B,,,a b,', 'shortcode', 'no-shortcode'],
      [`C,,,,${Array.from({ length: 21 }, (_, i) => i).join(';')}`, 'tags', 'too-many', { most: '20' }],
      ['D,Nowhere,,,', 'owner', 'unknown'],
      [`E,${w.id('foreign')},,,`, 'owner', 'unknown'],
      [`F,${w.id('grandchild')},,,`, 'owner', 'no-right'],
      ['G,Twin Partner,,,', 'owner', 'several-partners'],
      [`H,${w.id('closed')},,,`, 'owner', 'disabled'],
      [`I,${w.id('tech')},,,`, 'owner', 'owns-no-customers'],
      ['Corner Shop,,,,', 'name', 'customer-name'],
      [`J,,,${code},`, 'shortcode', 'taken'],
      ['K,,,,,x', null, 'too-many-cells'],
      ['L,,,TWICE7,'],
      ['M,,,twice7,', 'shortcode', 'in-row', { row: 16 }],
    ]));

  const contact = 'Ada,ada@demo.test';
  const PARTNERS = 'name,type,parent,country,state,contactMobile,contactPhone,contactName,contactEmail';

  it('[X-6] is a code where Add Partner refuses', () =>
    judge('prime', 'partners', PARTNERS, [
      [`!!,partner,,GB,,,,${contact}`, 'name', 'no-letter'],
      [`A,shop,,GB,,,,${contact}`, 'type', 'no-type'],
      [`B,partner,,Nowhere,,,,${contact}`, 'country', 'no-country'],
      [`C,partner,,DE,Nowhere,,,${contact}`, 'state', 'no-state'],
      [`D,partner,,DE,,,12,${contact}`, 'contactPhone', 'no-number'],
      [`E,partner,,DE,,,+44 20 7946 0018,${contact}`, 'contactPhone', 'no-number-there'],
      [`F,partner,,DE,,030 901820,,${contact}`, 'contactMobile', 'no-mobile'],
      [`G,msp,${w.id('child')},DE,,,,${contact}`, 'type', 'msp-below-partner'],
      [`H,partner,${w.id('tech')},DE,,,,${contact}`, 'type', 'below-tech-partner'],
      [`I,partner,${w.id('closed')},DE,,,,${contact}`, 'parent', 'disabled'],
      [`Twin Partner,partner,,DE,,,,${contact}`, 'name', 'partner-name'],
    ]));

  it('[X-6] is a code where the place is too deep, and words where there is none', () =>
    judge('operator', 'partners', PARTNERS, [
      [`A,msp,${w.id('level10')},GB,,,,${contact}`, 'parent', 'too-deep', { most: '10' }],
      [`B,partner,,GB,,,,${contact}`, 'type', 'other', { message: 'only an MSP stands alone' }],
    ]));

  it('[X-6] is a code where an assignment is refused', async () => {
    const tech = w.id('tech');
    await judge('prime', 'assignments', 'techPartner,customer,from,until', [
      [`${tech},Nobody,,`, 'customer', 'not-assignable'],
      [`${tech},Twin Tenant,,`, 'customer', 'several-customers'],
      [`${tech},Asleep,,`, 'customer', 'not-active'],
      [`${tech},Given,,`, 'customer', 'assigned'],
      [`${tech},Corner Shop,soon,`, 'from', 'no-day'],
      [`${tech},Corner Shop,2001-01-01,`, 'from', 'in-the-past'],
      [`${tech},Corner Shop,2090-02-01,2090-01-01`, 'until', 'ends-first'],
    ]);
    await judge('techie', 'assignments', 'techPartner,customer', [[`${tech},Given`, 'techPartner', 'own-partner']]);
  });

  it('[X-6] leaves none out', () => expect([...told].sort()).toEqual([...IMPORT_REASON_CODES].sort()));
});
