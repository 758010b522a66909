import { techPartnerNames } from '../helpers/tech-partners';
import { world } from '../helpers/world';

const directory = () =>
  world({
    partners: {
      msp: { type: 'msp' },
      a: { type: 'installer', parent: 'msp', name: 'Alpenstrom Möller' },
      b: { type: 'integrator', parent: 'msp', name: 'Blue Alarm' },
      c: { type: 'installer', parent: 'msp', name: 'Metal-Alley' },
      d: { type: 'integrator', parent: 'msp', name: 'Journal Works' },
      e: { type: 'integrator', parent: 'msp', name: '100% Solar_Roof' },
      f: { type: 'integrator', parent: 'msp', name: "O'Brien & Søn" },
      g: { type: 'integrator', parent: 'msp', name: '日本電気' },
    },
    members: { prime: { partner: 'msp' } },
  });

const ALL = 7;

describe('The search for tech partners', () => {
  let w: Awaited<ReturnType<typeof directory>>;
  beforeAll(async () => void (w = await directory()));

  const find = (search: string) => techPartnerNames(w.as('prime'), { search });

  it('[TP-8] ignores a one-letter search', async () => {
    for (const search of ['', 'z', ' z ', 'é']) expect(await find(search)).toHaveLength(ALL);
  });

  it('[TP-8] matches two letters at the beginning of words', async () => {
    expect(await find('al')).toEqual(['Alpenstrom Möller', 'Blue Alarm', 'Metal-Alley']);
    expect(await find('br')).toEqual(["O'Brien & Søn"]);
    expect(await find('ou')).toEqual([]);
  });

  it('[TP-8] matches three letters and more anywhere in the name', async () => {
    expect(await find('tal')).toEqual(['Metal-Alley']);
    expect(await find('nal')).toEqual(['Journal Works']);
    expect(await find('strom m')).toEqual(['Alpenstrom Möller']);
    expect(await find('xyz')).toEqual([]);
  });

  it('[TP-8] reads over case, accents and blanks around', async () => {
    for (const search of ['MÖLLER', 'moller', '  Mo\u0308ller ']) {
      expect(await find(search)).toEqual(['Alpenstrom Möller']);
    }
  });

  it('[TP-8] knows no wildcards', async () => {
    for (const search of ['al%m', 'a_arm', 'jo_rnal', 'w%s', '%urnal%x']) {
      expect([search, await find(search)]).toEqual([search, []]);
    }
    expect(await find('100%')).toEqual(['100% Solar_Roof']);
    expect(await find('solar_r')).toEqual(['100% Solar_Roof']);
    expect(await find('jou%')).toEqual(['Journal Works']);
  });

  it('[TP-8] takes quotes, operators and backslashes for text', async () => {
    for (const search of [`"'`, "o'b", 'a & b', '\\\\', "'; drop", 'al:*', '-- al', '😀😀']) {
      expect(Array.isArray(await find(search))).toBe(true);
    }
    expect(await find("o'brien")).toEqual(["O'Brien & Søn"]);
  });

  it('[TP-8] finds names of other scripts', async () => {
    expect(await find('日本')).toEqual(['日本電気']);
  });

  it('[TP-8] goes with the type filter', async () => {
    expect(await techPartnerNames(w.as('prime'), { search: 'al', type: 'integrator' })).toEqual(['Blue Alarm']);
  });
});
