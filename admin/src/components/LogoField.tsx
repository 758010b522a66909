import * as React from 'react';

import { Button, Field, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { Trash, Upload } from '@strapi/icons';

import { LOGO_TYPES } from '../../../contracts/logo';
import { useTranslate } from '../hooks/useTranslate';
import { assetUrl } from '../utils/assetUrl';

import { Logo } from './Logo';

interface LogoFieldProps {
  /** The file that was chosen; `null`: there is to be none, `undefined`: what there is stays. */
  value: File | null | undefined;
  /** Where the present one is. */
  current?: string | null;
  error?: string;
  onChange: (logo: File | null | undefined) => void;
}

/** Chooses an image as a logo and shows it; what it may be, the server says (PA-7). */
export const LogoField = ({ value, current = null, error, onChange }: LogoFieldProps) => {
  const t = useTranslate();
  const inputRef = React.useRef<HTMLInputElement>(null);
  const [preview, setPreview] = React.useState<string | null>(null);

  React.useEffect(() => {
    if (!value) return setPreview(null);
    const url = URL.createObjectURL(value);
    setPreview(url);
    return () => URL.revokeObjectURL(url);
  }, [value]);

  const shown = value === undefined ? current && assetUrl(current) : preview;

  return (
    <Field.Root name="logo" error={error} hint={t('logo.hint', 'Optional. PNG, JPEG or WebP.')}>
      <Field.Label>{t('logo.label', 'Logo')}</Field.Label>
      <Flex gap={4} wrap="wrap">
        {shown ? <Logo src={shown} /> : null}
        <Flex gap={2} wrap="wrap">
          <Button
            variant="secondary"
            startIcon={<Upload />}
            aria-invalid={error ? true : undefined}
            onClick={() => inputRef.current?.click()}
          >
            {shown ? t('logo.replace', 'Choose another logo') : t('logo.choose', 'Choose a logo')}
          </Button>
          {shown ? (
            <Button
              variant="tertiary"
              startIcon={<Trash />}
              onClick={() => onChange(value && current ? undefined : current ? null : undefined)}
            >
              {t('logo.remove', 'Remove logo')}
            </Button>
          ) : null}
        </Flex>
        {value ? <Typography textColor="neutral600">{value.name}</Typography> : null}
      </Flex>
      <VisuallyHidden>
        <input
          ref={inputRef}
          type="file"
          tabIndex={-1}
          aria-label={t('logo.label', 'Logo')}
          accept={LOGO_TYPES.join(',')}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            // So that the same file can be chosen again
            event.target.value = '';
            if (file) onChange(file);
          }}
        />
      </VisuallyHidden>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
};
