import * as React from 'react';

import { NavigationType, useLocation, useNavigationType } from 'react-router-dom';

import { DRAWER_PARAMS } from './useDrawerParams';

const STORAGE_KEY = 'msp:scroll';
const MAX_ENTRIES = 50;
/** The admin's layout marks the element that scrolls the main column. */
const scrollRoot = () => document.querySelector<HTMLElement>('[data-strapi-main-content]');

const readOffsets = (): [string, number][] => {
  try {
    return JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '[]');
  } catch {
    return [];
  }
};

const saveOffset = (key: string, top: number) => {
  const others = readOffsets().filter(([entry]) => entry !== key);
  sessionStorage.setItem(STORAGE_KEY, JSON.stringify([...others, [key, top]].slice(-MAX_ENTRIES)));
};

const listOf = (pathname: string, search: string) => {
  const params = new URLSearchParams(search);
  [...DRAWER_PARAMS, 'tab'].forEach((name) => params.delete(name));
  return `${pathname}?${params}`;
};

/**
 * Back and reload find the page where it was left; another page of the list starts at its top; opening a drawer
 * moves nothing. `isReady`: the rows that fill the page are there.
 */
export const useScrollRestoration = (isReady: boolean) => {
  const { key, pathname, search } = useLocation();
  const navigation = useNavigationType();
  const list = listOf(pathname, search);
  const listRef = React.useRef<string | null>(null);
  const settledRef = React.useRef<string | null>(null);

  React.useLayoutEffect(() => {
    const root = scrollRoot();
    if (!root || !isReady || settledRef.current === key) return;
    settledRef.current = key;

    const saved = readOffsets().find(([entry]) => entry === key)?.[1];
    if (navigation === NavigationType.Pop && saved !== undefined) root.scrollTop = saved;
    else if (listRef.current !== list) root.scrollTop = 0;
    listRef.current = list;
  }, [isReady, key, list, navigation]);

  // A layout effect, as its clean-up must come before the next page's height clamps the scroll position.
  React.useLayoutEffect(() => {
    const root = scrollRoot();
    if (!root || !isReady) return;
    let frame = 0;
    const remember = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => saveOffset(key, root.scrollTop));
    };
    root.addEventListener('scroll', remember, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      root.removeEventListener('scroll', remember);
    };
  }, [isReady, key]);
};
