import { Badge } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';
import { useListAccessRequestsQuery } from '../services/accessRequests';
import { useGetMspMeQuery } from '../services/me';

/** How many requests wait for a decision of the person's; one row is read for the number of all. */
export const OpenRequests = () => {
  const t = useTranslate();
  const { data: me } = useGetMspMeQuery();
  const decides = me?.capabilities.includes('delegation.manage') ?? false;
  const { data } = useListAccessRequestsQuery({ box: 'queue', state: 'open', pageSize: 1 }, { skip: !decides });
  const count = data?.meta.pagination.total ?? 0;
  if (count === 0) return null;

  return (
    <Badge
      size="S"
      backgroundColor="primary100"
      textColor="primary700"
      title={t('requests.open', '{count, plural, one {# open request} other {# open requests}}', { count })}
    >
      {String(count)}
    </Badge>
  );
};
