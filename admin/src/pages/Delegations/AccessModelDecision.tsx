import { Flex, Typography } from '@strapi/design-system';

import { AccessModelPreviewPanel } from '../../components/AccessModelPreviewPanel';
import { ReasonDialog } from '../../components/ReasonDialog';
import { useTranslate } from '../../hooks/useTranslate';
import { useDecideAccessModelMutation } from '../../services/accessModels';

import type { AccessModelRequest } from '../../../../contracts/access-models';

interface AccessModelDecisionProps {
  request: AccessModelRequest;
  verb: 'grant' | 'decline';
  onClose: () => void;
}

/** Granting says first what disappears (EX-15); the customer reads the note of either. */
export const AccessModelDecision = ({ request, verb, onClose }: AccessModelDecisionProps) => {
  const t = useTranslate();
  const [decide] = useDecideAccessModelMutation();
  const { customer, accessModel, reason, documentId } = request;
  const grants = verb === 'grant';

  return (
    <ReasonDialog
      title={
        grants
          ? t('access-model.grant.title', 'Grant what {name} asks for?', { name: customer.name })
          : t('access-model.decline.title', 'Decline what {name} asks for?', { name: customer.name })
      }
      submitLabel={grants ? t('requests.grant', 'Grant') : t('requests.decline', 'Decline')}
      asks={{ note: t('access-model.note.hint', 'The customer reads it.') }}
      onSubmit={async (note) => {
        await decide({ documentId, verb, data: { note } }).unwrap();
        return t('access-model.decided', 'Decided; the customer gets a mail.');
      }}
      onClose={onClose}
    >
      {reason ? (
        <Flex direction="column" alignItems="stretch" gap={1}>
          <Typography variant="pi" fontWeight="bold" textColor="neutral800">
            {t('access-model.reason', 'Reason of the customer')}
          </Typography>
          <Typography textColor="neutral800" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
            {reason}
          </Typography>
        </Flex>
      ) : null}
      {grants ? <AccessModelPreviewPanel customer={customer.documentId} wanted={accessModel} /> : null}
    </ReasonDialog>
  );
};
