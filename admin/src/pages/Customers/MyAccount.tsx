import { Link } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { Link as RouterLink } from 'react-router-dom';

import { DetailsList, DetailsPanel } from '../../components/DetailsPanel';
import { LoadError } from '../../components/LoadError';
import { PLUGIN_PATH } from '../../constants';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useGetLicenseSummaryQuery } from '../../services/licenses';
import { useListMembersQuery } from '../../services/members';
import { lastInstant, useDayText } from '../Licenses/labels';

const UserCount = () => {
  const { formatNumber } = useIntl();
  const { data } = useListMembersQuery({ pageSize: 1 });
  if (!data) return <>…</>;
  return (
    <Link tag={RouterLink} to={`${PLUGIN_PATH}/users`}>
      {formatNumber(data.meta.pagination.total)}
    </Link>
  );
};

/** Products, and the earliest end of a contract among the own licenses. */
const useLicensed = (documentId: string) => {
  const t = useTranslate();
  const dayText = useDayText();
  const { data, error, refetch } = useGetLicenseSummaryQuery({ kind: 'partners', documentId });
  const details = [
    {
      label: t('my-account.products', 'Licensed products'),
      value: data?.products.map(({ product }) => product.name).join(', '),
    },
    {
      label: t('my-account.expires', 'Expiration period'),
      value: data?.contractEndsAt && dayText(lastInstant(data.contractEndsAt), null),
    },
  ];
  return { details, error, refetch };
};

/** The own account on top of those of the customers (AC-3). */
const MyAccountPanel = ({ documentId, readsMembers }: { documentId: string; readsMembers: boolean }) => {
  const t = useTranslate();
  const { details, error, refetch } = useLicensed(documentId);

  return (
    <DetailsPanel title={t('my-account.title', 'My Account')}>
      {error ? (
        <LoadError error={error} onRetry={refetch} shadow="none" />
      ) : (
        <DetailsList
          details={[
            ...(readsMembers ? [{ label: t('my-account.users', 'Users'), value: <UserCount /> }] : []),
            ...details,
          ]}
        />
      )}
    </DetailsPanel>
  );
};

export const MyAccount = () => {
  const { partner, capabilities, screens } = useMe();
  // Operators have no account of their own, and guest managers no licenses to read
  if (!partner || !capabilities.includes('license.read')) return null;
  return <MyAccountPanel documentId={partner.documentId} readsMembers={screens.includes('users')} />;
};
