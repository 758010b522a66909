import type { Core } from '@strapi/types';

export interface WorkInput {
  job: 'outbox' | 'reminders' | 'audit-retention';
  /** As many nodes on the database that start it in the same instant. */
  nodes: number;
}

interface Job {
  work(): Promise<void>;
}

/** Runs one of the plugin's jobs to its end, as cron would. */
export const work = async (strapi: Core.Strapi, { job, nodes }: WorkInput): Promise<void> => {
  const { work: run } = strapi.plugin('msp').service(job) as Job;
  await Promise.all(Array.from({ length: nodes }, () => run()));
};
