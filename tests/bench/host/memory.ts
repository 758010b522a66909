import type { Core } from '@strapi/types';

const MB = 1024 * 1024;

let before = 0;
let peak = 0;
let sampler: NodeJS.Timeout | undefined;

const collect = () => {
  global.gc?.();
  global.gc?.();
};

/** From here on the memory of this process is watched. */
export const startMemory = (_strapi: Core.Strapi, _input: null) => {
  collect();
  before = peak = process.memoryUsage.rss();
  sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 5);
};

/** @returns by how much it had grown at most, and by how much it stays grown after a collection, in megabytes */
export const measureMemory = (_strapi: Core.Strapi, _input: null) => {
  clearInterval(sampler);
  peak = Math.max(peak, process.memoryUsage.rss());
  collect();
  return { peak: (peak - before) / MB, stays: (process.memoryUsage.rss() - before) / MB };
};
