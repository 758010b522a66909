import * as React from 'react';

import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';

import { AccessPeriodText } from '../../../components/AccessPeriodText';
import { effectiveSearch } from '../../../components/SearchField';
import { TickCell } from '../../../components/TickCell';
import { WhyButton } from '../../../components/Why/WhyButton';
import { useRoleTexts } from '../../../hooks/useRoleTexts';
import { useTranslate } from '../../../hooks/useTranslate';

import { canToggle, isUserTicked, roleOf, type DelegationAction, type DelegationChanges } from './delegationChanges';
import { RoleSelect } from './RoleSelect';
import { TabPanel } from './TabPanel';
import { useDelegableUsers } from './useDelegables';

import type { SystemRole } from '../../../../../contracts/common';
import type { DelegableUser } from '../../../../../contracts/msp-delegations';
import type { GridColumn, RowState } from '../../../components/VirtualGrid/types';
import type { partnerWhy } from '../partnerWhy';

const ROW_HEIGHT = 72;

interface UserState extends RowState {
  role: SystemRole | null;
  hasError: boolean;
}

export interface DelegationTabProps {
  partnerId: string;
  canManage: boolean;
  changes: DelegationChanges;
  dispatch: React.Dispatch<DelegationAction>;
  search: string;
  onSearch: (search: string) => void;
  /** Somebody has tried to save: what is missing is shown. */
  isChecked: boolean;
  why: ReturnType<typeof partnerWhy>;
}

const useUserColumns = ({ dispatch, canManage, partnerId }: DelegationTabProps) => {
  const t = useTranslate();
  const roles = useRoleTexts();

  return React.useMemo((): GridColumn<DelegableUser, UserState>[] => {
    const reasons = {
      self: t('delegations.blocked.self', 'Nobody can delegate to themselves'),
      'no-right': t('delegations.blocked.no-right', 'You may not delegate to this user'),
    };

    return [
      {
        name: 'tick',
        label: <VisuallyHidden>{t('grid.tick', 'Select')}</VisuallyHidden>,
        width: '2rem',
        cell: (user, { ticked, disabled }) => (
          <TickCell
            label={user.name}
            ticked={ticked}
            disabled={disabled}
            reason={user.blocked && disabled ? reasons[user.blocked] : null}
            onToggle={() => dispatch({ type: 'toggle-user', user })}
          />
        ),
      },
      {
        name: 'name',
        label: t('delegations.column.name', 'Name'),
        width: 'minmax(18rem, 1.6fr)',
        cell: ({ documentId, name, email, blocked }) => (
          <Box>
            <Flex gap={1}>
              <Typography textColor="neutral800" fontWeight="semiBold" tag="p" ellipsis title={name}>
                {name}
              </Typography>
              <WhyButton
                name={name}
                question={{ kind: 'partner', documentId: partnerId, capability: 'partner.update', member: documentId }}
              />
            </Flex>
            <Typography variant="pi" textColor="neutral600" tag="p" ellipsis title={email}>
              {email}
            </Typography>
            {blocked && canManage ? (
              <Typography variant="pi" textColor="warning700" tag="p" ellipsis>
                {reasons[blocked]}
              </Typography>
            ) : null}
          </Box>
        ),
      },
      {
        name: 'home-role',
        label: t('delegations.column.home-role', 'Home role'),
        width: '11rem',
        cell: ({ homeRole }) => (
          <Typography variant="pi" textColor="neutral800">
            {roles[homeRole].label}
          </Typography>
        ),
      },
      {
        name: 'role',
        label: t('delegations.column.role', 'Role'),
        width: '20rem',
        cell: (user, { ticked, role, disabled, hasError }) =>
          ticked ? (
            <RoleSelect
              name={user.name}
              value={role}
              disabled={disabled || user.blocked !== null}
              hasError={hasError}
              onChange={(next) => dispatch({ type: 'set-role', user, role: next })}
            />
          ) : null,
      },
      {
        name: 'period',
        label: t('access-period.label', 'Access Period'),
        width: '11rem',
        cell: ({ delegated }) => (delegated ? <AccessPeriodText period={delegated.accessPeriod} /> : null),
      },
    ];
  }, [canManage, dispatch, partnerId, roles, t]);
};

export const UsersTab = (props: DelegationTabProps) => {
  const { partnerId, canManage, changes, dispatch, search, onSearch, isChecked, why } = props;
  const t = useTranslate();
  const effective = effectiveSearch(search);
  const list = useDelegableUsers(partnerId, effective);
  const columns = useUserColumns(props);

  const getState = (user: DelegableUser): UserState => {
    const ticked = isUserTicked(changes, user);
    const role = roleOf(changes, user);
    return { ticked, role, disabled: !canManage || !canToggle(user), hasError: isChecked && ticked && role === null };
  };

  const toggle = React.useCallback(
    (user: DelegableUser) => {
      if (canManage) dispatch({ type: 'toggle-user', user });
    },
    [canManage, dispatch]
  );

  return (
    <TabPanel
      value="users"
      searchLabel={t('delegations.users.search', 'Search users')}
      searchHint={t('delegations.users.hint', 'By name or email, two letters or more.')}
      search={search}
      onSearch={onSearch}
      total={t('delegations.users.total', '{total, plural, one {# user} other {# users}}', { total: list.total })}
      list={list}
      empty={
        effective
          ? t('delegations.users.empty.search', 'No user matches “{search}”.', { search: effective })
          : t('delegations.users.empty', 'There are no users to delegate to.')
      }
      why={why}
      label={t('delegations.users.grid', 'Users')}
      columns={columns}
      getState={getState}
      onToggle={toggle}
      rowHeight={ROW_HEIGHT}
      minWidth="76rem"
    />
  );
};
