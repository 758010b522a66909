import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../components/FormDialog';
import { PreviewState } from '../../components/PreviewState';
import { WhatChanges } from '../../components/WhatChanges';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useMoveCustomerMutation, usePreviewCustomerMoveQuery } from '../../services/customers';

import { OwnerField } from './OwnerField';

import type { MoveCustomerEffects } from '../../../../contracts/customer-lifecycle';
import type { CustomerSubject } from './CustomerMenu';

/** What ends with the move, as far as the caller reads it. */
const Endings = ({ documentId, owner }: { documentId: string; owner: string }) => {
  const t = useTranslate();
  const { currentData, error, refetch } = usePreviewCustomerMoveQuery({ documentId, owner });
  const textsOf = ({ grantees, granteeCount, shares, shareCount }: MoveCustomerEffects) => {
    const more = granteeCount - grantees.length;
    const names = grantees.map(({ name }) => name).join(', ');
    return [
      t(
        'customer-list.move.seen',
        'The people of the old owner no longer see the customer; those of the new one do. Guests and the people inside stay.'
      ),
      granteeCount === 0
        ? t('customer-list.move.nothing-ends', 'No delegation ends.')
        : t(
            'customer-list.move.ending',
            '{count, plural, one {# delegation ends} other {# delegations end}}: {names}',
            {
              count: granteeCount,
              names:
                names + (more > 0 ? t('customer-list.suspend.more', ' and {count, number} more', { count: more }) : ''),
            }
          ),
      ...(shareCount > 0
        ? [
            t(
              'customer-list.move.shares',
              '{count, plural, one {# integration ends: {names}} other {# integrations end: {names}}}',
              { count: shareCount, names: shares.join(', ') }
            ),
          ]
        : []),
    ];
  };
  return (
    <PreviewState
      query={{ data: currentData, error, refetch }}
      loading={t('customer-list.move.loading', 'Looking what ends')}
    >
      {(effects) => <WhatChanges texts={textsOf(effects)} />}
    </PreviewState>
  );
};

/** Hands a customer over to another MSP or partner, and says first what ends (EX-5). */
export const MoveDialog = ({ customer, onClose }: { customer: CustomerSubject; onClose: () => void }) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [owner, setOwner] = React.useState<string | null>(null);
  const [move, { isLoading }] = useMoveCustomerMutation();
  const { byField, rest, show, showServerError } = useFieldErrors(['owner']);
  const { documentId } = customer;
  const name = customer.name ?? documentId;

  const handleSubmit = async () => {
    if (!owner) return show({ owner: t('customer-list.required', 'This is required.') });
    try {
      const { ended } = await move({ documentId, owner }).unwrap();
      toggleNotification({
        type: 'success',
        message: t(
          'customer-list.moved',
          '{name} is moved. {ended, plural, =0 {No delegation ended.} one {# delegation ended.} other {# delegations ended.}}',
          { name, ended }
        ),
      });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={t('customer-list.move.title', 'Move {name}', { name })}
      submitLabel={t('partners.move', 'Move')}
      isReadOnly={false}
      isDirty={owner !== null}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <OwnerField
        value={owner}
        error={byField.owner}
        move={{ label: t('customer-list.move.owner', 'New owner') }}
        onChange={(chosen) => {
          setOwner(chosen);
          show({});
        }}
      />
      {owner ? <Endings documentId={documentId} owner={owner} /> : null}
    </FormDialog>
  );
};
