import Bowser from 'bowser';

/** What a client calls itself, in words: `Firefox 128`, `Windows 10`; `null` where nothing is known of it. */
export const clientOf = (userAgent: string): { browser: string | null; system: string | null } => {
  if (!userAgent) return { browser: null, system: null };
  const { browser, os } = Bowser.parse(userAgent);
  const major = browser.version?.split('.')[0];
  return {
    browser: [browser.name, major].filter(Boolean).join(' ') || null,
    system: [os.name, os.versionName ?? os.version].filter(Boolean).join(' ') || null,
  };
};
