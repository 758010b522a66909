import { EmptyStateLayout, Flex } from '@strapi/design-system';
import { EmptyPermissions } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';

import { PartnerPicker } from '../../components/PartnerPicker';
import { SearchField } from '../../components/SearchField';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useReviewMemberQuery } from '../../services/access';

import { CustomerReview } from './CustomerReview';
import { MemberPicker } from './MemberPicker';
import { MemberReview } from './MemberReview';
import { ReviewExport } from './ReviewExport';
import { useReviewState } from './useReviewState';

/** Everything that one person reaches, or everyone who reaches one customer (EX-3). */
export const AccessReviewPage = () => {
  const t = useTranslate();
  const me = useMe();
  const state = useReviewState();
  const { member, customer, kind, query } = state;
  const isOperator = me.kind === 'operator';
  const title = t('access-review.title', 'Access Review');

  // The same request as the table's: the name comes with it
  const { currentData } = useReviewMemberQuery({ documentId: member ?? '', kind, ...query }, { skip: !member });
  const chosen = member && currentData ? currentData.meta.person : null;

  const file = () => {
    const { search } = query;
    if (customer) return <ReviewExport path={`customers/${customer}`} params={{ search }} />;
    return member ? <ReviewExport path={`members/${member}`} params={{ kind, search }} /> : undefined;
  };

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={t('access-review.subtitle', 'Who reaches what, by which chain of grants, until when')}
        primaryAction={file()}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={5}>
          <Flex gap={4} alignItems="flex-end" wrap="wrap">
            {isOperator ? <PartnerPicker value={state.partner} onChange={state.setPartner} /> : null}
            <MemberPicker
              key={`${state.partner} ${customer}`}
              partner={state.partner ?? undefined}
              chosen={chosen}
              disabled={isOperator && !state.partner}
              onChange={state.setMember}
            />
            {member || customer ? (
              <SearchField
                key={`${member} ${customer}`}
                label={t('access-review.search', 'Search the review')}
                placeholder={t('records.search', 'Search by name')}
                hint={t('records.search.hint', 'Two letters or more.')}
                value={state.search}
                onChange={state.setSearch}
              />
            ) : null}
          </Flex>
          {customer ? <CustomerReview customer={customer} state={state} /> : null}
          {member && !customer ? <MemberReview member={member} state={state} /> : null}
          {!member && !customer ? (
            <EmptyStateLayout
              icon={<EmptyPermissions width="16rem" />}
              content={t(
                'access-review.choose',
                'Choose a person to see everything they reach. From there a customer leads to everyone who reaches it.'
              )}
            />
          ) : null}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};
