import * as React from 'react';

import { Typography, VisuallyHidden } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { AccessPeriodText } from '../../../components/AccessPeriodText';
import { effectiveSearch } from '../../../components/SearchField';
import { TickCell } from '../../../components/TickCell';
import { useTranslate } from '../../../hooks/useTranslate';

import { canToggle, isGroupTicked } from './delegationChanges';
import { TabPanel } from './TabPanel';
import { useDelegableGroups } from './useDelegables';

import type { DelegableGroup } from '../../../../../contracts/msp-delegations';
import type { GridColumn } from '../../../components/VirtualGrid/types';
import type { DelegationTabProps } from './UsersTab';

const ROW_HEIGHT = 64;

const useGroupColumns = (dispatch: DelegationTabProps['dispatch']) => {
  const t = useTranslate();
  const { formatNumber } = useIntl();

  return React.useMemo((): GridColumn<DelegableGroup>[] => {
    const reasons = {
      self: t('delegations.groups.blocked.self', 'You are a member of this group: nobody can delegate to themselves'),
      'no-right': t('delegations.groups.blocked.no-right', 'Its role holds more than you may give'),
    };

    return [
      {
        name: 'tick',
        label: <VisuallyHidden>{t('grid.tick', 'Select')}</VisuallyHidden>,
        width: '2rem',
        cell: (group, { ticked, disabled }) => (
          <TickCell
            label={group.name}
            ticked={ticked}
            disabled={disabled}
            reason={group.blocked && disabled ? reasons[group.blocked] : null}
            onToggle={() => dispatch({ type: 'toggle-group', group })}
          />
        ),
      },
      {
        name: 'name',
        label: t('delegations.column.group', 'Privilege group'),
        width: 'minmax(20rem, 1.6fr)',
        cell: ({ name, blocked }) => (
          <>
            <Typography textColor="neutral800" fontWeight="semiBold" tag="p" ellipsis title={name}>
              {name}
            </Typography>
            {blocked ? (
              <Typography variant="pi" textColor="warning700" tag="p" ellipsis title={reasons[blocked]}>
                {reasons[blocked]}
              </Typography>
            ) : null}
          </>
        ),
      },
      {
        name: 'role',
        label: t('delegations.column.custom-role', 'Custom role'),
        width: 'minmax(14rem, 1fr)',
        cell: ({ roleName }) => (
          <Typography variant="pi" textColor="neutral800" tag="p" ellipsis title={roleName}>
            {roleName}
          </Typography>
        ),
      },
      {
        name: 'members',
        label: t('delegations.column.members', 'Members'),
        width: '8rem',
        cell: ({ memberCount }) => (
          <Typography variant="pi" textColor="neutral800">
            {formatNumber(memberCount)}
          </Typography>
        ),
      },
      {
        name: 'period',
        label: t('access-period.label', 'Access Period'),
        width: '11rem',
        cell: ({ delegated }) => (delegated ? <AccessPeriodText period={delegated.accessPeriod} /> : null),
      },
    ];
  }, [dispatch, formatNumber, t]);
};

export const GroupsTab = ({ partnerId, canManage, changes, dispatch, search, onSearch, why }: DelegationTabProps) => {
  const t = useTranslate();
  const effective = effectiveSearch(search);
  const list = useDelegableGroups(partnerId, effective);
  const columns = useGroupColumns(dispatch);

  const getState = (group: DelegableGroup) => ({
    ticked: isGroupTicked(changes, group),
    disabled: !canManage || !canToggle(group),
  });

  const toggle = React.useCallback(
    (group: DelegableGroup) => {
      if (canManage) dispatch({ type: 'toggle-group', group });
    },
    [canManage, dispatch]
  );

  return (
    <TabPanel
      value="groups"
      searchLabel={t('delegations.groups.search', 'Search privilege groups')}
      searchHint={t('delegations.groups.hint', 'By name, two letters or more.')}
      search={search}
      onSearch={onSearch}
      total={t('delegations.groups.total', '{total, plural, one {# group} other {# groups}}', { total: list.total })}
      list={list}
      empty={
        effective
          ? t('delegations.groups.empty.search', 'No privilege group matches “{search}”.', { search: effective })
          : t(
              'delegations.groups.empty',
              'There are no privilege groups yet. Prime admins make them on their own page.'
            )
      }
      why={why}
      label={t('delegations.groups.grid', 'Privilege groups')}
      columns={columns}
      getState={getState}
      onToggle={toggle}
      rowHeight={ROW_HEIGHT}
      minWidth="70rem"
    />
  );
};
