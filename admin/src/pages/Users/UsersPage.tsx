import * as React from 'react';

import { Button, Divider, EmptyStateLayout, Flex, Tabs } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';

import { PartnerPicker } from '../../components/PartnerPicker';
import { useMe } from '../../hooks/useMe';
import { useScrollRestoration } from '../../hooks/useScrollRestoration';
import { useTranslate } from '../../hooks/useTranslate';
import { useListMembersQuery } from '../../services/members';

import { InviteDialog } from './InviteDialog';
import { InvitesPanel } from './InvitesPanel';
import { UsersPanel } from './UsersPanel';
import { useUsersState } from './useUsersState';

/** *User Management*: who belongs to the account, and who has been invited to it (TE-11 to TE-18, AC-5). */
export const UsersPage = () => {
  const t = useTranslate();
  const me = useMe();
  const state = useUsersState();
  const [isInviting, setIsInviting] = React.useState(false);
  useScrollRestoration(true);

  const isOperator = me.kind === 'operator';
  const needsPartner = isOperator && state.partner === null;
  const { data } = useListMembersQuery(state.users, { skip: needsPartner });
  const account = data?.meta.account;
  const title = t('users.title', 'User Management');
  const invite = (variant: 'default' | 'secondary') => (
    <Button variant={variant} startIcon={<Plus />} onClick={() => setIsInviting(true)}>
      {t('invites.create', 'Invite New User')}
    </Button>
  );
  const canInvite = account?.canManage === true && account.roles.length > 0;
  const panel = { state, inviteAction: canInvite ? invite('secondary') : undefined };

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={
          account
            ? t('users.subtitle.of', 'Users of {partner}, and who has been invited', { partner: account.name })
            : t('users.subtitle', 'Users of an account, and who has been invited')
        }
        primaryAction={canInvite ? invite('default') : undefined}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6}>
          {isOperator ? <PartnerPicker value={state.partner} onChange={state.setPartner} /> : null}
          {needsPartner ? (
            <EmptyStateLayout
              icon={<EmptyDocuments width="16rem" />}
              content={t('users.choose-partner', 'Choose the partner whose users you want to see.')}
            />
          ) : (
            <Tabs.Root variant="simple" value={state.tab} onValueChange={state.setTab}>
              <Tabs.List aria-label={title}>
                <Tabs.Trigger value="users">{t('users.tab', 'Users')}</Tabs.Trigger>
                <Tabs.Trigger value="invites">{t('invites.tab', 'Pending Invites')}</Tabs.Trigger>
              </Tabs.List>
              <Divider />
              <Tabs.Content value="users">
                <UsersPanel {...panel} />
              </Tabs.Content>
              <Tabs.Content value="invites">
                <InvitesPanel {...panel} />
              </Tabs.Content>
            </Tabs.Root>
          )}
        </Flex>
      </Layouts.Content>
      {isInviting && account ? (
        <InviteDialog partner={state.partner} roles={account.roles} onClose={() => setIsInviting(false)} />
      ) : null}
    </Page.Main>
  );
};
