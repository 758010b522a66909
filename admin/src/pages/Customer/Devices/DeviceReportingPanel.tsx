import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { ArrowsCounterClockwise, Plus, Trash } from '@strapi/icons';
import { useIntl } from 'react-intl';

import { DetailsList, DetailsPanel } from '../../../components/DetailsPanel';
import { LoadError } from '../../../components/LoadError';
import { useTranslate } from '../../../hooks/useTranslate';
import { useGetDeviceReportingQuery } from '../../../services/devices';

import { ShownTokenDialog } from './ShownTokenDialog';
import { TokenDialog } from './TokenDialog';
import { useTokenSteps } from './useTokenSteps';

import type { CustomerOverview } from '../../../../../contracts/customer-users';
import type { DeviceReporting } from '../../../../../contracts/devices';

interface TokenActionsProps {
  reporting: DeviceReporting;
  steps: ReturnType<typeof useTokenSteps>;
}

const TokenActions = ({ reporting: { token, canManage, canRevoke }, steps }: TokenActionsProps) => {
  const t = useTranslate();
  if (!token) {
    return canManage ? (
      <Button variant="secondary" startIcon={<Plus />} loading={steps.isMaking} onClick={() => void steps.create()}>
        {t('devices.token.new', 'New token')}
      </Button>
    ) : null;
  }
  return (
    <>
      {canManage ? (
        <Button
          variant="secondary"
          startIcon={<ArrowsCounterClockwise />}
          loading={steps.isMaking}
          onClick={() => steps.ask('rotate')}
        >
          {t('devices.token.rotate', 'Rotate')}
        </Button>
      ) : null}
      {canRevoke ? (
        <Button variant="danger-light" startIcon={<Trash />} onClick={() => steps.ask('revoke')}>
          {t('devices.token.revoke', 'Revoke')}
        </Button>
      ) : null}
    </>
  );
};

const ReportingDetails = ({ reporting }: { reporting: DeviceReporting }) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const instant = (value: string) => formatDate(value, { dateStyle: 'long', timeStyle: 'short' });
  const { reportedAt, receivedAt, token, canRevoke } = reporting;
  const last =
    reportedAt && receivedAt ? (
      <Flex tag="span" direction="column" alignItems="flex-start">
        {instant(reportedAt)}
        <Typography variant="pi" textColor="neutral600">
          {t('devices.reporting.received', 'received {date}', { date: instant(receivedAt) })}
        </Typography>
      </Flex>
    ) : (
      t('devices.reporting.never', 'Never')
    );
  return (
    <DetailsList
      details={[
        { label: t('devices.reporting.last', 'Last report'), value: last },
        ...(canRevoke
          ? [{ label: t('devices.reporting.since', 'Token since'), value: token && instant(token.since) }]
          : []),
      ]}
    />
  );
};

/** When the tenant's product last reported its devices, and the token it does so with (TE-4). */
export const DeviceReportingPanel = ({ customer: { documentId, name, demo } }: { customer: CustomerOverview }) => {
  const t = useTranslate();
  const { currentData: reporting, error, refetch } = useGetDeviceReportingQuery(documentId);
  const steps = useTokenSteps(documentId);
  const may = reporting && (reporting.canManage || reporting.canRevoke) && !demo;

  return (
    <DetailsPanel
      title={t('devices.reporting', 'Device reporting')}
      actions={may ? <TokenActions reporting={reporting} steps={steps} /> : undefined}
    >
      {error ? <LoadError error={error} onRetry={refetch} /> : null}
      {!error && !reporting ? <Loader small /> : null}
      {reporting && !error ? (
        <>
          {may ? (
            <Typography textColor="neutral600">
              {t(
                'devices.reporting.about',
                'The tenant’s product sends its counts with a token of its own, which may do nothing else.'
              )}
            </Typography>
          ) : null}
          <ReportingDetails reporting={reporting} />
        </>
      ) : null}
      {may && reporting.token && steps.step ? (
        <TokenDialog step={steps.step} onConfirm={() => steps.confirm(steps.step!)} onClose={() => steps.ask(null)} />
      ) : null}
      {steps.shown ? <ShownTokenDialog token={steps.shown} name={name} onClose={steps.forget} /> : null}
    </DetailsPanel>
  );
};
