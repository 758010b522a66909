import type { Figure } from '../limits';
import { median, ratio } from '../measure';
import type { Context } from './context';
import { LIST_PAGE } from './pages';

/** The services without HTTP, against one statement written by hand. */
export const measureServices = async ({ host, world, effort }: Context): Promise<Figure[]> => {
  const { page, pageByHand, list, listByHand } = await host.ask('measureService', {
    ...effort,
    world,
    limit: LIST_PAGE,
  });
  const figure = (label: string, values: number[], bases: number[]): Figure => ({
    label,
    limit: 'service',
    unit: 'ms',
    value: median(values),
    base: median(bases),
    ratio: ratio(values, bases),
  });
  return [
    figure('Service: Tech Partners, 25 rows by name', page, pageByHand),
    figure('Service: customer list, first page', list, listByHand),
  ];
};
