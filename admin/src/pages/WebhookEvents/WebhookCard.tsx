import * as React from 'react';

import { Box, Button, Checkbox, Flex, Grid, Link, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { MSP_EVENTS } from '../../../../contracts/events';
import { SaveError } from '../../components/SaveError';
import { StateBadge } from '../../components/StateBadge';
import { useTranslate } from '../../hooks/useTranslate';
import { useSaveWebhookEventsMutation, type Webhook } from '../../services/webhooks';

import { useEventTexts } from './useEventTexts';

/** One webhook, with a box for each event of the partner center; those of Strapi stay as they are. */
export const WebhookCard = ({ webhook }: { webhook: Webhook }) => {
  const t = useTranslate();
  const texts = useEventTexts();
  const titleId = React.useId();
  const { toggleNotification } = useNotification();
  const [save, { isLoading, error }] = useSaveWebhookEventsMutation();
  const [ticked, setTicked] = React.useState(() => new Set(webhook.events));
  const changed = MSP_EVENTS.filter((event) => ticked.has(event) !== webhook.events.includes(event));

  const toggle = (event: string) => {
    const next = new Set(ticked);
    if (!next.delete(event)) next.add(event);
    setTicked(next);
  };
  const handleSave = async () => {
    const others = webhook.events.filter((event) => !MSP_EVENTS.some((ours) => ours === event));
    const events = [...others, ...MSP_EVENTS.filter((event) => ticked.has(event))];
    const result = await save({ ...webhook, events });
    if (!('error' in result)) toggleNotification({ type: 'success', message: t('webhooks.saved', 'Webhook saved.') });
  };

  return (
    <Box tag="section" aria-labelledby={titleId} background="neutral0" hasRadius shadow="tableShadow" padding={6}>
      <Flex justifyContent="space-between" alignItems="flex-start" gap={4} wrap="wrap" paddingBottom={4}>
        <Flex direction="column" alignItems="flex-start" gap={1} minWidth={0}>
          <Flex gap={2} wrap="wrap">
            <Typography tag="h2" id={titleId} variant="delta">
              <Link tag={RouterLink} to={`/settings/webhooks/${webhook.id}`}>
                {webhook.name}
              </Link>
            </Typography>
            {webhook.isEnabled ? null : <StateBadge label={t('webhooks.disabled', 'Disabled')} tone="neutral" />}
          </Flex>
          <Typography textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
            {webhook.url}
          </Typography>
        </Flex>
        <Button disabled={changed.length === 0} loading={isLoading} onClick={() => void handleSave()}>
          {t('webhooks.save', 'Save')}
        </Button>
      </Flex>
      <Grid.Root gap={3} tag="fieldset" aria-labelledby={titleId} style={{ border: 0, padding: 0, margin: 0 }}>
        {MSP_EVENTS.map((event) => (
          <Grid.Item key={event} col={6} s={12} xs={12} alignItems="flex-start" direction="column">
            <Checkbox checked={ticked.has(event)} onCheckedChange={() => toggle(event)}>
              {texts[event]}
            </Checkbox>
            <Box paddingLeft={7}>
              <Typography variant="pi" textColor="neutral600">
                {event}
              </Typography>
            </Box>
          </Grid.Item>
        ))}
      </Grid.Root>
      <SaveError error={error} />
    </Box>
  );
};
