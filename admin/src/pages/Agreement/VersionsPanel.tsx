import * as React from 'react';

import { Accordion, Flex, TextButton, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { AgreementText } from '../../components/AgreementText';
import { useTranslate } from '../../hooks/useTranslate';

import { useLanguageName } from './languages';

import type { AgreementVersion } from '../../../../contracts/agreements';

interface VersionProps {
  version: AgreementVersion;
  onShowAcceptances: () => void;
}

const LanguageText = ({ language, text }: AgreementVersion['texts'][number]) => {
  const id = React.useId();
  const nameOf = useLanguageName();
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Typography id={id} variant="sigma" textColor="neutral600">
        {nameOf(language)}
      </Typography>
      <AgreementText text={text} language={language} labelledBy={id} />
    </Flex>
  );
};

const Version = ({ version: { version, since, publishedBy, texts, accepted }, onShowAcceptances }: VersionProps) => {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const nameOf = useLanguageName();
  const languages = texts.map(({ language }) => nameOf(language)).join(', ');

  return (
    <Accordion.Item value={String(version)}>
      <Accordion.Header>
        <Accordion.Trigger
          description={t('agreement.version.about', '{date}, by {name}; {languages}', {
            date: formatDate(since, { dateStyle: 'long', timeStyle: 'short' }),
            name: publishedBy ?? t('agreement.somebody', 'somebody who is gone'),
            languages,
          })}
        >
          {t('agreement.version', 'Version {version}', { version })}
        </Accordion.Trigger>
      </Accordion.Header>
      <Accordion.Content>
        <Flex direction="column" alignItems="stretch" gap={4} padding={4}>
          <Flex gap={3} wrap="wrap">
            <Typography>
              {t(
                'agreement.accepted',
                '{count, plural, =0 {Nobody has} one {One person has} other {# people have}} agreed.',
                {
                  count: accepted,
                }
              )}
            </Typography>
            {accepted > 0 ? (
              <TextButton onClick={onShowAcceptances}>{t('agreement.who', 'Show who')}</TextButton>
            ) : null}
          </Flex>
          {texts.map((text) => (
            <LanguageText key={text.language} {...text} />
          ))}
        </Flex>
      </Accordion.Content>
    </Accordion.Item>
  );
};

interface VersionsPanelProps {
  /** Newest first. */
  versions: AgreementVersion[];
  onShowAcceptances: (version: number) => void;
}

/** Every version with its texts; the newest is the one that is asked for. */
export const VersionsPanel = ({ versions, onShowAcceptances }: VersionsPanelProps) => (
  <Accordion.Root defaultValue={String(versions[0]?.version)} size="M">
    {versions.map((version) => (
      <Version key={version.version} version={version} onShowAcceptances={() => onShowAcceptances(version.version)} />
    ))}
  </Accordion.Root>
);
