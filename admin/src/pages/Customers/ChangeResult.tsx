import { Flex, Typography } from '@strapi/design-system';

import { useTranslate } from '../../hooks/useTranslate';

import { LeftOut } from './LeftOut';

import type { CustomersChanged } from '../../../../contracts/customer-bulk';

/** What became of many customers; what did not happen is said too. */
export const ChangeResult = ({ result }: { result: CustomersChanged }) => {
  const t = useTranslate();
  return (
    <Flex direction="column" alignItems="stretch" gap={2} role="status">
      <Typography fontWeight="semiBold" textColor="neutral800">
        {t('customer-list.result.changed', '{count, plural, one {# customer changed} other {# customers changed}}', {
          count: result.changed,
        })}
      </Typography>
      <LeftOut counts={result} />
    </Flex>
  );
};
