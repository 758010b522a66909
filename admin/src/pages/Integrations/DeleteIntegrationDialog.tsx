import { Flex, Typography } from '@strapi/design-system';

import { PreviewState } from '../../components/PreviewState';
import { useTranslate } from '../../hooks/useTranslate';
import { useDeleteIntegrationMutation, usePreviewIntegrationDeletionQuery } from '../../services/integrations';
import { DeleteDialog } from '../PrivilegeGroups/DeleteDialog';

import type { Integration } from '../../../../contracts/integrations';

/** Which customers lose it. */
const Losing = ({ documentId }: { documentId: string }) => {
  const t = useTranslate();
  const query = usePreviewIntegrationDeletionQuery(documentId);
  return (
    <PreviewState query={query} loading={t('integrations.delete.loading', 'Looking who uses it')}>
      {({ customers, customerCount }) => {
        const more = customerCount - customers.length;
        return (
          <Flex direction="column" alignItems="stretch" gap={2} role={customerCount > 0 ? 'alert' : undefined}>
            <Typography textAlign="center" textColor={customerCount > 0 ? 'danger700' : 'neutral800'}>
              {t(
                'integrations.delete.customers',
                '{count, plural, =0 {It is shared with no customer.} one {# customer loses it:} other {# customers lose it:}}',
                { count: customerCount }
              )}
            </Typography>
            {customers.length > 0 ? (
              <Typography textAlign="center" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
                {customers.join(', ')}
                {more > 0 ? t('customer-list.suspend.more', ' and {count, number} more', { count: more }) : ''}
              </Typography>
            ) : null}
          </Flex>
        );
      }}
    </PreviewState>
  );
};

interface DeleteIntegrationDialogProps {
  integration: Integration;
  onClose: () => void;
}

/** Warns first where it is shared (EX-2). */
export const DeleteIntegrationDialog = ({ integration, onClose }: DeleteIntegrationDialogProps) => {
  const t = useTranslate();
  const [remove] = useDeleteIntegrationMutation();
  const { documentId, name } = integration;
  const handleDelete = async () => {
    await remove(documentId).unwrap();
    return t('integrations.deleted', '{name} is deleted.', { name });
  };
  return (
    <DeleteDialog
      title={t('integrations.delete.title', 'Delete this integration?')}
      consequence={t('integrations.delete.body', '{name}: its settings and secrets are gone for good.', { name })}
      onDelete={handleDelete}
      onClose={onClose}
    >
      <Losing documentId={documentId} />
    </DeleteDialog>
  );
};
