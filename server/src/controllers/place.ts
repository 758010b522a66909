import type { Core } from '@strapi/types';
import type { Context } from 'koa';
import { listCities, listStates } from '../../../contracts/places';
import { getService } from '../utils/get-service';
import { query } from '../utils/http';

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const service = () => getService(strapi, 'places');

  return {
    async findCountries() {
      return { data: await service().countries() };
    },

    async findStates(ctx: Context) {
      return { data: await service().states(query(ctx, listStates.query).country) };
    },

    async findCities(ctx: Context) {
      const { country, state } = query(ctx, listCities.query);
      return { data: await service().cities(country, state) };
    },
  };
};
