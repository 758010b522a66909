import * as React from 'react';

import { IconButton } from '@strapi/design-system';
import { Check, Duplicate } from '@strapi/icons';
import { useClipboard, useNotification } from '@strapi/strapi/admin';

import { useTranslate } from '../hooks/useTranslate';

const SHOWN_MS = 2_000;

export const CopyButton = ({ value, label, confirmation }: { value: string; label: string; confirmation: string }) => {
  const t = useTranslate();
  const { copy } = useClipboard();
  const { toggleNotification } = useNotification();
  const [isCopied, setIsCopied] = React.useState(false);
  const timerRef = React.useRef<number>();

  React.useEffect(() => () => window.clearTimeout(timerRef.current), []);

  const handleCopy = async () => {
    if (!(await copy(value))) {
      toggleNotification({ type: 'warning', message: t('copy.failed', 'The browser did not allow copying.') });
      return;
    }
    toggleNotification({ type: 'success', message: confirmation });
    setIsCopied(true);
    window.clearTimeout(timerRef.current);
    timerRef.current = window.setTimeout(() => setIsCopied(false), SHOWN_MS);
  };

  return (
    <IconButton label={label} variant="ghost" size="XS" onClick={handleCopy}>
      {isCopied ? <Check fill="success600" /> : <Duplicate />}
    </IconButton>
  );
};
