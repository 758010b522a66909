import * as React from 'react';

import { Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { Drawer, DrawerFooter } from '../../components/Drawer';
import { DrawerList } from '../../components/DrawerList';
import { SaveError } from '../../components/SaveError';
import { effectiveSearch } from '../../components/SearchField';
import { useTicked } from '../../hooks/useTicked';
import { useTranslate } from '../../hooks/useTranslate';
import { useGetIntegrationQuery, useListSharesQuery, useRevokeSharesMutation } from '../../services/integrations';

import { RestingNote } from './labels';

import type { AttachedCustomer } from '../../../../contracts/integration-shares';

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
  const { ticked, tick, clear } = useTicked();
  const asked = { documentId, search: effectiveSearch(search) || undefined, pageSize: PAGE_SIZE };
  const { data: integration } = useGetIntegrationQuery(documentId);
  const query = useListSharesQuery(asked);
  const [revoke, saving] = useRevokeSharesMutation();
  const total = query.data?.meta.pagination.total ?? 0;
  const canRevoke = (integration?.canShare ?? false) || (query.data?.data.some((share) => share.canRevoke) ?? false);

  const handleRevoke = async () => {
    const answer = await revoke([...ticked]);
    if ('error' in answer) return;
    clear();
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
      <DrawerList
        searchLabel={t('integrations.share.search.label', 'Search customers')}
        placeholder={t('integrations.share.search', 'Search by name or tag')}
        value={search}
        onChange={setSearch}
        label={t('integrations.share.customers', 'Customers')}
        query={query}
        empty={
          asked.search
            ? t('integrations.attached.empty.filtered', 'No customer that it is attached to matches.')
            : t('integrations.attached.empty', 'It is not attached to any customer yet.')
        }
      >
        {(share) => (
          <Row
            key={share.documentId}
            share={share}
            isTicked={ticked.has(share.documentId)}
            isReadOnly={!canRevoke}
            onTick={(isTicked) => tick(share.documentId, isTicked)}
          />
        )}
      </DrawerList>
    </Drawer>
  );
};
