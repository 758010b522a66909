import { createCustomer } from '../../contracts/customer-lifecycle';
import {
  because,
  IMPORT_REASON_CODES,
  IMPORT_REASONS,
  importReasonText,
  type ImportReasonCode,
} from '../../contracts/import-reasons';
import { problemsOf, readCells } from '../../server/src/imports/importer';
import { forbidden } from '../../server/src/utils/forbidden';
import { invalid } from '../../server/src/utils/parse';

const namesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('Reasons of an import', () => {
  it.each(IMPORT_REASON_CODES)('[X-6] %s names the same in both languages', (code) => {
    const { en, de } = IMPORT_REASONS[code];
    expect(namesIn(de)).toEqual(namesIn(en));
  });

  // No file brings it, which is text throughout
  it('[X-6] tells a character that is no text', () => {
    const { problems } = readCells(createCustomer.body, { name: 'a\0b' });
    expect(problems).toEqual([{ field: 'name', ...because('no-text') }]);
  });

  it.each<ImportReasonCode>(['disabled', 'no-right', 'in-the-past'])(
    '[X-6] hands %s on with a refusal, and keeps it out of the answer',
    (code) => {
      const [reason, words] = [because(code), IMPORT_REASONS[code].en];
      const refused = invalid({ path: ['owner', 0], message: reason });
      expect(problemsOf(refused, null)).toEqual([{ field: 'owner', ...reason }]);
      expect(refused.message).toBe(`owner.0: ${words}`);
      expect(refused.details).toEqual({
        errors: [{ path: ['owner', '0'], message: words, name: 'ValidationError' }],
      });
      expect(problemsOf(forbidden(reason), 'owner')).toEqual([{ field: 'owner', ...reason }]);
      const { name, message, details } = forbidden(reason);
      expect({ name, message, details }).toEqual({ name: 'PolicyError', message: words, details: {} });
    }
  );

  it.each(['is required', 'is not (yet) allowed', 'two\nlines', '{row}'])(
    '[X-6] takes no words for a reason, whatever they are: %j',
    (message) => {
      const reason = because('other', { message });
      expect(problemsOf(invalid({ path: ['name'], message }), null)).toEqual([{ field: 'name', ...reason }]);
      expect(problemsOf(forbidden(message), 'name')).toEqual([{ field: 'name', ...reason }]);
      expect(importReasonText(reason, 'de')).toBe(message);
    }
  );
});
