import { Link } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import { DetailsPanel } from '../../components/DetailsPanel';
import { TreeTotals } from '../../components/TreeTotals';
import { PLUGIN_PATH } from '../../constants';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useListMembersQuery } from '../../services/members';

import type { PartnerDetails } from '../../../../contracts/partner-details';
import type { TreeTotals as Totals } from '../../../../contracts/partner-tree';

/** The totals of what is below a partner, and the way to its people where the person reads them (PA-21). */
export const TotalsPanel = ({ partner, totals }: { partner: PartnerDetails; totals: Totals | undefined }) => {
  const t = useTranslate();
  const { screens } = useMe();
  const { documentId } = partner;
  const readsPeople = screens.includes('users');
  // One row is read for the number of all; who may not read them gets no link
  const { currentData: members } = useListMembersQuery(
    { partner: documentId, state: 'all', pageSize: 1 },
    { skip: !readsPeople }
  );

  return (
    <DetailsPanel
      title={t('details.totals', 'Totals')}
      actions={
        members ? (
          <Link tag={RouterLink} to={`${PLUGIN_PATH}/users?partner=${documentId}`}>
            {t('details.members', '{count, plural, one {# user} other {# users}}', {
              count: members.meta.pagination.total,
            })}
          </Link>
        ) : undefined
      }
    >
      <TreeTotals totals={totals} isInPanel />
    </DetailsPanel>
  );
};
