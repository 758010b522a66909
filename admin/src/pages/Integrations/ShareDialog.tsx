import * as React from 'react';

import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { FirstRows } from '../../components/FirstRows';
import { FormDialog } from '../../components/FormDialog';
import { ListState } from '../../components/ListState';
import { effectiveSearch, SearchField } from '../../components/SearchField';
import { useTicked } from '../../hooks/useTicked';
import { useTranslate } from '../../hooks/useTranslate';
import {
  useGetIntegrationQuery,
  useListShareableQuery,
  useShareIntegrationMutation,
} from '../../services/integrations';

import { useResultTexts } from './labels';

import type { ShareableCustomer, ShareResult } from '../../../../contracts/integration-shares';
import type { Integration } from '../../../../contracts/integrations';

const PAGE_SIZE = 50;

/** What became of those that it could not be shared with. */
const Refused = ({ results }: { results: ShareResult[] }) => {
  const texts = useResultTexts();
  return (
    <Flex tag="ul" role="alert" direction="column" alignItems="stretch" gap={2}>
      {results.map(({ documentId, name, result }) => (
        <li key={documentId}>
          <Typography textColor="danger700">{`${name ?? documentId}: ${texts[result]}`}</Typography>
        </li>
      ))}
    </Flex>
  );
};

interface ChoiceProps {
  customers: ShareableCustomer[];
  ticked: ReadonlySet<string>;
  onTick: (documentId: string, isTicked: boolean) => void;
}

const Choice = ({ customers, ticked, onTick }: ChoiceProps) => {
  const t = useTranslate();
  return (
    <Flex
      tag="ul"
      direction="column"
      alignItems="stretch"
      gap={3}
      maxHeight="32rem"
      overflow="auto"
      padding={3}
      borderColor="neutral200"
      hasRadius
      aria-label={t('integrations.share.customers', 'Customers')}
    >
      {customers.map(({ documentId, name, owner, shared }) => (
        <Flex key={documentId} tag="li" justifyContent="space-between" gap={3}>
          <Checkbox
            checked={shared || ticked.has(documentId)}
            disabled={shared}
            onCheckedChange={(value) => onTick(documentId, value === true)}
          >
            {name}
          </Checkbox>
          <Typography variant="pi" textColor="neutral600">
            {shared ? t('integrations.share.already', 'Shared already') : owner}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
};

interface ShareDialogProps {
  integration: Integration;
  onClose: () => void;
}

/** *Share Integration*: choose customers, or all that match, then *Share* (CU-11, CU-12). */
const ShareDialog = ({ integration: { documentId, name }, onClose }: ShareDialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [search, setSearch] = React.useState('');
  const { ticked, tick, clear } = useTicked();
  const [takesAll, setTakesAll] = React.useState(false);
  const [refused, setRefused] = React.useState<ShareResult[]>([]);
  const asked = { documentId, search: effectiveSearch(search) || undefined, pageSize: PAGE_SIZE };
  const { data, error, isFetching, refetch } = useListShareableQuery(asked);
  const [share, saving] = useShareIntegrationMutation();
  const total = data?.meta.pagination.total ?? 0;

  const isIncomplete = !takesAll && ticked.size === 0;
  const handleSubmit = async () => {
    if (isIncomplete) return;
    const body = takesAll ? { allMatching: { search: asked.search } } : { customers: [...ticked] };
    const answer = await share({ documentId, data: body });
    if ('error' in answer) return;
    const count = answer.data.filter(({ result }) => result === 'shared').length;
    const failed = answer.data.filter(({ result }) => result !== 'shared' && result !== 'already');
    toggleNotification({
      type: failed.length > 0 ? 'warning' : 'success',
      message: t(
        'integrations.shared',
        '{count, plural, =0 {Shared with no other customer} one {Shared with # customer} other {Shared with # customers}}.',
        {
          count,
        }
      ),
    });
    if (failed.length === 0) return onClose();
    clear();
    setTakesAll(false);
    setRefused(failed);
  };

  return (
    <FormDialog
      title={t('integrations.share.title', 'Share Integration')}
      submitLabel={t('integrations.share', 'Share')}
      isIncomplete={isIncomplete}
      isReadOnly={false}
      isDirty={!isIncomplete}
      isSaving={saving.isLoading}
      error={saving.error}
      onSubmit={() => void handleSubmit()}
      onClose={onClose}
    >
      <Typography textColor="neutral800">
        {t(
          'integrations.share.body',
          'Customers can use {name} until it is revoked. They see neither its settings nor its secrets.',
          { name }
        )}
      </Typography>
      <SearchField
        label={t('integrations.share.search.label', 'Search customers')}
        placeholder={t('integrations.share.search', 'Search by name or tag')}
        hint={t('records.search.hint', 'Two letters or more.')}
        value={search}
        onChange={setSearch}
        width="100%"
      />
      <ListState
        status={error ? 'failed' : data ? 'ready' : 'loading'}
        count={data?.data.length ?? 0}
        error={error}
        onRetry={refetch}
        empty={
          asked.search
            ? t('integrations.share.empty.filtered', 'No customer that it can be shared with matches.')
            : t('integrations.share.empty', 'There is no active customer that you could share it with.')
        }
      >
        <Flex direction="column" alignItems="stretch" gap={3} aria-busy={isFetching}>
          {total > 1 ? (
            <Checkbox checked={takesAll} onCheckedChange={(value) => setTakesAll(value === true)}>
              {asked.search
                ? t('integrations.share.all-matching', 'All {total, number} that match', { total })
                : t('integrations.share.all', 'All {total, number} customers', { total })}
            </Checkbox>
          ) : null}
          {takesAll ? null : <Choice customers={data?.data ?? []} ticked={ticked} onTick={tick} />}
          {data && !takesAll ? <FirstRows pagination={data.meta.pagination} /> : null}
        </Flex>
      </ListState>
      {refused.length > 0 ? <Refused results={refused} /> : null}
      <Typography variant="pi" textColor="neutral600" role="status">
        {t(
          'integrations.share.chosen',
          '{count, plural, =0 {Nobody chosen} one {# customer chosen} other {# customers chosen}}',
          {
            count: takesAll ? total : ticked.size,
          }
        )}
      </Typography>
    </FormDialog>
  );
};

/** The same of one that the URL names; what the caller may not share opens nothing. */
export const ShareIntegration = ({ documentId, onClose }: { documentId: string; onClose: () => void }) => {
  const { data } = useGetIntegrationQuery(documentId);
  return data?.canShare ? <ShareDialog integration={data} onClose={onClose} /> : null;
};
