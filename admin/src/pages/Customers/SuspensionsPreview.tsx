import { Flex, Typography } from '@strapi/design-system';

import { PreviewState } from '../../components/PreviewState';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';

import { LeftOut } from './LeftOut';
import { Resting } from './Resting';

import type { SuspensionsPreview as Preview } from '../../../../contracts/customer-bulk';
import type { PreviewStateProps } from '../../components/PreviewState';

/** How many of the chosen customers are suspended, which are left out, who is cut off and what rests (EX-15). */
export const SuspensionsPreview = ({ query }: Pick<PreviewStateProps<Preview>, 'query'>) => {
  const t = useTranslate();
  const { capabilities } = useMe();
  return (
    <PreviewState
      query={query}
      loading={t('partners.cut-off.loading', 'Looking who is cut off')}
      // Where the role allows it, the own account would tell nothing of those customers
      capability={capabilities.includes('customer.suspend') ? undefined : 'customer.suspend'}
    >
      {({ effects, ...counts }) => (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Flex direction="column" alignItems="stretch" gap={2}>
            <Typography fontWeight="semiBold" textColor="neutral800">
              {t(
                'customer-list.bulk.suspend.count',
                '{count, plural, =0 {None of them can be suspended.} one {# customer will be suspended.} other {# customers will be suspended.}}',
                { count: counts.changed }
              )}
            </Typography>
            <LeftOut
              counts={counts}
              texts={{
                unchanged: t('customer-list.bulk.suspend.unchanged', '{count, number} suspended already', {
                  count: counts.unchanged,
                }),
                forbidden: t('customer-list.bulk.suspend.forbidden', '{count, number} that you may not suspend', {
                  count: counts.forbidden,
                }),
              }}
            />
          </Flex>
          {counts.changed > 0 ? (
            <Flex direction="column" alignItems="stretch" gap={2}>
              <Typography textColor="neutral800">
                {t(
                  'customer-list.bulk.suspend.body',
                  'From now on they can only be read, exported and reactivated. Nothing is deleted.'
                )}
              </Typography>
              <Resting effects={effects} isMany={counts.changed > 1} />
            </Flex>
          ) : null}
        </Flex>
      )}
    </PreviewState>
  );
};
