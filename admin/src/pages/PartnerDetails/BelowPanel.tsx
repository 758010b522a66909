import * as React from 'react';

import { Button, Flex, Link, Loader, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import { DetailsPanel } from '../../components/DetailsPanel';
import { LoadError } from '../../components/LoadError';
import { PartnerStatusBadge, TreeTypeBadge } from '../../components/PartnerBadges';
import { PLUGIN_PATH } from '../../constants';
import { useTranslate } from '../../hooks/useTranslate';
import { useListTreeLevelQuery } from '../../services/partnerTree';

import type { PartnerDetails } from '../../../../contracts/partner-details';

const FIRST = 10;
const MORE = 100;

/** The partners directly below this one (PA-21). */
export const BelowPanel = ({ partner: { documentId } }: { partner: PartnerDetails }) => {
  const t = useTranslate();
  const [pageSize, setPageSize] = React.useState(FIRST);
  const { data, error, isFetching, refetch } = useListTreeLevelQuery({ parent: documentId, pageSize });
  const left = data ? data.meta.pagination.total - data.data.length : 0;

  const body = () => {
    if (error && !data) return <LoadError error={error} onRetry={refetch} shadow="none" />;
    if (!data) return <Loader small>{t('partners.loading', 'Loading partners')}</Loader>;
    if (data.data.length === 0) {
      return (
        <Typography textColor="neutral600">
          {t('details.below.none', 'No partner is directly below this one.')}
        </Typography>
      );
    }
    return (
      <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
        {data.data.map((child) => (
          <Flex key={child.documentId} tag="li" gap={2} wrap="wrap">
            <Link tag={RouterLink} to={`${PLUGIN_PATH}/details/${child.documentId}`}>
              {child.name}
            </Link>
            <TreeTypeBadge type={child.type} />
            <PartnerStatusBadge status={child.status} />
          </Flex>
        ))}
      </Flex>
    );
  };

  return (
    <DetailsPanel title={t('details.below', 'Partners directly below')}>
      {body()}
      {left > 0 && pageSize === FIRST ? (
        <Flex>
          <Button variant="tertiary" size="S" loading={isFetching} onClick={() => setPageSize(MORE)}>
            {t('partners.more', 'Load more ({count, number} left)', { count: left })}
          </Button>
        </Flex>
      ) : null}
    </DetailsPanel>
  );
};
