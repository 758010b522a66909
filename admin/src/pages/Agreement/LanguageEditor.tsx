import * as React from 'react';

import { Field, Flex, Grid, TextButton, Textarea, Typography } from '@strapi/design-system';

import { AgreementText } from '../../components/AgreementText';
import { useTranslate } from '../../hooks/useTranslate';

import { useLanguageName } from './languages';

interface LanguageEditorProps {
  language: string;
  text: string;
  error?: string;
  onChange: (text: string) => void;
  /** Missing for the last language there is. */
  onRemove?: () => void;
}

/** The text in one language, and beside it how it is shown to who has to agree. */
export const LanguageEditor = ({ language, text, error, onChange, onRemove }: LanguageEditorProps) => {
  const t = useTranslate();
  const nameOf = useLanguageName();
  const previewId = React.useId();
  const name = nameOf(language);

  return (
    <Flex direction="column" alignItems="stretch" gap={3} paddingTop={4}>
      <Grid.Root gap={4}>
        <Grid.Item col={6} m={12} xs={12} direction="column" alignItems="stretch">
          <Field.Root name={`text-${language}`} required error={error}>
            <Field.Label>{t('agreement.text', 'Text in {language}', { language: name })}</Field.Label>
            <Textarea
              lang={language}
              rows={18}
              maxLength={100_000}
              value={text}
              onChange={(event) => onChange(event.target.value)}
            />
            <Field.Error />
          </Field.Root>
        </Grid.Item>
        <Grid.Item col={6} m={12} xs={12} direction="column" alignItems="stretch" gap={1}>
          <Typography id={previewId} variant="pi" fontWeight="bold">
            {t('agreement.preview', 'Preview')}
          </Typography>
          <AgreementText
            text={text.trim() || t('agreement.preview.empty', 'There is no text yet.')}
            language={language}
            labelledBy={previewId}
          />
        </Grid.Item>
      </Grid.Root>
      {onRemove ? (
        <Flex>
          <TextButton onClick={onRemove}>
            {t('agreement.language.remove', 'Remove {language}', { language: name })}
          </TextButton>
        </Flex>
      ) : null}
    </Flex>
  );
};
