import { getCitiesOfState, getCountries, getStatesOfCountry } from '@countrystatecity/countries';
import { country, type Country } from '../../../contracts/countries';
import type { ListCountriesResponse, State } from '../../../contracts/places';
import { fold } from '../../../contracts/search-text';

const byName = (one: string, other: string) => one.localeCompare(other, 'en');

/**
 * Where in the world something is (PA-7). The data set has a file per country and state, read when it is asked for:
 * nothing is loaded at the start, nothing kept.
 */
export default () => {
  const states = async (code: Country): Promise<State[]> => {
    const found = new Map((await getStatesOfCountry(code)).map(({ name, iso2 }) => [name, { code: iso2, name }]));
    return [...found.values()].sort((one, other) => byName(one.name, other.name));
  };

  return {
    /** @returns the countries that a partner may be in */
    async countries(): Promise<ListCountriesResponse['data']> {
      return (await getCountries()).flatMap(({ iso2, name }) => {
        const { data: code } = country.safeParse(iso2);
        return code ? [{ code, name }] : [];
      });
    },

    /** @returns by name; none where the data set knows none */
    states,

    /** @param state its code @returns names, none where the data set knows none */
    async cities(code: Country, state: string): Promise<string[]> {
      const found = await getCitiesOfState(code, state);
      return [...new Set(found.map(({ name }) => name))].sort(byName);
    },

    /**
     * @param name as somebody has typed it
     * @returns the state of that name as the list writes it, the name itself where the list has none of the country,
     * `undefined` for one that is not in that country
     */
    async stateOf(code: Country, name: string): Promise<string | undefined> {
      const known = await states(code);
      return known.length === 0 ? name : known.find((state) => fold(state.name) === fold(name))?.name;
    },
  };
};
