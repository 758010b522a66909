import { Flex, Typography } from '@strapi/design-system';

import { useTranslate } from '../../hooks/useTranslate';

import type { CustomersChanged } from '../../../../contracts/customer-bulk';

/** What became of many customers; what did not happen is said too. */
export const ChangeResult = ({ result }: { result: CustomersChanged }) => {
  const t = useTranslate();
  const { changed, unchanged, forbidden, demo, unknown, full } = result;
  const lines: [number, string][] = [
    [unchanged, t('customer-list.result.unchanged', '{count, number} so already', { count: unchanged })],
    [
      forbidden,
      t('customer-list.result.forbidden', '{count, number} that you may not change, or that are suspended', {
        count: forbidden,
      }),
    ],
    [demo, t('customer-list.result.demo', '{count, number} demo customers, left as they are', { count: demo })],
    [unknown, t('customer-list.result.unknown', '{count, number} that are not there any more', { count: unknown })],
    [full, t('customer-list.result.full', '{count, number} that bear 20 tags already', { count: full })],
  ];

  return (
    <Flex direction="column" alignItems="stretch" gap={2} role="status">
      <Typography fontWeight="semiBold" textColor="neutral800">
        {t('customer-list.result.changed', '{count, plural, one {# customer changed} other {# customers changed}}', {
          count: changed,
        })}
      </Typography>
      {lines
        .filter(([count]) => count > 0)
        .map(([, text]) => (
          <Typography key={text} textColor="neutral600">
            {text}
          </Typography>
        ))}
    </Flex>
  );
};
