import { setImmediate } from 'node:timers/promises';
import type { Core } from '@strapi/types';
import outbox from '../../../server/src/services/outbox';
import { T } from '../../../server/src/utils/tables';

export interface WorkInput {
  job:
    | 'import-work'
    | 'outbox'
    | 'reminders'
    | 'audit-retention'
    | 'license-reminders'
    | 'license-counts'
    | 'customer-archive'
    | 'owner-totals';
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

export interface PrepareInput {
  service: 'directory-entries' | 'customer-counts';
  nodes: number;
}

/** Makes what a service finds missing, as each of so many nodes does when it starts. */
export const prepare = async (strapi: Core.Strapi, { service, nodes }: PrepareInput): Promise<void> => {
  const node = strapi.plugin('msp').service(service) as { prepare(): Promise<void> };
  await Promise.all(Array.from({ length: nodes }, () => node.prepare()));
};

/** Stops a node of its own while that sends a mail, as its shutdown would. */
export const stopSending = async (strapi: Core.Strapi): Promise<void> => {
  const node = outbox({ strapi });
  void node.work();
  while (!(await strapi.db.connection(T.mailOutbox).where({ state: 'sending' }).first('id'))) await setImmediate();
  await node.stop();
};
