import { Box, Typography } from '@strapi/design-system';

import { useErrorMessage } from '../hooks/useErrorMessage';

/** Why nothing was saved, next to the button that tried. */
export const SaveError = ({ error }: { error: unknown }) => {
  const errorMessage = useErrorMessage();
  if (!error) return null;

  return (
    <Box role="alert" background="danger100" borderColor="danger200" hasRadius padding={3} margin={4}>
      <Typography textColor="danger700" style={{ whiteSpace: 'pre-line' }}>
        {errorMessage(error)}
      </Typography>
    </Box>
  );
};
