import { SYSTEM_ROLES } from '../../../../../contracts/common';
import { PreviewDialog } from '../../../components/PreviewDialog';
import { useRoleTexts } from '../../../hooks/useRoleTexts';
import { useTranslate } from '../../../hooks/useTranslate';

import type { PreviewMspDelegationsResponse } from '../../../../../contracts/msp-delegations';

interface DelegationsPreviewProps {
  preview: PreviewMspDelegationsResponse['data'];
  isSaving: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

export const DelegationsPreview = ({ preview, ...props }: DelegationsPreviewProps) => {
  const t = useTranslate();
  const roles = useRoleTexts();
  const { grant, change, revoke, effects } = preview;

  // A group's role is the name of its custom role; a user's is a system role.
  const roleName = (role: string) => {
    const system = SYSTEM_ROLES.find((candidate) => candidate === role);
    return system ? roles[system].label : role;
  };
  const entries = (side: typeof grant) =>
    side.map(({ documentId, name, role }) => ({ key: documentId, name, detail: roleName(role) }));

  return (
    <PreviewDialog
      {...props}
      effects={effects}
      sections={[
        {
          title: t('delegations.preview.grant', '{count, plural, one {# grant is made} other {# grants are made}}', {
            count: grant.length,
          }),
          total: grant.length,
          entries: entries(grant),
        },
        {
          title: t('delegations.preview.change', '{count, plural, one {# role changes} other {# roles change}}', {
            count: change.length,
          }),
          total: change.length,
          entries: change.map(({ documentId, name, role, previousRole }) => ({
            key: documentId,
            name,
            detail: `${roleName(previousRole)} → ${roleName(role)}`,
          })),
        },
        {
          title: t(
            'delegations.preview.revoke',
            '{count, plural, one {# grant is revoked} other {# grants are revoked}}',
            {
              count: revoke.length,
            }
          ),
          total: revoke.length,
          entries: entries(revoke),
        },
      ]}
    />
  );
};
