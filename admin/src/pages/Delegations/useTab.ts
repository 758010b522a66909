import { useSearchParams } from 'react-router-dom';

type Tab = 'grants' | 'requests';

/** Another tab starts with a list of its own. */
export const useTab = (fallback: Tab) => {
  const [params, setParams] = useSearchParams();
  const tab = (['grants', 'requests'] as const).find((value) => value === params.get('tab')) ?? fallback;
  return { tab, setTab: (next: string) => setParams({ tab: next }) };
};
