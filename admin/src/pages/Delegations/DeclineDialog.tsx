import { ReasonDialog } from '../../components/ReasonDialog';
import { useTranslate } from '../../hooks/useTranslate';
import { useDeclineAccessRequestMutation } from '../../services/accessRequests';

import { RequestSummary } from './GrantDialog';

import type { AccessRequest } from '../../../../contracts/access-requests';

export const DeclineDialog = ({ request, onClose }: { request: AccessRequest; onClose: () => void }) => {
  const t = useTranslate();
  const [decline] = useDeclineAccessRequestMutation();
  return (
    <ReasonDialog
      title={t('requests.decline.title', 'Decline request')}
      submitLabel={t('requests.decline', 'Decline')}
      asks={{ note: t('requests.decline.hint', 'The person reads it.') }}
      onSubmit={async (note) => {
        await decline({ documentId: request.documentId, data: { note } }).unwrap();
        return t('requests.declined', 'Request declined; the person gets a mail.');
      }}
      onClose={onClose}
    >
      <RequestSummary request={request} />
    </ReasonDialog>
  );
};
