import { z } from 'zod';
import { country } from './countries';

/** Countries, their states, and the cities of those, for forms that ask where an organisation is (PA-7). */
export const state = z.object({ code: z.string(), name: z.string() });

/** GET /msp/places/countries: by code; their names are the panel's, in its language. */
export const listCountries = {
  response: z.object({ data: z.array(z.object({ code: country, name: z.string() })) }),
};

/** GET /msp/places/states: empty where the list knows none. */
export const listStates = {
  query: z.object({ country }),
  response: z.object({ data: z.array(state) }),
};

/** GET /msp/places/cities: names; empty where the list knows none. */
export const listCities = {
  query: z.object({ country, state: z.string().regex(/^[A-Za-z0-9]{1,10}$/, 'is not the code of a state') }),
  response: z.object({ data: z.array(z.string()) }),
};

export type State = z.infer<typeof state>;
export type ListCountriesResponse = z.infer<typeof listCountries.response>;
export type ListStatesResponse = z.infer<typeof listStates.response>;
export type ListCitiesResponse = z.infer<typeof listCities.response>;
export type ListCitiesParams = z.infer<typeof listCities.query>;
