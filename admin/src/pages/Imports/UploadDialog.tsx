import * as React from 'react';

import {
  Button,
  Field,
  Flex,
  SingleSelect,
  SingleSelectOption,
  Typography,
  VisuallyHidden,
} from '@strapi/design-system';
import { Download, Upload } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { IMPORT_COLUMNS, IMPORT_LANGUAGES, type ImportKind } from '../../../../contracts/import-columns';
import { FormDialog } from '../../components/FormDialog';
import { useErrorMessage } from '../../hooks/useErrorMessage';
import { useFieldErrors } from '../../hooks/useFieldErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { useUploadImportMutation } from '../../services/imports';
import { userTimeZone } from '../../utils/accessPeriod';
import { downloadBlob } from '../../utils/downloadBlob';

import { useKinds, useKindTexts } from './labels';

interface UploadDialogProps {
  kind: ImportKind;
  onKind: (kind: ImportKind) => void;
  onDone: (documentId: string) => void;
  onClose: () => void;
}

/** The language of the panel, where headers come in it. */
const useHeaderLanguage = () => {
  const { locale } = useIntl();
  return IMPORT_LANGUAGES.find((language) => locale.startsWith(language)) ?? 'en';
};

const ColumnsHint = ({ kind }: { kind: ImportKind }) => {
  const t = useTranslate();
  const language = useHeaderLanguage();
  const names = (required: boolean) =>
    IMPORT_COLUMNS[kind]
      .filter((column) => Boolean(column.required) === required)
      .map((column) => column[language])
      .join(', ');
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography variant="pi" textColor="neutral600">
        {t('import.columns.required', 'Required columns: {names}', { names: names(true) })}
      </Typography>
      <Typography variant="pi" textColor="neutral600">
        {t('import.columns.optional', 'Further columns: {names}', { names: names(false) })}
      </Typography>
      {kind === 'partners' ? (
        <Typography variant="pi" textColor="neutral600">
          {t('import.partners.hint', 'Every new partner is an invitation mailed to its contact.')}
        </Typography>
      ) : null}
    </Flex>
  );
};

const TemplateButton = ({ kind }: { kind: ImportKind }) => {
  const t = useTranslate();
  const language = useHeaderLanguage();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const errorMessage = useErrorMessage();

  const handleDownload = async () => {
    try {
      const { data } = await get('/msp/imports/template', { params: { kind, language }, responseType: 'blob' });
      downloadBlob(data, `${kind}.csv`);
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
  };

  return (
    <Button variant="tertiary" size="S" startIcon={<Download />} onClick={handleDownload}>
      {t('import.template', 'Download template')}
    </Button>
  );
};

interface FileFieldProps {
  file: File | null;
  error?: string;
  onChange: (file: File) => void;
}

const FileField = ({ file, error, onChange }: FileFieldProps) => {
  const t = useTranslate();
  const inputRef = React.useRef<HTMLInputElement>(null);

  return (
    <Field.Root
      name="file"
      error={error}
      required
      hint={t('import.file.hint', 'CSV in UTF-8; comma, semicolon or tab between the cells.')}
    >
      <Field.Label>{t('import.file', 'File')}</Field.Label>
      <Flex gap={3} wrap="wrap">
        <Button
          variant="secondary"
          startIcon={<Upload />}
          aria-invalid={error ? true : undefined}
          onClick={() => inputRef.current?.click()}
        >
          {file ? t('import.file.another', 'Choose another file') : t('import.file.choose', 'Choose a file')}
        </Button>
        {file ? <Typography style={{ overflowWrap: 'anywhere' }}>{file.name}</Typography> : null}
      </Flex>
      <VisuallyHidden>
        <input
          ref={inputRef}
          type="file"
          tabIndex={-1}
          aria-label={t('import.file', 'File')}
          accept=".csv,text/csv,.txt,.tsv"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            // So that the same file can be chosen again
            event.target.value = '';
            if (chosen) onChange(chosen);
          }}
        />
      </VisuallyHidden>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};

/** The first step of an import: what, and the file. Its dry run begins at once and writes nothing. */
export const UploadDialog = ({ kind, onKind, onDone, onClose }: UploadDialogProps) => {
  const t = useTranslate();
  const kinds = useKinds();
  const kindTexts = useKindTexts();
  const [file, setFile] = React.useState<File | null>(null);
  const [upload, { isLoading }] = useUploadImportMutation();
  const { byField, rest, show, showServerError } = useFieldErrors(['file', 'kind']);

  const handleSubmit = async () => {
    if (!file) return void show({ file: t('customer-list.required', 'This is required.') });
    const answer = await upload({ kind, timeZone: userTimeZone(), file });
    if ('error' in answer) showServerError(answer.error);
    else onDone(answer.data.documentId);
  };

  return (
    <FormDialog
      title={t('import.new', 'New import')}
      submitLabel={t('import.check', 'Check the file')}
      isReadOnly={false}
      isDirty={false}
      isSaving={isLoading}
      error={rest}
      onSubmit={handleSubmit}
      onClose={onClose}
    >
      <Typography>
        {t('import.intro', 'The file is checked first. Nothing is written until you have seen the result.')}
      </Typography>
      <Field.Root name="kind" error={byField.kind} width="24rem">
        <Field.Label>{t('import.kind', 'What to import')}</Field.Label>
        <SingleSelect value={kind} onChange={(value) => onKind(value as ImportKind)}>
          {kinds.map((each) => (
            <SingleSelectOption key={each} value={each}>
              {kindTexts[each]}
            </SingleSelectOption>
          ))}
        </SingleSelect>
        <Field.Error />
      </Field.Root>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        <ColumnsHint kind={kind} />
        <TemplateButton kind={kind} />
      </Flex>
      <FileField
        file={file}
        error={byField.file}
        onChange={(chosen) => {
          show({});
          setFile(chosen);
        }}
      />
    </FormDialog>
  );
};
