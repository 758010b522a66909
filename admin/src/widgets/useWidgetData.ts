import { useGetMspDashboardQuery } from '../services/dashboard';
import { useGetMspMeQuery } from '../services/me';

/** What the widgets on Strapi's home page show: the dashboard's own answer, asked for once. */
export const useWidgetData = () => {
  const { data: me, error: meError } = useGetMspMeQuery();
  const isOperator = me?.kind === 'operator';
  const { data, error } = useGetMspDashboardQuery(undefined, { skip: !isOperator, refetchOnMountOrArgChange: true });
  return { me, data, hasFailed: Boolean(meError ?? error) };
};
