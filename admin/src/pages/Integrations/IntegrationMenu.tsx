import * as React from 'react';

import { ArrowsCounterClockwise, Link as LinkIcon, List, Pencil, Play, Stop, Trash } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';

import { RowMenu, type RowMenuItem } from '../../components/RowMenu';
import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useTranslate } from '../../hooks/useTranslate';
import { useSetIntegrationPausedMutation } from '../../services/integrations';

import { DeleteIntegrationDialog } from './DeleteIntegrationDialog';
import { RotateDialog } from './RotateDialog';

import type { Integration, IntegrationType } from '../../../../contracts/integrations';
import type { IntegrationsState } from './useIntegrationsState';

type Open = { dialog: 'rotate' | 'delete'; integration: Integration };

/** What may be done to an integration, by its three dots (CU-11, EX-2). */
export const useIntegrationMenu = (type: IntegrationType, state: IntegrationsState) => {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();
  const [open, setOpen] = React.useState<Open | null>(null);
  const [setPaused] = useSetIntegrationPausedMutation();
  const close = () => setOpen(null);

  const handlePause = async ({ documentId, name, state: now }: Integration) => {
    const verb = now === 'paused' ? 'resume' : 'pause';
    try {
      await setPaused({ documentId, verb }).unwrap();
      const message =
        verb === 'pause'
          ? t('integrations.paused', '{name} is paused: nobody can use it.', { name })
          : t('integrations.resumed', '{name} can be used again.', { name });
      toggleNotification({ type: 'success', message });
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
  };

  const itemsOf = (integration: Integration): RowMenuItem[] => {
    const { documentId, canManage, canShare } = integration;
    const when = (allowed: boolean, ...items: RowMenuItem[]) => (allowed ? items : []);
    const isPaused = integration.state === 'paused';
    return [
      ...when(canShare && type.configured, {
        ...{ key: 'share', label: t('integrations.share', 'Share'), icon: <LinkIcon /> },
        onSelect: () => state.open('share', documentId),
      }),
      {
        ...{ key: 'attached', label: t('integrations.attached', 'Where it is attached'), icon: <List /> },
        onSelect: () => state.open('attached', documentId),
      },
      ...when(canManage && type.configured, {
        ...{ key: 'edit', label: t('integrations.edit', 'Edit'), icon: <Pencil /> },
        onSelect: () => state.open('edit', documentId),
      }),
      ...when(canManage && type.fields.some(({ secret }) => secret), {
        ...{ key: 'rotate', label: t('integrations.rotate', 'Rotate a secret'), icon: <ArrowsCounterClockwise /> },
        onSelect: () => setOpen({ dialog: 'rotate', integration }),
      }),
      ...when(canManage, {
        key: 'pause',
        label: isPaused ? t('integrations.resume', 'Resume') : t('integrations.pause', 'Pause'),
        icon: isPaused ? <Play /> : <Stop />,
        onSelect: () => void handlePause(integration),
      }),
      ...when(canManage, {
        ...{ key: 'delete', label: t('integrations.delete', 'Delete'), icon: <Trash />, isDanger: true },
        onSelect: () => setOpen({ dialog: 'delete', integration }),
      }),
    ];
  };

  return {
    menu: (integration: Integration) => (
      <RowMenu
        label={t('integrations.actions', 'Actions for {name}', { name: integration.name })}
        items={itemsOf(integration)}
      />
    ),
    dialogs: (
      <>
        {open?.dialog === 'rotate' ? <RotateDialog type={type} integration={open.integration} onClose={close} /> : null}
        {open?.dialog === 'delete' ? <DeleteIntegrationDialog integration={open.integration} onClose={close} /> : null}
      </>
    ),
  };
};
