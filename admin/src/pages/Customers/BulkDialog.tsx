import * as React from 'react';

import { Typography } from '@strapi/design-system';

import { FormDialog } from '../../components/FormDialog';
import { ReasonField } from '../../components/ReasonField';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useChangeCustomersMutation } from '../../services/customers';

import { ChangeResult } from './ChangeResult';
import { TagField } from './TagField';

import type { ChangeCustomersInput, CustomersChanged } from '../../../../contracts/customer-bulk';

export type BulkChange = 'suspend' | 'reactivate' | 'add-tag' | 'remove-tag';

/** How many; of so many that match, at least. */
interface Counted {
  [name: string]: string | number;
  count: number;
  more: 'yes' | 'no';
}

interface BulkDialogProps {
  change: BulkChange;
  selection: ChangeCustomersInput['selection'];
  counted: Counted;
  onDone: () => void;
  onClose: () => void;
}

const useTitles = (of: Counted): Record<BulkChange, string> => {
  const t = useTranslate();
  return {
    suspend: t(
      'customer-list.bulk.suspend',
      'Suspend {count, plural, one {# customer} other {#{more, select, yes {+} other {}} customers}}?',
      of
    ),
    reactivate: t(
      'customer-list.bulk.reactivate',
      'Reactivate {count, plural, one {# customer} other {#{more, select, yes {+} other {}} customers}}?',
      of
    ),
    'add-tag': t(
      'customer-list.bulk.tag',
      'Tag {count, plural, one {# customer} other {#{more, select, yes {+} other {}} customers}}',
      of
    ),
    'remove-tag': t(
      'customer-list.bulk.untag',
      'Take a tag off {count, plural, one {# customer} other {#{more, select, yes {+} other {}} customers}}',
      of
    ),
  };
};

/** One change of many customers, then what became of them. */
export const BulkDialog = ({ change: type, selection, counted, onDone, onClose }: BulkDialogProps) => {
  const t = useTranslate();
  const titles = useTitles(counted);
  const [reason, setReason] = React.useState('');
  const [tag, setTag] = React.useState<string | null>(null);
  const [result, setResult] = React.useState<CustomersChanged | null>(null);
  const [save, { isLoading }] = useChangeCustomersMutation();
  const { byField, rest, show, showServerError } = useFieldErrors(['change.reason', 'change.tag']);
  const isState = type === 'suspend' || type === 'reactivate';

  const close = () => {
    if (result) onDone();
    onClose();
  };

  const handleSubmit = async () => {
    const faults = {
      ...(type === 'suspend' && reason.trim() === ''
        ? { 'change.reason': t('customer-list.reason.missing', 'Say why: it stands in the audit log.') }
        : {}),
      ...(!isState && !tag ? { 'change.tag': t('customer-list.required', 'This is required.') } : {}),
    };
    if (!show(faults)) return;
    const change = isState ? { type, reason } : { type, tag: tag ?? '' };
    try {
      setResult(await save({ selection, change }).unwrap());
    } catch (error) {
      showServerError(error);
    }
  };

  return (
    <FormDialog
      title={titles[type]}
      submitLabel={t('partners.bulk.submit', 'Submit')}
      isReadOnly={result !== null}
      isDirty={result === null && (reason !== '' || tag !== null)}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={close}
    >
      {result ? <ChangeResult result={result} /> : null}
      {!result && isState ? (
        <>
          {type === 'suspend' ? (
            <Typography textColor="neutral800">
              {t(
                'customer-list.bulk.suspend.body',
                'They can only be read, exported and reactivated from then on; the people inside are locked out and delegations rest. Demo customers stay as they are.'
              )}
            </Typography>
          ) : null}
          <ReasonField
            asks={type === 'suspend' ? 'reason' : 'optional-reason'}
            value={reason}
            error={byField['change.reason']}
            onChange={setReason}
          />
        </>
      ) : null}
      {!result && !isState ? (
        <TagField
          label={t('customer-list.filter.tag', 'Tag')}
          value={tag}
          creates={type === 'add-tag'}
          error={byField['change.tag']}
          onChange={setTag}
        />
      ) : null}
    </FormDialog>
  );
};
