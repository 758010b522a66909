import { ProgressBar, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { DetailsPanel } from '../../components/DetailsPanel';
import { useTranslate } from '../../hooks/useTranslate';

import type { ImportDetails } from '../../../../contracts/imports';

/** How far it is; the page may be left meanwhile. */
export const ProgressPanel = ({
  details: { state, checked, rows, faulty, waitsUntil },
}: {
  details: ImportDetails;
}) => {
  const t = useTranslate();
  const { formatTime } = useIntl();
  const title =
    state === 'checking'
      ? t('import.checking', 'The file is being checked')
      : t('import.running', 'Rows are being written');

  return (
    <DetailsPanel title={title}>
      <ProgressBar aria-label={title} value={rows > 0 ? Math.round((100 * checked) / rows) : 0} />
      <Typography role="status">
        {t('import.progress', '{checked, number} of {rows, number} rows', { checked, rows })}
        {faulty > 0
          ? ` · ${t('import.faulty', '{faulty, plural, one {# faulty row} other {# faulty rows}}', { faulty })}`
          : ''}
      </Typography>
      {waitsUntil ? (
        <Typography textColor="warning700">
          {t('import.waits', 'The invitations of this hour are used up. It goes on at {time}.', {
            time: formatTime(waitsUntil),
          })}
        </Typography>
      ) : null}
      <Typography variant="pi" textColor="neutral600">
        {t('import.leave', 'You can leave this page: it goes on, and you find it under Imports.')}
      </Typography>
    </DetailsPanel>
  );
};
