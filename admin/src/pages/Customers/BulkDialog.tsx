import * as React from 'react';

import { FormDialog } from '../../components/FormDialog';
import { ReasonField } from '../../components/ReasonField';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useChangeCustomersMutation, usePreviewSuspensionsQuery } from '../../services/customers';
import { toFault } from '../../utils/errors';

import { ChangeResult } from './ChangeResult';
import { SuspensionsPreview } from './SuspensionsPreview';
import { TagField } from './TagField';
import { useBulkTexts, type BulkChange, type Counted } from './useBulkTexts';

import type { ChangeCustomersInput, CustomersChanged } from '../../../../contracts/customer-bulk';

interface BulkDialogProps {
  change: BulkChange;
  selection: ChangeCustomersInput['selection'];
  counted: Counted;
  onDone: () => void;
  onClose: () => void;
}

/** One change of many customers, before what it stops and then what became of them. */
export const BulkDialog = ({ change: type, selection, counted, onDone, onClose }: BulkDialogProps) => {
  const t = useTranslate();
  const { titles, verbs } = useBulkTexts(counted);
  const [reason, setReason] = React.useState('');
  const [tag, setTag] = React.useState<string | null>(null);
  const [result, setResult] = React.useState<CustomersChanged | null>(null);
  const [save, { isLoading }] = useChangeCustomersMutation();
  const { byField, rest, show, showServerError } = useFieldErrors(['change.reason', 'change.tag']);
  const isState = type === 'suspend' || type === 'reactivate';
  const preview = usePreviewSuspensionsQuery({ selection }, { skip: type !== 'suspend' || result !== null });
  const isRefused = toFault(preview.error).status === 403;
  const isIdle = result !== null || isRefused || preview.data?.changed === 0;

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
      submitLabel={verbs[type]}
      isIncomplete={preview.isFetching}
      isReadOnly={isIdle}
      isDirty={!isIdle && (reason !== '' || tag !== null)}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={close}
    >
      {result ? <ChangeResult result={result} /> : null}
      {!result && isState ? (
        <>
          {type === 'suspend' ? <SuspensionsPreview query={preview} /> : null}
          {isIdle ? null : (
            <ReasonField
              asks={type === 'suspend' ? 'reason' : 'optional-reason'}
              value={reason}
              error={byField['change.reason']}
              onChange={setReason}
            />
          )}
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
