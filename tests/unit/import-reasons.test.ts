import { IMPORT_REASON_CODES, IMPORT_REASONS, importReasonText } from '../../contracts/import-reasons';
import { because, reasonOf } from '../../server/src/imports/reasons';

const namesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('Reasons of an import', () => {
  it.each(IMPORT_REASON_CODES)('[X-6] %s names the same in both languages', (code) => {
    const { en, de } = IMPORT_REASONS[code];
    expect(namesIn(de)).toEqual(namesIn(en));
  });

  it.each([
    ['is required', 'required', {}],
    ['holds more than 20', 'too-many', { most: '20' }],
    ['makes the tree deeper than 20 levels', 'too-deep', { most: '20' }],
    ['owns no customers: it serves those of others', 'owns-no-customers', {}],
    ['You may not do this to this partner', 'no-right', {}],
  ])('[X-6] knows the rule that says “%s”', (sentence, code, params) => {
    const reason = reasonOf(sentence);
    expect(reason).toEqual({ code, params });
    expect(importReasonText(reason, 'en')).toBe(sentence);
  });

  it.each(['is not (yet) allowed', 'two\nlines', '{row}'])(
    '[X-6] keeps what no rule of its own says: %j',
    (sentence) => {
      expect(reasonOf(sentence)).toEqual(because('other', { message: sentence }));
      expect(importReasonText(reasonOf(sentence), 'de')).toBe(sentence);
    }
  );
});
