import { Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useTranslate } from '../hooks/useTranslate';
import { userTimeZone } from '../utils/accessPeriod';

import type { AccessPeriod } from '../../../contracts/common';

/** The period of a grant as a person chose it: its last day, in the zone it was chosen in. */
export const AccessPeriodText = ({ period }: { period: AccessPeriod }) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const timeZone = period.timeZone ?? userTimeZone();

  const day = (instant: number) => formatDate(instant, { dateStyle: 'medium', timeZone });
  // The end is exclusive: the day before it is the last one.
  const until = period.until ? day(Date.parse(period.until) - 1) : null;
  const from = period.state === 'scheduled' ? day(Date.parse(period.from)) : null;

  const text = () => {
    if (from && until) return t('access-period.text.from-until', '{from} – {until}', { from, until });
    if (from) return t('access-period.text.from', 'From {from}', { from });
    if (until) return t('access-period.text.until', 'Until {until}', { until });
    return t('access-period.unlimited', 'Unlimited');
  };

  return (
    <>
      <Typography variant="pi" textColor={from ? 'warning700' : 'neutral800'} tag="p">
        {text()}
      </Typography>
      {period.timeZone && period.timeZone !== userTimeZone() && (from || until) ? (
        <Typography variant="pi" textColor="neutral600" tag="p">
          {period.timeZone}
        </Typography>
      ) : null}
    </>
  );
};
