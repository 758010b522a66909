import { Divider, Tabs } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import { useMe } from '../../hooks/useMe';
import { useScrollRestoration } from '../../hooks/useScrollRestoration';
import { useTranslate } from '../../hooks/useTranslate';

import { AccessModelsPanel } from './AccessModelsPanel';
import { GrantsPanel } from './GrantsPanel';
import { RequestsPanel } from './RequestsPanel';
import { useTab } from './useTab';

/** Every grant with its period, and what people have asked for (EX-11). */
export const DelegationsPage = () => {
  const t = useTranslate();
  const me = useMe();
  const readsGrants = me.capabilities.includes('delegation.read');
  const decidesModels = me.kind === 'operator';
  const { tab, setTab } = useTab(readsGrants ? 'grants' : 'requests');
  useScrollRestoration(true);
  const title = t('grants.title', 'Delegations');

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={t('grants.subtitle', 'Who may act where, until when, and who asks for access')}
      />
      <Layouts.Content>
        <Tabs.Root variant="simple" value={tab} onValueChange={setTab}>
          <Tabs.List aria-label={title}>
            {readsGrants ? <Tabs.Trigger value="grants">{t('grants.tab', 'Grants')}</Tabs.Trigger> : null}
            <Tabs.Trigger value="requests">{t('requests.tab', 'Requests')}</Tabs.Trigger>
            {decidesModels ? (
              <Tabs.Trigger value="access-models">{t('access-model.tab', 'Access models')}</Tabs.Trigger>
            ) : null}
          </Tabs.List>
          <Divider />
          {readsGrants ? (
            <Tabs.Content value="grants">
              <GrantsPanel />
            </Tabs.Content>
          ) : null}
          <Tabs.Content value="requests">
            <RequestsPanel />
          </Tabs.Content>
          {decidesModels ? (
            <Tabs.Content value="access-models">
              <AccessModelsPanel />
            </Tabs.Content>
          ) : null}
        </Tabs.Root>
      </Layouts.Content>
    </Page.Main>
  );
};
