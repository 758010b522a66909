import { Button, EmptyStateLayout, Flex } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';

import { LoadError } from '../../components/LoadError';
import { PERMISSIONS } from '../../constants';
import { useTranslate } from '../../hooks/useTranslate';
import { useListWebhooksQuery } from '../../services/webhooks';

import { WebhookCard } from './WebhookCard';

const WebhookEventsScreen = () => {
  const t = useTranslate();
  const { data, error, isFetching, refetch } = useListWebhooksQuery();
  const title = t('webhooks.title', 'Webhook events');
  const newWebhook = (
    <Button tag={Link} to="/settings/webhooks/create" startIcon={<Plus />}>
      {t('webhooks.new', 'New webhook')}
    </Button>
  );

  return (
    <Page.Main aria-busy={isFetching}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={t('webhooks.subtitle', 'Which webhooks are told of what happens in the partner center')}
        primaryAction={data && data.length > 0 ? newWebhook : undefined}
      />
      <Layouts.Content>
        {error ? <LoadError error={error} onRetry={refetch} hasRadius shadow="tableShadow" /> : null}
        {!error && !data ? <Page.Loading /> : null}
        {data?.length === 0 ? (
          <EmptyStateLayout
            icon={<EmptyDocuments width="16rem" />}
            content={t('webhooks.empty', 'There is no webhook yet. Make one in Strapi, then tick its events here.')}
            action={newWebhook}
          />
        ) : null}
        <Flex direction="column" alignItems="stretch" gap={4}>
          {error ? null : data?.map((webhook) => <WebhookCard key={webhook.id} webhook={webhook} />)}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

/** *Webhook events*, in Strapi's settings: its own form of a webhook shows no events of plugins. */
export const WebhookEventsPage = () => (
  <Page.Protect permissions={PERMISSIONS.webhooks}>
    <WebhookEventsScreen />
  </Page.Protect>
);
