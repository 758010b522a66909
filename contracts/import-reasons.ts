import type { ImportLanguage } from './import-columns';

/**
 * Why a row of an import is faulty, after the name of its column. The code is what is stored and answered; the words are
 * made where they are read, on the page and in the report. Rules that forms are judged by, too, take their English from
 * here, and hand the code on (`rule`, and `Said` on the server).
 */
export const IMPORT_REASONS = {
  required: { en: 'is required', de: 'ist erforderlich' },
  unknown: { en: 'is not known', de: 'ist nicht bekannt' },
  'no-right': { en: 'You may not do this to this partner', de: 'Das dürfen Sie bei diesem Partner nicht' },
  'own-partner': {
    en: 'Your own partner is managed by the one above it',
    de: 'Ihren eigenen Partner verwaltet der übergeordnete',
  },
  'several-partners': {
    en: 'is the name of several: write the Partner ID',
    de: 'heißen mehrere: schreiben Sie die Partner-ID',
  },
  'several-customers': {
    en: 'is the name of several: write the Tenant ID or the shortcode',
    de: 'heißen mehrere: schreiben Sie die Tenant-ID oder das Kürzel',
  },
  disabled: { en: 'is disabled', de: 'ist deaktiviert' },
  'owns-no-customers': {
    en: 'owns no customers: it serves those of others',
    de: 'besitzt keine Kunden: er betreut die anderer',
  },
  'customer-name': {
    en: 'is the name of a customer that this owner has already',
    de: 'heißt schon ein Kunde dieses Eigentümers',
  },
  'partner-name': { en: 'is the name of a partner that is there already', de: 'heißt schon ein Partner' },
  taken: { en: 'is taken', de: 'ist vergeben' },
  'in-row': { en: 'is in row {row} already', de: 'steht schon in Zeile {row}' },
  'msp-below-partner': { en: 'a partner has no MSP below it', de: 'Unter einem Partner steht kein MSP' },
  'below-tech-partner': {
    en: 'a tech partner has nobody below it',
    de: 'Unter einem Tech-Partner steht niemand',
  },
  'too-deep': {
    en: 'makes the tree deeper than {most} levels',
    de: 'macht den Baum tiefer als {most} Ebenen',
  },
  'not-assignable': {
    en: 'is not a customer that you can assign',
    de: 'ist kein Kunde, den Sie zuweisen können',
  },
  'not-active': { en: 'is a customer that is not active', de: 'ist ein Kunde, der nicht aktiv ist' },
  assigned: { en: 'is assigned to this partner already', de: 'ist diesem Partner schon zugewiesen' },
  'in-the-past': { en: 'is in the past', de: 'liegt in der Vergangenheit' },
  'ends-first': { en: 'ends before it starts', de: 'endet, bevor es beginnt' },
  'no-day': { en: 'is not a day', de: 'ist kein Datum' },
  'no-type': { en: 'is not a type of partner', de: 'ist kein Typ eines Partners' },
  'no-country': { en: 'is not the code of a country', de: 'ist kein Land' },
  'no-state': { en: 'is no state of that country', de: 'ist kein Bundesland dieses Landes' },
  'no-email': { en: 'is not an email address', de: 'ist keine E-Mail-Adresse' },
  'no-number': { en: 'is not a telephone number', de: 'ist keine Telefonnummer' },
  'no-number-there': { en: 'is not a number of that country', de: 'ist keine Nummer dieses Landes' },
  'no-mobile': { en: 'is not a mobile number', de: 'ist keine Mobilnummer' },
  'no-shortcode': { en: 'is not 3 to 20 letters and digits', de: 'hat nicht 3 bis 20 Buchstaben und Ziffern' },
  'no-letter': { en: 'has no letter or digit', de: 'hat weder Buchstaben noch Ziffern' },
  'no-text': {
    en: 'holds a character that is not text',
    de: 'enthält ein Zeichen, das kein Text ist',
  },
  'too-long': { en: 'is longer than {most} characters', de: 'ist länger als {most} Zeichen' },
  'too-many': { en: 'holds more than {most}', de: 'enthält mehr als {most}' },
  'too-many-cells': {
    en: 'has more cells than the header has columns',
    de: 'hat mehr Zellen als die Kopfzeile Spalten',
  },
  /** What a host's own rule says, as it says it. */
  other: { en: '{message}', de: '{message}' },
} satisfies Record<string, Record<ImportLanguage, string>>;

export type ImportReasonCode = keyof typeof IMPORT_REASONS;
export const IMPORT_REASON_CODES = Object.keys(IMPORT_REASONS) as [ImportReasonCode, ...ImportReasonCode[]];

/** A code and what its words name. */
export interface ImportReason {
  code: ImportReasonCode;
  params: Record<string, string | number>;
}

export const because = (code: ImportReasonCode, params: ImportReason['params'] = {}): ImportReason => ({
  code,
  params,
});

export const importReasonText = ({ code, params }: ImportReason, language: ImportLanguage): string =>
  IMPORT_REASONS[code][language].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));

/** For a `refine` of a contract: what it says, and in the params the reason it is. */
export const rule = (code: ImportReasonCode) => {
  const reason = because(code);
  return { message: importReasonText(reason, 'en'), params: { reason } };
};
