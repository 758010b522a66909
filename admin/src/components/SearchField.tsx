import * as React from 'react';

import { Box, Field, Flex, Searchbar, SearchForm, Typography } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';

const SEARCH_MIN_LENGTH = 2;
const TYPING_PAUSE_MS = 300;

/** What goes to the server: one letter does not filter (TP-8). */
export const effectiveSearch = (value: string) => {
  const search = value.trim();
  return search.length >= SEARCH_MIN_LENGTH ? search : '';
};

export interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
  hint: string;
  width?: string;
}

/** A search box that searches while one types, with its rules in sight. */
export const SearchField = ({ label, placeholder, value, onChange, hint, width = '34rem' }: SearchFieldProps) => {
  const t = useTranslate();
  const hintId = React.useId();
  const [text, setText] = React.useState(value);
  const sentRef = React.useRef(value);
  const timerRef = React.useRef<number>();

  // The value changes from outside too: Back, "Clear all".
  React.useEffect(() => {
    if (value !== sentRef.current) {
      sentRef.current = value;
      setText(value);
    }
  }, [value]);

  React.useEffect(() => () => window.clearTimeout(timerRef.current), []);

  const send = (next: string) => {
    window.clearTimeout(timerRef.current);
    if (next === sentRef.current) return;
    sentRef.current = next;
    onChange(next);
  };

  const handleChange = (next: string) => {
    setText(next);
    window.clearTimeout(timerRef.current);
    timerRef.current = window.setTimeout(() => send(next), TYPING_PAUSE_MS);
  };

  const isTooShort = text.trim().length === 1;

  return (
    <Flex direction="column" alignItems="stretch" gap={1} width={width} maxWidth="100%">
      <SearchForm
        onSubmit={(event) => {
          event.preventDefault();
          send(text);
        }}
      >
        <Field.Root>
          <Searchbar
            name="search"
            size="S"
            value={text}
            onChange={(event) => handleChange(event.target.value)}
            onClear={() => {
              setText('');
              send('');
            }}
            clearLabel={t('search.clear', 'Clear the search')}
            placeholder={placeholder}
            autoComplete="off"
            maxLength={100}
            aria-describedby={hintId}
          >
            {label}
          </Searchbar>
        </Field.Root>
      </SearchForm>
      <Box id={hintId} aria-live="polite">
        <Typography variant="pi" textColor={isTooShort ? 'warning700' : 'neutral600'}>
          {isTooShort ? t('search.too-short', 'One letter does not filter yet: type at least two.') : hint}
        </Typography>
      </Box>
    </Flex>
  );
};
