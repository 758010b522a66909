import * as React from 'react';

import { Button, Checkbox, Flex } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { Drawer, DrawerFooter } from '../../components/Drawer';
import { DrawerList } from '../../components/DrawerList';
import { LeaveDialog } from '../../components/LeaveDialog';
import { SaveError } from '../../components/SaveError';
import { effectiveSearch } from '../../components/SearchField';
import { StateBadge } from '../../components/StateBadge';
import { useTranslate } from '../../hooks/useTranslate';
import { useUnsavedChanges } from '../../hooks/useUnsavedChanges';
import { useListHoldersQuery, useSaveHoldersMutation } from '../../services/licenses';
import { STATE_TONES, useUserStates } from '../Customer/labels';

import { useLicenseText } from './labels';

import type { Holder } from '../../../../contracts/licenses';

const PAGE_SIZE = 100;

/** Ticks that differ from what is stored, by person; they survive another search. */
const useTicks = () => {
  const [changed, setChanged] = React.useState<ReadonlyMap<string, boolean>>(new Map());
  const tick = ({ documentId, assigned }: Holder, isTicked: boolean) =>
    setChanged((current) => {
      const next = new Map(current);
      if (isTicked === assigned) next.delete(documentId);
      else next.set(documentId, isTicked);
      return next;
    });
  const idsOf = (isTicked: boolean) => [...changed].filter(([, value]) => value === isTicked).map(([id]) => id);
  return { changed, tick, assign: idsOf(true), unassign: idsOf(false) };
};

interface HoldersDrawerProps {
  documentId: string;
  onClose: () => void;
}

/** Who has a seat of a license: to be ticked and unticked, and saved at once (AC-12). */
export const HoldersDrawer = ({ documentId, onClose }: HoldersDrawerProps) => {
  const t = useTranslate();
  const states = useUserStates();
  const textOf = useLicenseText();
  const { toggleNotification } = useNotification();
  const [search, setSearch] = React.useState('');
  const { changed, tick, assign, unassign } = useTicks();
  const asked = { documentId, search: effectiveSearch(search) || undefined, pageSize: PAGE_SIZE };
  const query = useListHoldersQuery(asked);
  const [save, saving] = useSaveHoldersMutation();
  const [isAsking, setIsAsking] = React.useState(false);
  const isDirty = changed.size > 0;
  const blocker = useUnsavedChanges(isDirty, ['license', 'tab']);
  const license = query.data?.meta.license;
  const free = license ? license.seats - license.used - assign.length + unassign.length : 0;
  const isTicked = (holder: Holder) => changed.get(holder.documentId) ?? holder.assigned;
  const isFixed = (holder: Holder) =>
    isTicked(holder) ? !license?.canUnassign : !holder.assigned && (!license?.canAssign || free <= 0);

  const handleSave = async () => {
    const saved = await save({ documentId, data: { assign, unassign } });
    if ('error' in saved) return;
    toggleNotification({ type: 'success', message: t('licenses.holders.saved', 'Seats saved.') });
    onClose();
  };
  const close = () => (isDirty ? setIsAsking(true) : onClose());

  return (
    <Drawer
      title={license?.product.name ?? t('licenses.holders', 'Seats')}
      subtitle={license ? `${license.owner.name} · ${textOf(license)}` : undefined}
      onClose={close}
      footer={
        <>
          <SaveError error={saving.error} />
          <DrawerFooter
            summary={t('licenses.holders.free', '{free, plural, one {# seat} other {# seats}} free', {
              free: Math.max(0, free),
            })}
          >
            <Button variant="tertiary" onClick={close}>
              {t('action.cancel', 'Cancel')}
            </Button>
            <Button disabled={!isDirty} loading={saving.isLoading} onClick={() => void handleSave()}>
              {t('action.save', 'Save')}
            </Button>
          </DrawerFooter>
        </>
      }
    >
      <DrawerList
        searchLabel={t('users.search.label', 'Search users')}
        placeholder={t('users.search', 'Search by name or email')}
        value={search}
        onChange={setSearch}
        label={t('licenses.holders', 'Seats')}
        query={query}
        empty={
          asked.search
            ? t('users.empty.filtered', 'No user matches these filters.')
            : t('licenses.holders.empty', 'There is nobody yet who could have a seat.')
        }
      >
        {(holder) => (
          <Flex key={holder.documentId} tag="li" justifyContent="space-between" gap={3}>
            <Checkbox
              checked={isTicked(holder)}
              disabled={isFixed(holder)}
              onCheckedChange={(value) => tick(holder, Boolean(value))}
            >
              {holder.name ? `${holder.name} (${holder.email})` : holder.email}
            </Checkbox>
            <StateBadge label={states[holder.state]} tone={STATE_TONES[holder.state]} />
          </Flex>
        )}
      </DrawerList>
      <LeaveDialog blocker={blocker} closing={{ isAsking, onStay: () => setIsAsking(false), onLeave: onClose }} />
    </Drawer>
  );
};
