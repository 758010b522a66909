import { Box } from '@strapi/design-system';
import { css, styled } from 'styled-components';

/** What can be done to a row stays in sight while the rest scrolls, and fades out before it. */
const pinned = css`
  tr {
    background: ${({ theme }) => theme.colors.neutral0};
  }

  th:last-child,
  td:last-child {
    position: sticky;
    /* The frame’s own padding, which scrolls along */
    inset-inline-end: -${({ theme }) => theme.spaces[6]};
    background: inherit;
  }

  td:last-child::before {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 100%;
    width: ${({ theme }) => theme.spaces[4]};
    background: linear-gradient(to right, transparent, ${({ theme }) => theme.colors.neutral0});
    content: '';
    pointer-events: none;
  }
`;

/** Of the cells that give way first where there is no room for all columns. */
export const MINOR = 'minor';

/** Cells stand close, so that all columns fit. */
export const TableFrame = styled(Box)<{ $pinsLast?: boolean }>`
  th,
  td {
    padding-left: ${({ theme }) => theme.spaces[2]};
    padding-right: ${({ theme }) => theme.spaces[2]};
  }

  @media (max-width: 1080px) {
    .${MINOR} {
      display: none;
    }
  }

  ${({ $pinsLast }) => $pinsLast && pinned}
`;
