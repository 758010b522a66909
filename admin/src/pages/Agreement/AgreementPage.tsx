import { Button, Divider, EmptyStateLayout, Tabs } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { Layouts, Page } from '@strapi/strapi/admin';

import { LoadError } from '../../components/LoadError';
import { PERMISSIONS } from '../../constants';
import { useTranslate } from '../../hooks/useTranslate';
import { useListAgreementsQuery } from '../../services/agreements';

import { AcceptancesPanel } from './AcceptancesPanel';
import { useAgreementState } from './useAgreementState';
import { VersionEditor } from './VersionEditor';
import { VersionsPanel } from './VersionsPanel';

import type { ListAgreementsResponse } from '../../../../contracts/agreements';
import type { AgreementState } from './useAgreementState';

interface AgreementContentProps {
  agreements: ListAgreementsResponse;
  state: AgreementState;
  newVersion: React.ReactElement;
}

const AgreementContent = ({ agreements: { data, meta }, state, newVersion }: AgreementContentProps) => {
  const t = useTranslate();

  if (state.isEditing) return <VersionEditor present={data[0]} members={meta.members} onClose={state.stopEditing} />;
  if (data.length === 0) {
    return (
      <EmptyStateLayout
        icon={<EmptyDocuments width="16rem" />}
        content={t(
          'agreement.empty',
          'Nobody has to agree to anything yet. The first version is asked of every member.'
        )}
        action={newVersion}
      />
    );
  }
  return (
    <Tabs.Root variant="simple" value={state.tab} onValueChange={state.setTab}>
      <Tabs.List aria-label={t('agreement.title', 'License agreement')}>
        <Tabs.Trigger value="versions">{t('agreement.tab.versions', 'Versions')}</Tabs.Trigger>
        <Tabs.Trigger value="acceptances">{t('agreement.tab.acceptances', 'Acceptances')}</Tabs.Trigger>
      </Tabs.List>
      <Divider />
      <Tabs.Content value="versions">
        <VersionsPanel versions={data} onShowAcceptances={state.showAcceptancesOf} />
      </Tabs.Content>
      <Tabs.Content value="acceptances">
        <AcceptancesPanel state={state} versions={data.map(({ version }) => version)} />
      </Tabs.Content>
    </Tabs.Root>
  );
};

const AgreementScreen = () => {
  const t = useTranslate();
  const state = useAgreementState();
  const { data, error, refetch } = useListAgreementsQuery();
  const title = t('agreement.title', 'License agreement');
  const newVersion = (
    <Button startIcon={<Plus />} onClick={state.edit}>
      {t('agreement.new', 'New version')}
    </Button>
  );

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={t('agreement.subtitle', 'What members agree to before they work in the partner center')}
        primaryAction={data && data.data.length > 0 && !state.isEditing ? newVersion : undefined}
      />
      <Layouts.Content>
        {data ? (
          <AgreementContent agreements={data} state={state} newVersion={newVersion} />
        ) : error ? (
          <LoadError error={error} onRetry={refetch} hasRadius shadow="tableShadow" />
        ) : (
          <Page.Loading />
        )}
      </Layouts.Content>
    </Page.Main>
  );
};

/** *License agreement*, in Strapi's settings: the operators' (PA-19). */
export const AgreementPage = () => (
  <Page.Protect permissions={PERMISSIONS.operate}>
    <AgreementScreen />
  </Page.Protect>
);
