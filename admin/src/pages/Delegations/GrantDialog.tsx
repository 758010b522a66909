import * as React from 'react';

import { Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { AccessPeriodField } from '../../components/AccessPeriodField';
import { FormDialog } from '../../components/FormDialog';
import { RoleField } from '../../components/RoleField';
import { useAccessPeriod } from '../../hooks/useAccessPeriod';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useGrantAccessRequestMutation } from '../../services/accessRequests';
import { toAccessPeriod, UNLIMITED } from '../../utils/accessPeriod';

import { useWish } from './useWish';

import type { AccessRequest } from '../../../../contracts/access-requests';
import type { SystemRole } from '../../../../contracts/common';

/** A proposal, no more: the smallest role with what was asked for. */
const proposedRole = ({ role, capability }: AccessRequest): SystemRole => {
  if (role) return role;
  if (capability?.endsWith('.read')) return 'read-only';
  return capability === 'guest.manage' ? 'guest-manager' : 'administrator';
};

export const RequestSummary = ({ request }: { request: AccessRequest }) => {
  const t = useTranslate();
  const wish = useWish();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography>
        {t('requests.summary', '{name} ({partner}) asks for access to {target}: {wish}', {
          name: request.requester.name,
          partner: request.requester.partner,
          target: request.target.name ?? '',
          wish: wish(request),
        })}
      </Typography>
      <Typography textColor="neutral600" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {request.reason}
      </Typography>
    </Flex>
  );
};

/** Gives what was asked for as a delegation with a role and a period. */
export const GrantDialog = ({ request, onClose }: { request: AccessRequest; onClose: () => void }) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [initialRole] = React.useState(proposedRole(request));
  const [role, setRole] = React.useState(initialRole);
  const { period, setPeriod, error, check } = useAccessPeriod();
  const { byField, rest, showServerError } = useFieldErrors(['role', 'accessPeriod']);
  const [grant, { isLoading }] = useGrantAccessRequestMutation();

  const handleSubmit = async () => {
    if (!check()) return;
    try {
      await grant({ documentId: request.documentId, data: { role, accessPeriod: toAccessPeriod(period) } }).unwrap();
      toggleNotification({
        type: 'success',
        message: t('requests.granted', 'Access granted; the person gets a mail.'),
      });
      onClose();
    } catch (thrown) {
      showServerError(thrown);
    }
  };

  return (
    <FormDialog
      title={t('requests.grant.title', 'Grant access')}
      submitLabel={t('requests.grant', 'Grant')}
      isReadOnly={false}
      isDirty={role !== initialRole || period !== UNLIMITED}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <RequestSummary request={request} />
      <RoleField label={t('requests.grant.role', 'Role')} value={role} error={byField.role} onChange={setRole} />
      <AccessPeriodField
        value={period}
        onChange={setPeriod}
        error={error ?? byField.accessPeriod}
        hint={t('requests.grant.period', 'How long the person has this access.')}
      />
    </FormDialog>
  );
};
