import type { Core } from '@strapi/types';
import { getService } from './utils/get-service';

/** What runs by the clock, on every node: each job claims its work in the database. */
const JOBS: Record<string, { rule: string; run: (strapi: Core.Strapi) => Promise<void> }> = {
  'msp.outbox': { rule: '*/20 * * * * *', run: (strapi) => getService(strapi, 'outbox').work() },
  'msp.reminders': { rule: '0 */15 * * * *', run: (strapi) => getService(strapi, 'reminders').work() },
  'msp.imports': { rule: '5-59/15 * * * * *', run: (strapi) => getService(strapi, 'import-work').work() },
  'msp.license-reminders': {
    rule: '0 5-59/15 * * * *',
    run: (strapi) => getService(strapi, 'license-reminders').work(),
  },
  'msp.license-counts': { rule: '0 3-59/10 * * * *', run: (strapi) => getService(strapi, 'license-counts').work() },
  'msp.owner-totals': { rule: '30 1-59/5 * * * *', run: (strapi) => getService(strapi, 'owner-totals').work() },
  'msp.owner-totals-check': { rule: '0 53 3 * * *', run: (strapi) => getService(strapi, 'owner-totals').check() },
  'msp.rate-limits': { rule: '0 7 * * * *', run: (strapi) => getService(strapi, 'rate-limits').work() },
  'msp.archive-retention': { rule: '0 41 * * * *', run: (strapi) => getService(strapi, 'customer-archive').work() },
  'msp.audit-retention': { rule: '0 23 3 * * *', run: (strapi) => getService(strapi, 'audit-retention').work() },
};

export const startJobs = (strapi: Core.Strapi): void => {
  for (const [name, { rule, run }] of Object.entries(JOBS)) {
    strapi.cron.add({ [name]: { task: () => run(strapi), options: { rule } } });
  }
};

export const stopJobs = async (strapi: Core.Strapi): Promise<void> => {
  for (const name of Object.keys(JOBS)) strapi.cron.remove(name);
  await getService(strapi, 'import-work').stop();
  await getService(strapi, 'outbox').stop();
};
