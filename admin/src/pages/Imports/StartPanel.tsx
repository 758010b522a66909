import * as React from 'react';

import { Button, Field, Flex, Radio, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';

import { DetailsPanel } from '../../components/DetailsPanel';
import { SaveError } from '../../components/SaveError';
import { useTranslate } from '../../hooks/useTranslate';
import { useStartImportMutation } from '../../services/imports';

import { useModeTexts } from './labels';

import { IMPORT_MODES, type ImportDetails, type ImportMode } from '../../../../contracts/imports';

/** Why a mode can't be chosen; `null` where it can. */
const useRefusal = ({ faulty, rows, allOrNothingRows: most }: ImportDetails) => {
  const t = useTranslate();
  return (mode: ImportMode): string | null => {
    if (mode === 'valid') return null;
    if (faulty > 0) return t('import.mode.all.faulty', 'There are faulty rows: mend the file, or leave them out.');
    if (rows > most) {
      return t('import.mode.all.most', 'At most {most, number} rows go all or nothing.', { most });
    }
    return null;
  };
};

/** How to write what the dry run has found good. */
export const StartPanel = ({ details }: { details: ImportDetails }) => {
  const t = useTranslate();
  const texts = useModeTexts();
  const refusal = useRefusal(details);
  const [mode, setMode] = React.useState<ImportMode>(refusal('all') ? 'valid' : 'all');
  const [start, { isLoading, error }] = useStartImportMutation();
  const valid = details.checked - details.faulty;

  return (
    <DetailsPanel title={t('import.mode', 'How to import')}>
      <Radio.Group
        value={mode}
        onValueChange={(value) => setMode(value as ImportMode)}
        aria-label={t('import.mode', 'How to import')}
      >
        <Flex direction="column" alignItems="stretch" gap={3}>
          {IMPORT_MODES.map((each) => (
            <Field.Root key={each} hint={refusal(each) ?? texts[each].hint}>
              <Radio.Item value={each} disabled={refusal(each) !== null}>
                {texts[each].label}
              </Radio.Item>
              <Field.Hint />
            </Field.Root>
          ))}
        </Flex>
      </Radio.Group>
      <SaveError error={error} />
      <Flex gap={3} wrap="wrap">
        <Button
          startIcon={<Check />}
          loading={isLoading}
          disabled={valid === 0}
          onClick={() => start({ documentId: details.documentId, mode })}
        >
          {t('import.start', '{valid, plural, one {Import # row} other {Import # rows}}', { valid })}
        </Button>
        {valid === 0 ? <Typography>{t('import.nothing', 'No row of the file can be imported.')}</Typography> : null}
      </Flex>
    </DetailsPanel>
  );
};
