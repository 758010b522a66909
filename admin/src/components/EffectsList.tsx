import { Badge, Box, Flex, Typography } from '@strapi/design-system';

import { useCapabilityLabels } from '../hooks/useCapabilityTexts';
import { useTranslate } from '../hooks/useTranslate';

import type { Effect, EffectChange, Effects } from '../../../contracts/effects';

export const hasEffects = ({ affected, others, notLookedAt }: Effects) => affected.length + others + notLookedAt > 0;

const Change = ({ change, gained, count }: { change: EffectChange; gained: boolean; count: number }) => {
  const t = useTranslate();
  const labels = useCapabilityLabels();
  const { capabilities, customers, partners } = change;

  return (
    <Flex gap={2} alignItems="flex-start" paddingTop={2}>
      <Box flex="none">
        <Badge backgroundColor={gained ? 'success100' : 'danger100'} textColor={gained ? 'success700' : 'danger700'}>
          {gained
            ? t('effects.gains', '{count, plural, one {Gains} other {Gain}}', { count })
            : t('effects.loses', '{count, plural, one {Loses} other {Lose}}', { count })}
        </Badge>
      </Box>
      <Typography textColor="neutral800">
        {t(
          'effects.on',
          '{partners, plural, =0 {{customers, plural, one {on # customer} other {on # customers}}} one {on # partner} other {on # partners}}: {capabilities}',
          { customers, partners, capabilities: capabilities.map((capability) => labels[capability]).join(', ') }
        )}
      </Typography>
    </Flex>
  );
};

const Person = ({ people, count, gains, loses }: Effect) => {
  const t = useTranslate();
  const more = count - people.length;
  const names = people.map(({ name, partner }) => `${name} (${partner})`).join(', ');

  return (
    <Box tag="li" padding={3} background="neutral0" hasRadius borderColor="neutral150">
      <Typography fontWeight="semiBold" textColor="neutral800">
        {more > 0 ? t('effects.people', '{names} and {more, number} more', { names, more }) : names}
      </Typography>
      {gains.map((change) => (
        <Change key={change.capabilities[0]} change={change} count={count} gained />
      ))}
      {loses.map((change) => (
        <Change key={change.capabilities[0]} change={change} count={count} gained={false} />
      ))}
    </Box>
  );
};

/** Who gains and who loses what, before a change is saved. */
export const EffectsList = ({ effects }: { effects: Effects }) => {
  const t = useTranslate();
  const { affected, others, notLookedAt } = effects;
  const title = t('effects.title', 'Who gains and who loses');

  return (
    <Box tag="section">
      <Typography variant="delta" tag="h3" paddingBottom={2}>
        {title}
      </Typography>
      {hasEffects(effects) ? null : (
        <Typography textColor="neutral600">{t('effects.none', 'Nobody gains or loses a right by this.')}</Typography>
      )}
      {affected.length > 0 ? (
        <Flex
          tag="ul"
          direction="column"
          alignItems="stretch"
          gap={2}
          padding={2}
          background="neutral100"
          hasRadius
          maxHeight="32rem"
          overflow="auto"
          tabIndex={0}
          aria-label={title}
        >
          {affected.map((effect) => (
            <Person key={effect.people[0]?.documentId} {...effect} />
          ))}
        </Flex>
      ) : null}
      {others > 0 ? (
        <Typography tag="p" textColor="neutral600" paddingTop={2}>
          {t(
            'effects.others',
            '{count, plural, one {# person of another organization gains or loses something as well.} other {# people of other organizations gain or lose something as well.}}',
            { count: others }
          )}
        </Typography>
      ) : null}
      {notLookedAt > 0 ? (
        <Typography tag="p" textColor="neutral600" paddingTop={2}>
          {t('effects.more', '{count, plural, one {# more person} other {# more people}} may gain or lose something.', {
            count: notLookedAt,
          })}
        </Typography>
      ) : null}
    </Box>
  );
};
