import { Flex, Tabs, Typography } from '@strapi/design-system';

import { WhyButton } from '../../components/Why/WhyButton';
import { useTranslate } from '../../hooks/useTranslate';
import { useReviewMemberQuery } from '../../services/access';

import { ReviewTable } from './ReviewTable';
import { TextLink } from './TextLink';

import type { useReviewState } from './useReviewState';

/** Everything that one person reaches: customers, or partners. */
export const MemberReview = ({ member, state }: { member: string; state: ReturnType<typeof useReviewState> }) => {
  const t = useTranslate();
  const { kind, query } = state;
  const { currentData, error, refetch } = useReviewMemberQuery({ documentId: member, kind, ...query });
  const rows = (currentData?.data ?? []).map((row) => ({ ...row, key: row.documentId }));

  return (
    <Tabs.Root variant="simple" value={kind} onValueChange={state.setKind}>
      <Tabs.List aria-label={t('access-review.reaches', 'What the person reaches')}>
        <Tabs.Trigger value="customer">{t('access-review.customers', 'Customers')}</Tabs.Trigger>
        <Tabs.Trigger value="partner">{t('access-review.partners', 'Partners')}</Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value={kind}>
        <ReviewTable
          title={t('access-review.column.name', 'Name')}
          rows={rows}
          pagination={currentData?.meta.pagination}
          isLoading={!currentData}
          error={error}
          onRetry={refetch}
          empty={
            query.search
              ? t('access-review.empty.search', 'Nothing matches “{search}”.', { search: query.search })
              : t('access-review.empty', 'Nothing here that the person reaches and you see.')
          }
          name={({ documentId, name }) => (
            <Flex gap={1}>
              {kind === 'customer' ? (
                <TextLink onClick={() => state.setCustomer(documentId)}>{name}</TextLink>
              ) : (
                <Typography textColor="neutral800" fontWeight="semiBold">
                  {name}
                </Typography>
              )}
              <WhyButton name={name} question={{ kind, documentId, capability: `${kind}.update`, member }} />
            </Flex>
          )}
        />
      </Tabs.Content>
    </Tabs.Root>
  );
};
