import type { Core } from '@strapi/types';
import { DIRECTORY_ENTRY, entryFields, keysOf } from '../../../contracts/directory';
import { parse } from '../utils/parse';

type Entry = Parameters<typeof keysOf>[0] & { website?: string | null; documentId?: string };

interface Event {
  params: { data?: Entry; where?: object };
}

const KEYED = ['headline', 'description', 'specialities', 'countriesServed'] as const;

/** @throws ValidationError (400) naming the field */
const check = (data: Entry): void => {
  const named = Object.entries(data).filter(([field, value]) => field in entryFields.shape && value !== undefined);
  Object.assign(data, parse(entryFields, Object.fromEntries(named)));
};

/**
 * Holds directory entries to their contract and keeps what they are found by, whoever writes them: the Content Manager,
 * the plugin or a host's code.
 */
export const keepEntries = (strapi: Core.Strapi): void => {
  strapi.db.lifecycles.subscribe({
    models: [DIRECTORY_ENTRY],

    beforeCreate({ params: { data } }: Event) {
      if (!data) return;
      check(data);
      Object.assign(data, keysOf(data));
    },

    async beforeUpdate({ params: { data, where } }: Event) {
      if (!data) return;
      // The Content Manager takes it from the body: the entry would be another partner's
      delete data.documentId;
      check(data);
      if (!KEYED.some((field) => data[field] !== undefined)) return;
      const stored: Entry | null = await strapi.db.query(DIRECTORY_ENTRY).findOne({ where, select: [...KEYED] });
      Object.assign(data, keysOf({ ...stored, ...data }));
    },
  } as never);
};
