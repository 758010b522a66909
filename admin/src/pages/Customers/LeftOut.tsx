import { Typography } from '@strapi/design-system';

import { useTranslate } from '../../hooks/useTranslate';

import type { CustomersChanged } from '../../../../contracts/customer-bulk';

interface LeftOutProps {
  counts: Partial<CustomersChanged>;
  /** What is so already, and what may not be done, in the words of the change. */
  texts?: { unchanged: string; forbidden: string };
}

/** Which of many customers a change leaves as they are, and why. */
export const LeftOut = ({ counts, texts }: LeftOutProps) => {
  const t = useTranslate();
  const { unchanged = 0, forbidden = 0, demo = 0, unknown = 0, full = 0 } = counts;
  const lines: [number, string][] = [
    [
      unchanged,
      texts?.unchanged ?? t('customer-list.result.unchanged', '{count, number} so already', { count: unchanged }),
    ],
    [
      forbidden,
      texts?.forbidden ??
        t('customer-list.result.forbidden', '{count, number} that you may not change, or that are suspended', {
          count: forbidden,
        }),
    ],
    [
      demo,
      t(
        'customer-list.result.demo',
        '{count, plural, one {# demo customer, left as it is} other {# demo customers, left as they are}}',
        { count: demo }
      ),
    ],
    [unknown, t('customer-list.result.unknown', '{count, number} that are not there any more', { count: unknown })],
    [full, t('customer-list.result.full', '{count, number} that bear 20 tags already', { count: full })],
  ];

  return (
    <>
      {lines
        .filter(([count]) => count > 0)
        .map(([, text]) => (
          <Typography key={text} textColor="neutral600">
            {text}
          </Typography>
        ))}
    </>
  );
};
