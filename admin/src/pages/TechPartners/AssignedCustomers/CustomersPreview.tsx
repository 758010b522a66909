import { PreviewDialog } from '../../../components/PreviewDialog';
import { useTranslate } from '../../../hooks/useTranslate';

import type { PreviewAssignedCustomersResponse } from '../../../../../contracts/assigned-customers';

interface CustomersPreviewProps {
  preview: PreviewAssignedCustomersResponse['data'];
  isSaving: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

export const CustomersPreview = ({ preview, ...props }: CustomersPreviewProps) => {
  const t = useTranslate();
  const { assign, unassign, skippedNotActive, effects } = preview;
  const entries = (side: typeof assign) => side.sample.map(({ documentId, name }) => ({ key: documentId, name }));

  return (
    <PreviewDialog
      {...props}
      effects={effects}
      sections={[
        {
          title: t(
            'customers.preview.assign',
            '{count, plural, one {# customer} other {# customers}} will be assigned',
            { count: assign.total }
          ),
          total: assign.total,
          entries: entries(assign),
        },
        {
          title: t(
            'customers.preview.unassign',
            '{count, plural, one {# customer} other {# customers}} will be unassigned and can no longer be reached',
            { count: unassign.total }
          ),
          total: unassign.total,
          entries: entries(unassign),
        },
      ]}
      note={
        skippedNotActive > 0
          ? t(
              'customers.preview.skipped',
              '{count, plural, one {# customer is} other {# customers are}} not active and will be skipped.',
              { count: skippedNotActive }
            )
          : undefined
      }
    />
  );
};
