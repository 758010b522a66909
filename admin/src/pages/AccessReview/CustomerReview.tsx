import { Box, Flex, Typography } from '@strapi/design-system';

import { WhyButton } from '../../components/Why/WhyButton';
import { useRoleTexts } from '../../hooks/useRoleTexts';
import { useTranslate } from '../../hooks/useTranslate';
import { useReviewCustomerQuery } from '../../services/access';

import { ReviewTable } from './ReviewTable';
import { TextLink } from './TextLink';

import type { ReachingPerson } from '../../../../contracts/access';
import type { useReviewState } from './useReviewState';

/** Everyone who reaches one customer. */
export const CustomerReview = ({ customer, state }: { customer: string; state: ReturnType<typeof useReviewState> }) => {
  const t = useTranslate();
  const roles = useRoleTexts();
  const { query } = state;
  const { currentData, error, refetch } = useReviewCustomerQuery({ documentId: customer, ...query });
  const rows = (currentData?.data ?? []).map((row) => ({ ...row, key: row.documentId ?? `organisation ${row.name}` }));

  const belongs = ({ role, partner, documentId }: ReachingPerson) => {
    if (documentId === null) return t('access-review.organisation', 'Organisation; its people are not told');
    return t('why.link.role', '{role} of {partner}', { role: role ? roles[role].label : '–', partner });
  };

  return (
    <>
      <Typography variant="delta" tag="h2" paddingBottom={4}>
        {currentData
          ? t('access-review.of-customer', 'Who reaches {name}', { name: currentData.meta.customer.name })
          : t('access-review.of-customer.loading', 'Who reaches the customer')}
      </Typography>
      <ReviewTable
        title={t('access-review.person', 'Person')}
        rows={rows}
        pagination={currentData?.meta.pagination}
        isLoading={!currentData}
        error={error}
        onRetry={refetch}
        empty={
          query.search
            ? t('access-review.empty.search', 'Nothing matches “{search}”.', { search: query.search })
            : t('access-review.empty.customer', 'Nobody whom you see reaches this customer.')
        }
        name={(person) => (
          <Box>
            <Flex gap={1}>
              {person.documentId === null ? (
                <Typography textColor="neutral800" fontWeight="semiBold">
                  {person.name}
                </Typography>
              ) : (
                <>
                  <TextLink onClick={() => state.setMember(person.documentId)}>{person.name}</TextLink>
                  <WhyButton
                    name={person.name}
                    question={{
                      kind: 'customer',
                      documentId: customer,
                      capability: 'customer.update',
                      member: person.documentId,
                    }}
                  />
                </>
              )}
            </Flex>
            <Typography variant="pi" textColor="neutral600">
              {belongs(person)}
            </Typography>
          </Box>
        )}
      />
    </>
  );
};
