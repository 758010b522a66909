import type { Figure, LimitName } from '../limits';
import { median, ratio } from '../measure';
import type { Context } from './context';

/** The access engine and the audit log without HTTP. */
export const measureAccess = async ({ host, world, effort }: Context): Promise<Figure[]> => {
  const times = await host.ask('measureAccess', { ...effort, calls: effort.calls * 4, world });
  const figure = (label: string, values: number[], bases: number[], limit?: LimitName): Figure => ({
    label,
    limit,
    unit: 'ms',
    value: median(values),
    base: median(bases),
    ratio: ratio(values, bases),
  });
  return [
    figure('access.require on a customer that is seen', times.require, times.byKey, 'require'),
    figure('access.require on any customer, refusals among them', times.requireAny, times.byKey),
    figure('The scope of access joined into a page of customers', times.pageScoped, times.page, 'visible'),
    figure('The same as a sub-query of ids, for a host', times.pageVisible, times.page),
    figure('Writing one row with its audit entry', times.writeAudited, times.write, 'audit'),
  ];
};
