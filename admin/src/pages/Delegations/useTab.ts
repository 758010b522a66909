import { useSearchParams } from 'react-router-dom';

const TABS = ['grants', 'requests', 'access-models'] as const;
type Tab = (typeof TABS)[number];

/** Another tab starts with a list of its own. */
export const useTab = (fallback: Tab) => {
  const [params, setParams] = useSearchParams();
  const tab = TABS.find((value) => value === params.get('tab')) ?? fallback;
  return { tab, setTab: (next: string) => setParams({ tab: next }) };
};
