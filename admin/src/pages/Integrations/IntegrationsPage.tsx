import { Button, EmptyStateLayout, Link, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { ArrowLeft, Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { LoadError } from '../../components/LoadError';
import { useMe } from '../../hooks/useMe';
import { useScrollRestoration } from '../../hooks/useScrollRestoration';
import { useTranslate } from '../../hooks/useTranslate';
import { useListIntegrationTypesQuery } from '../../services/integrations';

import { IntegrationDialog } from './IntegrationDialog';
import { IntegrationsPanel } from './IntegrationsPanel';
import { TypeCards } from './TypeCards';
import { useIntegrationsState, type IntegrationsState } from './useIntegrationsState';

/** Operators have no account of their own. */
const RangeChoice = ({ state }: { state: IntegrationsState }) => {
  const t = useTranslate();
  if (useMe().kind === 'operator') return null;
  return (
    <SingleSelect
      size="S"
      aria-label={t('integrations.range', 'Whose integrations')}
      value={state.of}
      onChange={(range) => state.setRange(String(range))}
    >
      <SingleSelectOption value="own">{t('integrations.range.own', 'Own account')}</SingleSelectOption>
      <SingleSelectOption value="all">{t('integrations.range.all', 'All partners in scope')}</SingleSelectOption>
    </SingleSelect>
  );
};

/** The types that the host has configured, then the integrations of one (CU-10). */
export const IntegrationsPage = () => {
  const t = useTranslate();
  const state = useIntegrationsState();
  const isOperator = useMe().kind === 'operator';
  const { data, error, isFetching, refetch } = useListIntegrationTypesQuery(state.of);
  useScrollRestoration(true);
  const types = data?.data ?? [];
  const chosen = types.find(({ type }) => type === state.type);
  const canAdd = (data?.meta.canCreate ?? false) && types.some(({ configured }) => configured);
  const title = t('integrations.title', 'Integrations');

  const content = () => {
    if (error)
      return <LoadError error={error} onRetry={refetch} capability="integration.read" hasRadius shadow="tableShadow" />;
    if (!data) return <Page.Loading />;
    if (types.length === 0) {
      return (
        <EmptyStateLayout
          icon={<EmptyDocuments width="16rem" />}
          content={
            isOperator
              ? t(
                  'integrations.none-configured.operator',
                  'No types of integrations are configured. They are listed in the plugin’s configuration, under integrations: see docs/integrations.md.'
                )
              : t(
                  'integrations.none-configured',
                  'This platform offers no integrations yet. Its operators can add some.'
                )
          }
        />
      );
    }
    return chosen ? (
      <IntegrationsPanel type={chosen} state={state} />
    ) : (
      <TypeCards types={types} onOpen={state.setType} />
    );
  };

  return (
    <Page.Main aria-busy={isFetching}>
      <Page.Title>{chosen?.name ?? title}</Page.Title>
      <Layouts.Header
        title={chosen?.name ?? title}
        subtitle={
          chosen?.description ?? t('integrations.subtitle', 'Other systems, connected once and shared with customers')
        }
        navigationAction={
          chosen ? (
            <Link tag={RouterLink} to={{ search: state.of === 'all' ? 'of=all' : '' }} startIcon={<ArrowLeft />}>
              {t('integrations.all-types', 'All types')}
            </Link>
          ) : undefined
        }
        primaryAction={
          canAdd ? (
            <Button startIcon={<Plus />} onClick={state.openNew}>
              {t('integrations.new', 'New integration')}
            </Button>
          ) : undefined
        }
        secondaryAction={<RangeChoice state={state} />}
      />
      <Layouts.Content>{content()}</Layouts.Content>
      {state.isNew && canAdd ? (
        <IntegrationDialog
          types={types}
          type={chosen?.configured ? chosen.type : undefined}
          integration={null}
          onClose={state.close}
        />
      ) : null}
    </Page.Main>
  );
};
