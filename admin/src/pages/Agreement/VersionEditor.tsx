import * as React from 'react';

import { Box, Button, Dialog, Field, Flex, SingleSelect, SingleSelectOption, Tabs } from '@strapi/design-system';
import { ConfirmDialog, useNotification } from '@strapi/strapi/admin';

import { LeaveDialog } from '../../components/LeaveDialog';
import { SaveError } from '../../components/SaveError';
import { useTranslate } from '../../hooks/useTranslate';
import { useUnsavedChanges } from '../../hooks/useUnsavedChanges';
import { usePublishAgreementMutation } from '../../services/agreements';

import { LanguageEditor } from './LanguageEditor';
import { PANEL_LANGUAGES, useLanguageName } from './languages';

import type { AgreementVersion } from '../../../../contracts/agreements';

/** Parameters whose change takes the editor away. */
const LEAVES = ['edit', 'tab'];
const FIRST = [{ language: 'en', text: '' }];

interface VersionEditorProps {
  /** What the next version begins with. */
  present: AgreementVersion | undefined;
  /** Whom it asks. */
  members: number;
  onClose: () => void;
}

/** The next version, a text per language; how many members it asks is said before it is published. */
export const VersionEditor = ({ present, members, onClose }: VersionEditorProps) => {
  const t = useTranslate();
  const nameOf = useLanguageName();
  const { toggleNotification } = useNotification();
  const [initial] = React.useState(() => present?.texts ?? FIRST);
  const [texts, setTexts] = React.useState(initial);
  const [shown, setShown] = React.useState(initial[0]!.language);
  const [isConfirming, setIsConfirming] = React.useState(false);
  const [showsMissing, setShowsMissing] = React.useState(false);
  const [isPublished, setIsPublished] = React.useState(false);
  const [publish, { isLoading, error }] = usePublishAgreementMutation();
  const isDirty = JSON.stringify(texts) !== JSON.stringify(initial);
  const blocker = useUnsavedChanges(isDirty && !isPublished, LEAVES);
  const version = (present?.version ?? 0) + 1;
  const missing = texts.find(({ text }) => text.trim() === '');
  const free = PANEL_LANGUAGES.filter((language) => !texts.some((known) => known.language === language));

  React.useEffect(() => {
    if (isPublished) onClose();
  }, [isPublished, onClose]);

  const add = (language: string) => {
    setTexts((current) => [...current, { language, text: '' }]);
    setShown(language);
  };
  const remove = (language: string) => {
    const others = texts.filter((known) => known.language !== language);
    setTexts(others);
    setShown(others[0]!.language);
  };
  const change = (language: string, text: string) =>
    setTexts((current) => current.map((known) => (known.language === language ? { language, text } : known)));

  const handlePublish = () => {
    setShowsMissing(true);
    if (missing) setShown(missing.language);
    else setIsConfirming(true);
  };
  const handleConfirm = async () => {
    setIsConfirming(false);
    const result = await publish({ texts });
    if ('error' in result) return;
    toggleNotification({
      type: 'success',
      message: t('agreement.published', 'Version {version} is published.', { version }),
    });
    setIsPublished(true);
  };

  return (
    <Box background="neutral0" padding={6} hasRadius shadow="tableShadow">
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Tabs.Root variant="simple" value={shown} onValueChange={setShown}>
          <Flex justifyContent="space-between" alignItems="flex-end" gap={4} wrap="wrap">
            <Tabs.List aria-label={t('agreement.languages', 'Languages')}>
              {texts.map(({ language }) => (
                <Tabs.Trigger key={language} value={language}>
                  {nameOf(language)}
                </Tabs.Trigger>
              ))}
            </Tabs.List>
            <Field.Root name="language">
              <Field.Label>{t('agreement.language.add', 'Add a language')}</Field.Label>
              <SingleSelect
                size="S"
                value=""
                placeholder={t('agreement.language.choose', 'Choose a language')}
                onChange={(language) => add(String(language))}
              >
                {free.map((language) => (
                  <SingleSelectOption key={language} value={language}>
                    {nameOf(language)}
                  </SingleSelectOption>
                ))}
              </SingleSelect>
            </Field.Root>
          </Flex>
          {texts.map(({ language, text }) => (
            <Tabs.Content key={language} value={language}>
              <LanguageEditor
                language={language}
                text={text}
                error={
                  showsMissing && text.trim() === '' ? t('agreement.text.required', 'This text is missing.') : undefined
                }
                onChange={(next) => change(language, next)}
                onRemove={texts.length > 1 ? () => remove(language) : undefined}
              />
            </Tabs.Content>
          ))}
        </Tabs.Root>
        <SaveError error={error} />
        <Flex justifyContent="end" gap={2}>
          <Button variant="tertiary" onClick={onClose}>
            {t('action.cancel', 'Cancel')}
          </Button>
          <Button loading={isLoading} onClick={handlePublish}>
            {t('agreement.publish', 'Publish version {version}', { version })}
          </Button>
        </Flex>
      </Flex>
      <Dialog.Root open={isConfirming} onOpenChange={setIsConfirming}>
        <ConfirmDialog
          title={t('agreement.confirm.title', 'Publish version {version}?', { version })}
          variant="default"
          onConfirm={handleConfirm}
        >
          {t(
            'agreement.confirm.body',
            '{members, plural, =0 {No member has to agree now} one {One member is asked to agree} other {# members are asked to agree}}, whoever is signed in at the next step already. What is published can’t be changed or taken back: it is replaced by the next version.',
            { members }
          )}
        </ConfirmDialog>
      </Dialog.Root>
      <LeaveDialog blocker={blocker} />
    </Box>
  );
};
