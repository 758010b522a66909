import type { Size } from '../../playground/seed';

export type SizeName = '1k' | '10k' | '100k';
export type Database = 'sqlite' | 'postgres';

/** By number of customers; everything else grows with them. */
export const WORLDS: Record<SizeName, Omit<Size, 'seed'>> = {
  '1k': { customers: 1_000, partners: 100, delegations: 10_000 },
  '10k': { customers: 10_000, partners: 1_000, delegations: 100_000 },
  '100k': { customers: 100_000, partners: 10_000, delegations: 1_000_000 },
};

export const SIZES = Object.keys(WORLDS) as SizeName[];
export const DATABASES: Database[] = ['sqlite', 'postgres'];
