import * as React from 'react';

import { Button, Flex, SingleSelect, SingleSelectOption, TextButton, Typography } from '@strapi/design-system';

import { useTranslate } from '../../hooks/useTranslate';

import { ResendDialog } from './dialogs/ResendDialog';

import { MAX_ACTIVATIONS } from '../../../../contracts/partner-lifecycle';

interface ActionBarProps {
  /** Name by documentId. */
  ticked: Record<string, string>;
  onClear: () => void;
}

/** What can be done to all that is ticked (PA-24). */
export const ActionBar = ({ ticked, onClear }: ActionBarProps) => {
  const t = useTranslate();
  const [action, setAction] = React.useState<'resend' | null>(null);
  const [isOpen, setIsOpen] = React.useState(false);
  const count = Object.keys(ticked).length;
  const label = t('partners.bulk.label', 'Action for the ticked partners');

  return (
    <>
      {count > 0 ? (
        <Flex gap={3} wrap="wrap" background="primary100" padding={3} hasRadius>
          <Typography role="status" fontWeight="semiBold" textColor="primary700">
            {t('partners.bulk.count', '{count, plural, one {# partner ticked} other {# partners ticked}}', { count })}
          </Typography>
          <SingleSelect
            size="S"
            aria-label={label}
            placeholder={t('partners.bulk.placeholder', 'Please Select')}
            value={action}
            onChange={() => setAction('resend')}
          >
            <SingleSelectOption value="resend">{t('partners.resend', 'Resend Activation Link')}</SingleSelectOption>
          </SingleSelect>
          <Button size="S" disabled={action === null || count > MAX_ACTIVATIONS} onClick={() => setIsOpen(true)}>
            {t('partners.bulk.submit', 'Submit')}
          </Button>
          <TextButton onClick={onClear}>{t('partners.bulk.clear', 'Untick all')}</TextButton>
          {count > MAX_ACTIVATIONS ? (
            <Typography textColor="danger600">
              {t('partners.bulk.too-many', 'At most {max} at once.', { max: MAX_ACTIVATIONS })}
            </Typography>
          ) : null}
        </Flex>
      ) : null}
      {isOpen ? (
        <ResendDialog
          partners={new Map(Object.entries(ticked))}
          onSent={() => {
            onClear();
            setAction(null);
          }}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  );
};
