import * as React from 'react';

import { styled } from 'styled-components';

import { useTranslate } from '../../hooks/useTranslate';
import { ActiveRow } from '../VirtualGrid/ActiveRow';

import { useWhy, type WhyQuestion } from './WhyProvider';

/* A plain button: it stands in rows of which a wheel brings a dozen into each frame. */
const TextButton = styled.button`
  flex: none;
  border: none;
  padding: 0 ${({ theme }) => theme.spaces[1]};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: transparent;
  color: ${({ theme }) => theme.colors.primary600};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  line-height: ${({ theme }) => theme.lineHeights[3]};
  cursor: pointer;

  &:hover {
    text-decoration: underline;
  }
`;

interface WhyButtonProps {
  question: WhyQuestion;
  /** The person, customer or partner beside which it stands. */
  name: string;
}

/** Asks why somebody can, or can't, do something here. */
export const WhyButton = ({ question, name }: WhyButtonProps) => {
  const t = useTranslate();
  const why = useWhy();
  const isInActiveRow = React.useContext(ActiveRow);
  if (!why) return null;

  return (
    <TextButton
      type="button"
      tabIndex={isInActiveRow ? 0 : -1}
      aria-haspopup="dialog"
      // Of a row that can't be ticked one may still ask why
      aria-disabled={false}
      aria-label={t('why.button.of', 'Why? {name}', { name })}
      onClick={() => why.ask(question)}
    >
      {t('why.button', 'Why?')}
    </TextButton>
  );
};
