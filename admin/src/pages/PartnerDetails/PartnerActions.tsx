import * as React from 'react';

import { Button, Flex, LinkButton } from '@strapi/design-system';
import { Check, Earth, Mail, Pencil, Stop } from '@strapi/icons';
import { NavLink } from 'react-router-dom';

import { DIRECTORY_ENTRY } from '../../../../contracts/directory';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { PartnerDialogs } from '../Partners/dialogs/PartnerDialogs';

import type { PartnerDetails } from '../../../../contracts/partner-details';
import type { TreePartner } from '../../../../contracts/partner-tree';
import type { PartnerDialog } from '../Partners/Tree/TreeContext';

interface PartnerActionsProps {
  partner: PartnerDetails;
  /** Its row in the tree, where it has one. */
  place: TreePartner | undefined;
  onEdit: () => void;
}

/** Where the Content Manager edits what the public directory says of a partner. */
const entryPath = (documentId: string) => `/content-manager/collection-types/${DIRECTORY_ENTRY}/${documentId}`;

/** What the person may do to this partner (PA-2, PA-23, PA-28). */
export const PartnerActions = ({ partner, place, onEdit }: PartnerActionsProps) => {
  const t = useTranslate();
  const [dialog, setDialog] = React.useState<PartnerDialog | null>(null);
  const isDisabled = place?.status === 'disabled';
  const me = useMe();
  const editsEntry = me.kind === 'operator' || (partner.canUpdate && me.partner?.documentId === partner.documentId);

  return (
    <Flex gap={2} wrap="wrap" justifyContent="end">
      {place?.canUpdate && place.status === 'pending' ? (
        <Button variant="secondary" startIcon={<Mail />} onClick={() => setDialog('resend')}>
          {t('partners.resend', 'Resend Activation Link')}
        </Button>
      ) : null}
      {place?.canDisable ? (
        <Button
          variant={isDisabled ? 'success-light' : 'danger-light'}
          startIcon={isDisabled ? <Check /> : <Stop />}
          onClick={() => setDialog(isDisabled ? 'enable' : 'disable')}
        >
          {isDisabled ? t('partners.enable', 'Enable') : t('partners.disable', 'Disable')}
        </Button>
      ) : null}
      {editsEntry ? (
        <LinkButton tag={NavLink} variant="tertiary" startIcon={<Earth />} to={entryPath(partner.documentId)}>
          {t('directory.entry', 'Directory Entry')}
        </LinkButton>
      ) : null}
      {partner.canUpdate ? (
        <Button startIcon={<Pencil />} onClick={onEdit}>
          {t('details.edit', 'Edit Profile')}
        </Button>
      ) : null}
      {dialog && place ? <PartnerDialogs dialog={dialog} partner={place} onClose={() => setDialog(null)} /> : null}
    </Flex>
  );
};
