import * as React from 'react';

import { Flex, IconButton } from '@strapi/design-system';
import { Check, Mail, Move, Pencil, Stop } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';

import { RowMenu, type RowMenuItem } from '../../../components/RowMenu';
import { ActiveRow } from '../../../components/VirtualGrid/ActiveRow';
import { WhyButton } from '../../../components/Why/WhyButton';
import { PLUGIN_PATH } from '../../../constants';
import { useMe } from '../../../hooks/useMe';
import { useTranslate } from '../../../hooks/useTranslate';

import { useTree, type PartnerDialog } from './TreeContext';

import type { TreePartner } from '../../../../../contracts/partner-tree';

/** What the person may do to a partner, and where nothing, why not (PA-22, PA-23). */
export const Actions = ({ partner }: { partner: TreePartner }) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const me = useMe();
  const { onOpen } = useTree();
  const isInActiveRow = React.useContext(ActiveRow);
  const { documentId, name, status, canUpdate, canDisable } = partner;
  const item = (key: PartnerDialog, label: string, icon: React.ReactNode, isDanger = false): RowMenuItem => ({
    key,
    label,
    icon,
    isDanger,
    onSelect: () => onOpen(key, partner),
  });

  const items = [
    ...(canUpdate && status === 'pending'
      ? [item('resend', t('partners.resend', 'Resend Activation Link'), <Mail />)]
      : []),
    ...(me.kind === 'operator' ? [item('move', t('partners.move', 'Move'), <Move />)] : []),
    ...(canDisable && status === 'disabled' ? [item('enable', t('partners.enable', 'Enable'), <Check />)] : []),
    ...(canDisable && status !== 'disabled' ? [item('disable', t('partners.disable', 'Disable'), <Stop />, true)] : []),
  ];

  return (
    <Flex gap={1} justifyContent="end">
      {canUpdate ? (
        <IconButton
          label={t('partners.edit', 'Edit {name}', { name })}
          variant="ghost"
          tabIndex={isInActiveRow ? 0 : -1}
          onClick={() => navigate(`${PLUGIN_PATH}/details/${documentId}?edit=1`)}
        >
          <Pencil />
        </IconButton>
      ) : null}
      <RowMenu label={t('partners.actions', 'Actions for {name}', { name })} items={items} />
      {canUpdate || canDisable ? null : (
        <WhyButton name={name} question={{ kind: 'partner', documentId, capability: 'partner.update' }} />
      )}
    </Flex>
  );
};
