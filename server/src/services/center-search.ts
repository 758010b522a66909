import type { Core } from '@strapi/types';
import type { Found } from '../../../contracts/center-search';
import { SEARCH_MIN_LENGTH } from '../../../contracts/common';
import { fold } from '../../../contracts/search-text';
import type { Actor } from '../access/actor';
import { findCustomersBySearch, findPartnersBySearch, findPeopleBySearch } from '../queries/center-search';
import { pool } from '../utils/db';
import { getService } from '../utils/get-service';

/** One search across the center (EX-12). */
export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * @param search as it was typed
   * @returns at most 8 of each kind that the actor sees; nothing where the text has less than two letters or digits
   */
  async find(actor: Actor, search: string): Promise<Found> {
    const term = fold(search);
    if (term.length < SEARCH_MIN_LENGTH) return { partners: [], customers: [], people: [] };
    const asked = { actor, now: getService(strapi, 'clock').now(), term, search };
    const [partners, customers, people] = await Promise.all([
      findPartnersBySearch(pool(strapi), asked),
      findCustomersBySearch(pool(strapi), asked),
      findPeopleBySearch(pool(strapi), asked),
    ]);
    return { partners, customers, people };
  },
});
