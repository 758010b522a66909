import type { Core } from '@strapi/types';

interface Clock {
  now(): Date;
}

export const clockOf = (strapi: Core.Strapi): Clock => {
  const clock = strapi.plugin('msp').service('clock') as Clock | undefined;
  if (!clock) throw new Error('The plugin has no service "clock"');
  return clock;
};

let real: Clock['now'] | undefined;

/** Stops the plugin's clock at an instant, moves it by milliseconds, or (`at: null`) lets it run again. */
export const setClock = (strapi: Core.Strapi, { at, by }: { at?: string | null; by?: number }) => {
  const clock = clockOf(strapi);
  real ??= clock.now.bind(clock);
  if (at === null) clock.now = real;
  else {
    const stopped = at === undefined ? clock.now().getTime() + (by ?? 0) : new Date(at).getTime();
    clock.now = () => new Date(stopped);
  }
  return { now: clock.now().toISOString() };
};
