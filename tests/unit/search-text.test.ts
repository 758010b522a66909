import fc from 'fast-check';
import { fold, searchPatterns, searchText } from '../../contracts/search-text';

/** `LIKE`, as far as the patterns use it. */
const like = (text: string, pattern: string) => {
  expect(pattern.startsWith('%') && pattern.endsWith('%')).toBe(true);
  return text.includes(pattern.slice(1, -1));
};
const matches = (texts: string[], term: string) =>
  searchPatterns(fold(term)).some((pattern) => like(searchText(texts), pattern));

/** Any Unicode, with what search cares about made frequent. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', 'B', 'é', 'ß', ' ', '|', '%', '_', '7') })
);

describe('fold', () => {
  it.each([
    ['Ärzte-Haus Süd', 'arzte haus sud'],
    ['  Two\t words \n', 'two words'],
    ['ÉLAN №5', 'elan no5'],
    ['50%_off|now', '50 off now'],
    ['Ελλάδα 東京', 'ελλαδα 東京'],
    ['…', ''],
  ])('brings %j to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('yields letters, digits and single spaces between words alone', () => {
    fc.assert(fc.property(anyText, (text) => expect(fold(text)).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u)));
  });

  it('changes nothing the second time', () => {
    fc.assert(fc.property(anyText, (text) => expect(fold(fold(text))).toBe(fold(text))));
  });

  it('is at most 220 characters, none of them half or a trailing space', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '𝔘', '𐐀', 'ﷺ'), minLength: 200, maxLength: 500 }),
        (text) => {
          const folded = fold(text);
          expect(folded.length).toBeLessThanOrEqual(220);
          expect(folded).not.toMatch(/\p{Cs}/u);
          expect(folded).toBe(folded.trim());
        }
      )
    );
  });
});

describe('searchText and searchPatterns', () => {
  it('[TP-8] matches two letters at the beginning of a word and three anywhere', () => {
    const texts = ['North Wind', 'solar'];
    expect(['no', 'wi', 'so', 'ort', 'olar', 'North Wind'].map((term) => matches(texts, term))).toEqual(
      Array(6).fill(true)
    );
    expect(['or', 'in', 'ol', 'nor win'].map((term) => matches(texts, term))).toEqual(Array(4).fill(false));
  });

  it('[TP-13] finds a text by case and accents other than its own', () => {
    expect(matches(['Müller & Söhne', 'Wärmepumpe'], 'WARMEPUMPE')).toBe(true);
  });

  it('never matches across two texts', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), anyText, (texts, term) => {
        fc.pre(fold(term).length >= 2);
        expect(matches(texts, term)).toBe(texts.some((text) => matches([text], term)));
      })
    );
  });

  it('finds every text by itself', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), (texts) => {
        for (const text of texts) if (fold(text).length >= 2) expect(matches(texts, text)).toBe(true);
      })
    );
  });
});
