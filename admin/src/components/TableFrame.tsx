import { Box } from '@strapi/design-system';
import { styled } from 'styled-components';

/** Cells stand close, so that all columns fit. */
export const TableFrame = styled(Box)`
  th,
  td {
    padding-left: ${({ theme }) => theme.spaces[2]};
    padding-right: ${({ theme }) => theme.spaces[2]};
  }
`;
