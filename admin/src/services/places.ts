import { mspApi } from './api';

import type {
  ListCitiesParams,
  ListCitiesResponse,
  ListCountriesResponse,
  ListStatesResponse,
  State,
} from '../../../contracts/places';
import type { Country } from '../../../contracts/countries';

/** The world does not change while somebody fills in a form. */
const KEPT = 3600;

const placesApi = mspApi.injectEndpoints({
  endpoints: (build) => ({
    listCountries: build.query<Country[], void>({
      query: () => '/msp/places/countries',
      transformResponse: ({ data }: ListCountriesResponse) => data.map(({ code }) => code),
      keepUnusedDataFor: KEPT,
    }),
    listStates: build.query<State[], Country>({
      query: (country) => ({ url: '/msp/places/states', config: { params: { country } } }),
      transformResponse: ({ data }: ListStatesResponse) => data,
      keepUnusedDataFor: KEPT,
    }),
    listCities: build.query<string[], ListCitiesParams>({
      query: (params) => ({ url: '/msp/places/cities', config: { params } }),
      transformResponse: ({ data }: ListCitiesResponse) => data,
      keepUnusedDataFor: KEPT,
    }),
  }),
});

export const { useListCountriesQuery, useListStatesQuery, useListCitiesQuery } = placesApi;
