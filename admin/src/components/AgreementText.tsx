import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

const Frame = styled(Box)`
  max-height: 50vh;
  overflow-y: auto;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

interface AgreementTextProps {
  text: string;
  language: string;
  /** Id of what names it. */
  labelledBy: string;
}

/** The license agreement as people read it; by keyboard it scrolls only where it has the focus. */
export const AgreementText = ({ text, language, labelledBy }: AgreementTextProps) => (
  <Frame
    tabIndex={0}
    role="document"
    aria-labelledby={labelledBy}
    lang={language}
    background="neutral100"
    padding={4}
    hasRadius
  >
    <Typography>{text}</Typography>
  </Frame>
);
