import * as React from 'react';

import { Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { Drawer, DrawerFooter } from '../../components/Drawer';
import { ListState } from '../../components/ListState';
import { SaveError } from '../../components/SaveError';
import { effectiveSearch, SearchField } from '../../components/SearchField';
import { useTranslate } from '../../hooks/useTranslate';
import { useGetIntegrationQuery, useListSharesQuery, useRevokeSharesMutation } from '../../services/integrations';

import { RestingNote } from './labels';

import type { AttachedCustomer } from '../../../../contracts/integrations';

const PAGE_SIZE = 100;

interface RowProps {
  share: AttachedCustomer;
  isTicked: boolean;
  /** Somebody who revokes nothing at all is shown nothing to tick. */
  isReadOnly: boolean;
  onTick: (isTicked: boolean) => void;
}

const Row = ({ share: { customer, since, givenBy, rests, canRevoke }, isTicked, isReadOnly, onTick }: RowProps) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const day = formatDate(since, { dateStyle: 'medium' });
  return (
    <Flex tag="li" justifyContent="space-between" gap={3}>
      {isReadOnly ? (
        <Typography textColor="neutral800">{customer.name}</Typography>
      ) : (
        <Checkbox checked={isTicked} disabled={!canRevoke} onCheckedChange={(value) => onTick(value === true)}>
          {customer.name}
        </Checkbox>
      )}
      <Flex direction="column" alignItems="flex-end" gap={1}>
        <Typography variant="pi" textColor="neutral600">
          {givenBy
            ? t('integrations.since.by', 'Since {day}, by {person}', { day, person: givenBy })
            : t('integrations.since', 'Since {day}', { day })}
        </Typography>
        {rests ? <RestingNote rests={rests} /> : null}
      </Flex>
    </Flex>
  );
};

interface AttachedDrawerProps {
  documentId: string;
  onClose: () => void;
}

/** The customers that an integration is attached to, and revoking it of one or many (CU-13). */
export const AttachedDrawer = ({ documentId, onClose }: AttachedDrawerProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [search, setSearch] = React.useState('');
  const [ticked, setTicked] = React.useState<ReadonlySet<string>>(new Set());
  const asked = { documentId, search: effectiveSearch(search) || undefined, pageSize: PAGE_SIZE };
  const { data: integration } = useGetIntegrationQuery(documentId);
  const { data, error, isFetching, refetch } = useListSharesQuery(asked);
  const [revoke, saving] = useRevokeSharesMutation();
  const total = data?.meta.pagination.total ?? 0;
  const canRevoke = (integration?.canShare ?? false) || (data?.data.some((share) => share.canRevoke) ?? false);

  const tick = (id: string, isTicked: boolean) =>
    setTicked((current) => {
      const next = new Set(current);
      if (isTicked) next.add(id);
      else next.delete(id);
      return next;
    });

  const handleRevoke = async () => {
    const answer = await revoke([...ticked]);
    if ('error' in answer) return;
    setTicked(new Set());
    const message = t(
      'integrations.revoked',
      '{count, plural, one {# customer} other {# customers}} can no longer use it.',
      {
        count: answer.data.revoked,
      }
    );
    toggleNotification({ type: 'success', message });
  };

  return (
    <Drawer
      title={integration?.name ?? t('integrations.attached', 'Where it is attached')}
      subtitle={
        <Typography textColor="neutral600">
          {t(
            'integrations.attached.count',
            '{count, plural, =0 {Attached to no customer} one {Attached to # customer} other {Attached to # customers}}',
            {
              count: total,
            }
          )}
        </Typography>
      }
      onClose={onClose}
      footer={
        canRevoke ? (
          <>
            <SaveError error={saving.error} />
            <DrawerFooter
              summary={t(
                'integrations.share.chosen',
                '{count, plural, =0 {Nobody chosen} one {# customer chosen} other {# customers chosen}}',
                {
                  count: ticked.size,
                }
              )}
            >
              <Button variant="tertiary" onClick={onClose}>
                {t('action.close', 'Close')}
              </Button>
              <Button
                variant="danger-light"
                disabled={ticked.size === 0}
                loading={saving.isLoading}
                onClick={() => void handleRevoke()}
              >
                {t('integrations.revoke', 'Revoke')}
              </Button>
            </DrawerFooter>
          </>
        ) : null
      }
    >
      <Flex direction="column" alignItems="stretch" gap={4} padding={6} overflow="auto" aria-busy={isFetching}>
        <SearchField
          label={t('integrations.share.search.label', 'Search customers')}
          placeholder={t('integrations.share.search', 'Search by name or tag')}
          hint={t('records.search.hint', 'Two letters or more.')}
          value={search}
          onChange={setSearch}
        />
        <ListState
          status={error ? 'failed' : data ? 'ready' : 'loading'}
          count={data?.data.length ?? 0}
          error={error}
          onRetry={refetch}
          empty={
            asked.search
              ? t('integrations.attached.empty.filtered', 'No customer that it is attached to matches.')
              : t('integrations.attached.empty', 'It is not attached to any customer yet.')
          }
        >
          <Flex
            tag="ul"
            direction="column"
            alignItems="stretch"
            gap={3}
            padding={3}
            borderColor="neutral200"
            hasRadius
            aria-label={t('integrations.share.customers', 'Customers')}
          >
            {data?.data.map((share) => (
              <Row
                key={share.documentId}
                share={share}
                isTicked={ticked.has(share.documentId)}
                isReadOnly={!canRevoke}
                onTick={(isTicked) => tick(share.documentId, isTicked)}
              />
            ))}
          </Flex>
          {total > PAGE_SIZE ? (
            <Typography textColor="neutral600">
              {t('licenses.holders.more', 'The first {count} of {total, number}: search to find the others.', {
                count: PAGE_SIZE,
                total,
              })}
            </Typography>
          ) : null}
        </ListState>
      </Flex>
    </Drawer>
  );
};
