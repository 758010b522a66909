import { Clock, Eye, Key, Pencil, SignOut, Trash, User } from '@strapi/icons';
import { useNavigate } from 'react-router-dom';

import { RowMenu, type RowMenuItem } from '../../components/RowMenu';
import { PLUGIN_PATH } from '../../constants';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';

import type { Member, MemberAction } from '../../../../contracts/members';

export type UserDialog = 'edit' | 'state' | 'sessions' | 'recover' | 'offboard';

interface UserMenuProps {
  member: Member;
  partner: string | null;
  onOpen: (dialog: UserDialog) => void;
}

/** What may be done to one user; the server says what. */
export const UserMenu = ({ member, partner, onOpen }: UserMenuProps) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const me = useMe();
  const may = (...actions: MemberAction[]) => actions.some((action) => member.actions.includes(action));
  const item = (key: UserDialog, label: string, icon: React.ReactNode, isDanger = false): RowMenuItem => ({
    key,
    label,
    icon,
    isDanger,
    onSelect: () => onOpen(key),
  });
  const review = new URLSearchParams({ member: member.documentId, ...(partner ? { partner } : {}) });

  const items: RowMenuItem[] = [
    ...(may('edit', 'change-role') ? [item('edit', t('users.edit', 'Edit'), <Pencil />)] : []),
    ...(may('sessions') ? [item('sessions', t('users.sessions', 'Sessions'), <Clock />)] : []),
    ...(me.screens.includes('access-review')
      ? [
          {
            key: 'review',
            label: t('users.review', 'Access review'),
            icon: <Eye />,
            onSelect: () => navigate(`${PLUGIN_PATH}/access-review?${review}`),
          },
        ]
      : []),
    ...(may('recover') ? [item('recover', t('recover.open', 'Recover access…'), <Key />)] : []),
    ...(may('reactivate') ? [item('state', t('users.reactivate', 'Reactivate'), <User />)] : []),
    ...(may('deactivate') ? [item('state', t('users.deactivate', 'Deactivate'), <SignOut />)] : []),
    ...(may('offboard') ? [item('offboard', t('users.offboard', 'Offboard'), <Trash />, true)] : []),
  ];
  return <RowMenu label={t('users.actions', 'Actions for {name}', { name: member.name })} items={items} />;
};
