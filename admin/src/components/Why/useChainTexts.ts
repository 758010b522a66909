import * as React from 'react';

import { useIntl } from 'react-intl';

import { useRoleTexts } from '../../hooks/useRoleTexts';
import { useTranslate } from '../../hooks/useTranslate';
import { userTimeZone } from '../../utils/accessPeriod';

import type { AccessLink } from '../../../../contracts/access';
import type { GrantPeriod } from '../../../../contracts/common';

type Grant = Extract<AccessLink, { period: GrantPeriod }>;

/** Instants with their zone: the one the period was chosen in. */
export const useInstantText = () => {
  const { formatDate } = useIntl();

  return React.useCallback(
    (instant: string | number, timeZone: string | null = null) =>
      formatDate(instant, {
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZone: timeZone ?? userTimeZone(),
        timeZoneName: 'short',
      }),
    [formatDate]
  );
};

/** The links of a chain in words: what each leads to, and who gave it from when until when. */
export const useChainTexts = () => {
  const t = useTranslate();
  const roles = useRoleTexts();
  const instant = useInstantText();

  const step = (link: AccessLink): string => {
    switch (link.type) {
      case 'operator':
        return t('why.link.operator', 'Operates the platform and may do everything everywhere');
      case 'role':
        return t('why.link.role', '{role} of {partner}', { role: roles[link.role].label, partner: link.partner });
      case 'own':
        return t('why.link.own', '{name} belongs to this account', { name: link.name });
      case 'below':
        return t('why.link.below', '{name} is {depth, plural, one {directly below it} other {# levels below it}}', {
          name: link.name,
          depth: link.depth,
        });
      case 'assignment':
        return t('why.link.assignment', '{name} is assigned to {partner}, with {role} at most', {
          ...named(link),
          partner: link.partner,
        });
      case 'delegation':
        return t('why.link.delegation', '{name} is delegated to the person, as {role}', named(link));
      case 'group':
        return t('why.link.group', '{name} is delegated to the privilege group {group}, with the custom role {role}', {
          name: link.name,
          group: link.group,
          role: link.customRole,
        });
      case 'guest':
        return t('why.link.guest', 'Invited into {name} as a guest, as {role}', named(link));
      case 'organisation':
        return t('why.link.organisation', 'Through {name}', { name: link.name });
    }
  };

  const named = ({ name, role }: Grant) => ({ name, role: role ? roles[role].label : '–' });

  const giver = ({ givenBy }: Grant) => {
    if (!givenBy) return null;
    const { person, organisation } = givenBy;
    if (person && organisation) return t('why.giver.both', '{person} of {organisation}', { person, organisation });
    return person ?? organisation ?? t('why.giver.operator', 'the platform’s operator');
  };

  const period = ({ period: { from, until, timeZone, state } }: Grant) => {
    const start = instant(from, timeZone);
    // The end is exclusive: the last moment of its day is still in it
    const end = until && instant(Date.parse(until) - 1, timeZone);
    if (state === 'ended') return t('why.period.ended', 'ended on {end}', { end: end ?? '' });
    if (state === 'scheduled') return t('why.period.scheduled', 'starts on {start}', { start });
    return end
      ? t('why.period.until', 'from {start} until {end}', { start, end })
      : t('why.period.unlimited', 'from {start}, unlimited', { start });
  };

  const given = (link: AccessLink): string | null => {
    if (!('period' in link)) return null;
    const by = giver(link);
    return by
      ? t('why.given', 'Given by {by} on {at}; {period}', { by, at: instant(link.givenAt), period: period(link) })
      : t('why.given.unknown', 'Given on {at}; {period}', { at: instant(link.givenAt), period: period(link) });
  };

  return { step, given };
};
