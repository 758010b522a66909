import { Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { StateBadge } from '../../components/StateBadge';
import { useTranslate } from '../../hooks/useTranslate';

/** Long names leave room for the other columns, on a small screen too. */
const NAME_WIDTH = 'min(26rem, 20vw)';

export const PlainCell = ({ children }: { children: React.ReactNode }) => (
  <Typography textColor="neutral800">{children}</Typography>
);

export const EllipsisCell = ({ text, isStrong = false }: { text: string; isStrong?: boolean }) => (
  <Typography
    textColor="neutral800"
    fontWeight={isStrong ? 'semiBold' : undefined}
    ellipsis
    maxWidth={NAME_WIDTH}
    title={text}
  >
    {text}
  </Typography>
);

/** A name, and the address below it. */
export const PersonCell = ({ name, email, isSelf }: { name: string; email: string; isSelf: boolean }) => {
  const t = useTranslate();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <Flex gap={2}>
        <EllipsisCell text={name} isStrong />
        {isSelf ? <StateBadge label={t('users.you', 'You')} tone="secondary" /> : null}
      </Flex>
      <Typography variant="pi" textColor="neutral600" ellipsis maxWidth={NAME_WIDTH} title={email}>
        {email}
      </Typography>
    </Flex>
  );
};

/** A day and time, or a word where there is none. */
export const InstantCell = ({ instant, none }: { instant: string | null; none: string }) => {
  const { formatDate } = useIntl();
  return <PlainCell>{instant ? formatDate(instant, { dateStyle: 'medium', timeStyle: 'short' }) : none}</PlainCell>;
};
