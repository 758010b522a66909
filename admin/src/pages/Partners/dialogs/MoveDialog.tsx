import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';

import { FormDialog } from '../../../components/FormDialog';
import { PartnerPicker } from '../../../components/PartnerPicker';
import { WhatChanges } from '../../../components/WhatChanges';
import { useFieldErrors } from '../../../hooks/useFieldErrors';
import { useTranslate } from '../../../hooks/useTranslate';
import { useMovePartnerMutation, usePreviewMoveQuery } from '../../../services/partnerTree';

import type { DialogProps } from './PartnerDialogs';

/** Operators put a partner, with all that is below it, under another one. */
export const MoveDialog = ({ partner, onClose }: DialogProps) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const { documentId, name, type, totals } = partner;
  const [parent, setParent] = React.useState(partner.parent);
  const { byField, rest, show, showServerError } = useFieldErrors(['parent']);
  const [move, { isLoading }] = useMovePartnerMutation();
  const isDirty = parent !== partner.parent;
  const { data: preview } = usePreviewMoveQuery({ documentId, parent }, { skip: !isDirty });

  const handleSubmit = async () => {
    if (!isDirty) return onClose();
    const isComplete = show(
      parent === null && type !== 'msp' ? { parent: t('form.required', 'This field is required.') } : {}
    );
    if (!isComplete) return;
    try {
      await move({ documentId, data: { parent } }).unwrap();
      toggleNotification({ type: 'success', message: t('partners.moved', '{name} is moved.', { name }) });
      onClose();
    } catch (error) {
      showServerError(error);
    }
  };

  const endings = !preview
    ? [t('partners.move.ends', 'Rights and assigned customers between it and the partners it leaves end.')]
    : preview.endingCount === 0
      ? [t('partners.move.nothing-ends', 'No right and no assigned customer ends.')]
      : [
          t('partners.move.ending', '{count, plural, one {# grant ends} other {# grants end}}:', {
            count: preview.endingCount,
          }),
          ...preview.endings.map(({ grantee, target }) => `${grantee} → ${target}`),
        ];

  return (
    <FormDialog
      title={t('partners.move.title', 'Move {name}', { name })}
      submitLabel={t('partners.move', 'Move')}
      isReadOnly={false}
      isDirty={isDirty}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <PartnerPicker
        value={parent}
        onChange={setParent}
        exclude={documentId}
        error={byField.parent}
        texts={{
          label: t('partners.move.parent', 'New partner above'),
          placeholder:
            type === 'msp'
              ? t('partners.move.root', 'None: it stands at the top')
              : t('partners.move.choose', 'Choose a partner'),
          clear: t('partners.move.clear', 'Choose none'),
        }}
      />
      <WhatChanges
        texts={[
          t(
            'partners.move.along',
            'All that is below moves along: {partners, plural, =0 {no partner} one {# partner} other {# partners}} and {customers, plural, =0 {no customer} one {# customer} other {# customers}}.',
            { partners: totals.msps + totals.partners, customers: totals.customers }
          ),
          t(
            'partners.move.seen',
            'The people of the partners above it now no longer see it; those of the new ones do.'
          ),
          ...endings,
        ]}
      />
    </FormDialog>
  );
};
