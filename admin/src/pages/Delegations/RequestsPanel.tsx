import * as React from 'react';

import { Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { Segments } from '../../components/Segments';
import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useListParams } from '../../hooks/useListParams';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { useListAccessRequestsQuery, useWithdrawAccessRequestMutation } from '../../services/accessRequests';

import { DeclineDialog } from './DeclineDialog';
import { GrantDialog } from './GrantDialog';
import { useRequestStates } from './labels';
import { RequestsTable, type RequestAction } from './RequestsTable';

import { REQUEST_STATES, type AccessRequest } from '../../../../contracts/access-requests';

const ALL = 'all';

/** What is listed: unless the URL says otherwise, what waits for a decision, or everything one has asked for. */
const useRequestParams = () => {
  const me = useMe();
  const { params, change, paging } = useListParams();
  const decides = me.capabilities.includes('delegation.manage');
  const asks = me.kind === 'member';
  const wanted = params.get('box');
  const box = (decides && wanted !== 'mine') || !asks ? ('queue' as const) : ('mine' as const);
  const state = params.get('state') ?? (box === 'queue' ? 'open' : ALL);
  return {
    box,
    state: REQUEST_STATES.find((value) => value === state),
    showsBoxes: decides && asks,
    query: { box, state: REQUEST_STATES.find((value) => value === state), ...paging },
    change,
  };
};

export const RequestsPanel = () => {
  const t = useTranslate();
  const states = useRequestStates();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const { box, state, showsBoxes, query, change } = useRequestParams();
  const { data, error, isLoading, isFetching, refetch } = useListAccessRequestsQuery(query);
  const [withdraw] = useWithdrawAccessRequestMutation();
  const [open, setOpen] = React.useState<{ action: RequestAction; request: AccessRequest } | null>(null);

  const handleAction = async (action: RequestAction, request: AccessRequest) => {
    if (action !== 'withdraw') return setOpen({ action, request });
    try {
      await withdraw(request.documentId).unwrap();
      toggleNotification({ type: 'success', message: t('requests.withdrawn', 'Request withdrawn.') });
    } catch (thrown) {
      toggleNotification({ type: 'danger', message: errorMessage(thrown) });
    }
  };

  const empty =
    box === 'queue'
      ? t('requests.empty.queue', 'Nobody waits for a decision of yours.')
      : t('requests.empty.mine', 'You have not asked for access.');

  return (
    <Flex direction="column" alignItems="stretch" gap={4} paddingTop={4} aria-busy={isFetching}>
      <Flex gap={3} wrap="wrap">
        {showsBoxes ? (
          <Segments
            label={t('requests.box', 'Whose requests')}
            value={box}
            options={[
              { value: 'queue', label: t('requests.box.queue', 'To decide') },
              { value: 'mine', label: t('requests.box.mine', 'My requests') },
            ]}
            onChange={(value) => change({ box: value, state: null })}
          />
        ) : null}
        <SingleSelect
          size="S"
          aria-label={t('requests.filter.state', 'State')}
          value={state ?? ALL}
          onChange={(value) => change({ state: String(value) })}
        >
          <SingleSelectOption value={ALL}>{t('requests.filter.state.all', 'All states')}</SingleSelectOption>
          {REQUEST_STATES.map((value) => (
            <SingleSelectOption key={value} value={value}>
              {states[value]}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Flex>
      <RequestsTable
        box={box}
        rows={data?.data ?? []}
        pagination={data?.meta.pagination}
        isLoading={isLoading}
        error={error}
        onRetry={refetch}
        empty={empty}
        onAction={(action, request) => void handleAction(action, request)}
      />
      {open?.action === 'grant' ? <GrantDialog request={open.request} onClose={() => setOpen(null)} /> : null}
      {open?.action === 'decline' ? <DeclineDialog request={open.request} onClose={() => setOpen(null)} /> : null}
    </Flex>
  );
};
