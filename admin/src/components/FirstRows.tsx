import { Typography } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';

import type { Pagination } from '../../../contracts/common';

/** Says where a list has more rows than it shows. */
export const FirstRows = ({ pagination: { pageSize, total } }: { pagination: Pagination }) => {
  const t = useTranslate();
  return total > pageSize ? (
    <Typography variant="pi" textColor="neutral600">
      {t('licenses.holders.more', 'The first {count} of {total, number}: search to find the others.', {
        count: pageSize,
        total,
      })}
    </Typography>
  ) : null;
};
