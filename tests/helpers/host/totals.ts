import type { Core } from '@strapi/types';
import { findDrift } from '../../../server/src/queries/owner-totals';

interface Totals {
  check(): Promise<void>;
}

/** What differs between the owners' totals and their customers; it is put right, so that it is told once. */
export const drift = async (strapi: Core.Strapi, _input: object) => {
  const found = await findDrift(strapi.db.connection);
  await (strapi.plugin('msp').service('owner-totals') as Totals).check();
  return found;
};

/** The totals are put right by so many nodes at once, as when they start. */
export const checkTotals = async (strapi: Core.Strapi, { nodes }: { nodes: number }): Promise<void> => {
  const { check } = strapi.plugin('msp').service('owner-totals') as Totals;
  await Promise.all(Array.from({ length: nodes }, () => check()));
};
