import { Box } from '@strapi/design-system';
import { css, styled } from 'styled-components';

/** What can be done to a row stays in sight while the rest scrolls. */
const pinned = css`
  tr {
    background: ${({ theme }) => theme.colors.neutral0};
  }

  th:last-child,
  td:last-child {
    position: sticky;
    inset-inline-end: 0;
    background: inherit;
  }
`;

/** Cells stand close, so that all columns fit. */
export const TableFrame = styled(Box)<{ $pinsLast?: boolean }>`
  th,
  td {
    padding-left: ${({ theme }) => theme.spaces[2]};
    padding-right: ${({ theme }) => theme.spaces[2]};
  }

  ${({ $pinsLast }) => $pinsLast && pinned}
`;
