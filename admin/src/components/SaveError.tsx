import { Box, Typography } from '@strapi/design-system';

import { useErrorMessage } from '../hooks/useErrorMessage';
import { toFault } from '../utils/errors';

import { WhyButton } from './Why/WhyButton';

import type { WhyQuestion } from './Why/WhyProvider';

export interface SaveErrorProps {
  error: unknown;
  /** Where a 403 can be asked about: what was tried, and the name of what it was tried on. */
  why?: { question: WhyQuestion; name: string };
}

/** Why nothing was saved, next to the button that tried. */
export const SaveError = ({ error, why }: SaveErrorProps) => {
  const errorMessage = useErrorMessage();
  if (!error) return null;

  return (
    <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={3} margin={4}>
      <Typography textColor="danger700" style={{ whiteSpace: 'pre-line' }}>
        {errorMessage(error)}
      </Typography>
      {why && toFault(error).status === 403 ? <WhyButton {...why} /> : null}
    </Box>
  );
};
