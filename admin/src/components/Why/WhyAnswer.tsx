import { Badge, Box, Flex, Typography } from '@strapi/design-system';

import { useTranslate } from '../../hooks/useTranslate';

import { Chain } from './Chain';

import type { Explanation } from '../../../../contracts/access';

const Verdict = ({ allowed, person }: Explanation) => {
  const t = useTranslate();
  const { name, isCaller } = person;
  const text = () => {
    if (isCaller)
      return allowed ? t('why.yes.you', 'You may do this here') : t('why.no.you', 'You may not do this here');
    return allowed
      ? t('why.yes', '{name} may do this here', { name })
      : t('why.no', '{name} may not do this here', { name });
  };

  return (
    <Flex gap={2} role="status">
      {allowed ? (
        <Badge backgroundColor="success100" textColor="success700">
          {t('why.allowed', 'Allowed')}
        </Badge>
      ) : (
        <Badge backgroundColor="danger100" textColor="danger700">
          {t('why.refused', 'Not allowed')}
        </Badge>
      )}
      <Typography fontWeight="semiBold" textColor="neutral800">
        {text()}
      </Typography>
    </Flex>
  );
};

const Grantors = ({ grantors: { people, organisation, operator } }: Explanation) => {
  const t = useTranslate();
  const text = () => {
    if (people.length > 0)
      return t('why.grantors.people', 'Prime admins of the account: {names}', { names: people.join(', ') });
    if (organisation) return t('why.grantors.organisation', 'The organisation {name}', { name: organisation });
    return operator ? t('why.grantors.operator', 'The platform’s operator') : null;
  };
  const who = text();
  if (!who) return null;

  return (
    <Box tag="section">
      <Typography variant="delta" tag="h3" paddingBottom={2}>
        {t('why.grantors', 'Who could grant it')}
      </Typography>
      <Typography textColor="neutral800">{who}</Typography>
    </Box>
  );
};

/** The chain of grants in words, or what is missing and who could grant it. */
export const WhyAnswer = ({ explanation }: { explanation: Explanation }) => {
  const t = useTranslate();
  const { allowed, chains, missing } = explanation;
  const label = (index: number) => t('why.chain', 'Chain {number, number}', { number: index + 1 });

  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Verdict {...explanation} />
      <Box tag="section">
        <Typography variant="delta" tag="h3" paddingBottom={2}>
          {allowed
            ? t('why.chains', '{count, plural, one {By this chain} other {By each of these chains}}', {
                count: chains.length,
              })
            : t('why.missing', 'What is missing')}
        </Typography>
        <Flex direction="column" alignItems="stretch" gap={3}>
          {chains.map(({ links }, index) => (
            <Chain key={index} label={label(index)} links={links} />
          ))}
          {missing.map(({ links, faults }, index) => (
            <Chain key={index} label={label(index)} links={links} faults={faults} />
          ))}
        </Flex>
      </Box>
      {allowed ? null : <Grantors {...explanation} />}
    </Flex>
  );
};
