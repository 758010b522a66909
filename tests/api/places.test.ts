import type { ListCitiesResponse, ListCountriesResponse, ListStatesResponse } from '../../contracts/places';
import { faultyFields } from '../helpers/tech-partners';
import { world } from '../helpers/world';

describe('Countries, states and cities', () => {
  const build = () =>
    world({ partners: { msp: { type: 'msp' } }, members: { reader: { partner: 'msp', role: 'read-only' } } });
  let w: Awaited<ReturnType<typeof build>>;
  beforeAll(async () => void (w = await build()));
  const get = <T>(what: string, query: Record<string, string> = {}) =>
    w.as('reader').get<T>(`/msp/places/${what}`, query);

  it('[PA-7] states follow the country, cities the state', async () => {
    const { body: countries } = await get<ListCountriesResponse>('countries');
    expect(countries.data).toContainEqual({ code: 'DE', name: 'Germany' });
    const { body: states } = await get<ListStatesResponse>('states', { country: 'DE' });
    expect(states.data).toHaveLength(16);
    expect(states.data).toContainEqual({ code: 'BY', name: 'Bavaria' });
    const { body: cities } = await get<ListCitiesResponse>('cities', { country: 'DE', state: 'BY' });
    expect(cities.data).toContain('Augsburg');
    expect(cities.data).not.toContain('Dresden');
    expect(new Set(cities.data).size).toBe(cities.data.length);
    const { body: none } = await get<ListStatesResponse>('states', { country: 'GI' });
    expect(none.data).toEqual([]);
    const { body: unknown } = await get<ListCitiesResponse>('cities', { country: 'DE', state: 'CA' });
    expect(unknown.data).toEqual([]);
  });

  it('[PA-7] refuses what is no country, and paths', async () => {
    expect(faultyFields(await get('states', { country: 'XX' }))).toEqual(['country']);
    expect(faultyFields(await get('states'))).toEqual(['country']);
    expect(faultyFields(await get('cities', { country: 'DE', state: '../DE' }))).toEqual(['state']);
    expect((await w.anonymous.get('/msp/places/countries')).status).toBe(401);
  });
});
