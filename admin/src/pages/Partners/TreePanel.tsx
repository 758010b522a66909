import * as React from 'react';

import { Button, EmptyStateLayout, Flex, Loader, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';

import { LoadError } from '../../components/LoadError';
import { useScrollRestoration } from '../../hooks/useScrollRestoration';
import { useSessionState } from '../../hooks/useSessionState';
import { useTranslate } from '../../hooks/useTranslate';
import { useListTreeLevelQuery, useSearchTreeQuery } from '../../services/partnerTree';

import { Level, LEVEL_PAGE } from './Tree/Level';
import { Matches } from './Tree/Matches';
import { PartnerTree } from './Tree/PartnerTree';

import type { PartnersState } from './usePartnersState';
import type { TreeContextValue } from './Tree/TreeContext';

interface TreePanelProps extends Pick<TreeContextValue, 'ticks' | 'onOpen'> {
  state: PartnersState;
  /** Adds the first partner. */
  emptyAction?: React.ReactElement;
}

/** The tree, or of a search the paths to what was found; loading, failed, empty. */
export const TreePanel = ({ state, ticks, onOpen, emptyAction }: TreePanelProps) => {
  const t = useTranslate();
  const { sort, matching } = state;
  const [pages, setPages] = useSessionState<Record<string, number>>('partners:open', {});
  const top = useListTreeLevelQuery({ sort, page: 1, pageSize: LEVEL_PAGE }, { skip: matching !== null });
  const found = useSearchTreeQuery(matching ?? {}, { skip: matching === null });
  const { data, error, isFetching, refetch } = matching ? found : top;
  useScrollRestoration(data !== undefined);

  if (error && !data) {
    return <LoadError error={error} capability="partner.read" onRetry={refetch} hasRadius shadow="tableShadow" />;
  }
  if (!data) {
    return (
      <Flex justifyContent="center" padding={11} aria-busy>
        <Loader>{t('partners.loading', 'Loading partners')}</Loader>
      </Flex>
    );
  }
  if (data.data.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={
          matching
            ? t('partners.empty.filtered', 'No partner matches what you look for.')
            : t(
                'partners.empty',
                'There are no partners below you yet. Those you add appear here, with all that they add.'
              )
        }
        action={
          matching ? (
            <Button variant="secondary" onClick={state.clear}>
              {t('partners.empty.clear', 'Clear search and filters')}
            </Button>
          ) : (
            emptyAction
          )
        }
      />
    );
  }

  const shown = matching ? (found.data?.data ?? []).filter(({ isMatch }) => isMatch).length : 0;
  const more = matching ? (found.data?.meta.total ?? 0) - shown : 0;
  const setBranch = (branch: string, count: number | null) =>
    setPages(({ [branch]: _, ...others }) => (count === null ? others : { ...others, [branch]: count }));

  return (
    <>
      {matching ? (
        <Typography role="status" textColor="neutral600">
          {t(
            'partners.matches',
            '{count, plural, one {# match} other {# matches}}{more, plural, =0 {} other {, and # more: narrow the search to see them}}',
            { count: shown, more }
          )}
        </Typography>
      ) : null}
      <PartnerTree value={{ sort, pages, setPages: setBranch, ticks, onOpen }} isBusy={isFetching}>
        {matching ? <Matches partners={found.data?.data ?? []} /> : <Level level={1} />}
      </PartnerTree>
    </>
  );
};
