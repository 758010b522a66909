import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

/** What is wider than the page scrolls in here. */
export const Frame = styled.div`
  overflow-x: auto;
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
`;

export const Table = styled.table`
  width: 100%;
  border-collapse: collapse;
  font-variant-numeric: tabular-nums;

  th,
  td {
    padding: ${({ theme }) => `${theme.spaces[2]} ${theme.spaces[2]}`};
    text-align: start;
    vertical-align: middle;
  }

  th {
    height: 4.8rem;
    white-space: nowrap;
  }

  td {
    height: 5.6rem;
  }

  th:first-child,
  td:first-child {
    padding-inline-start: ${({ theme }) => theme.spaces[4]};
  }

  th:last-child,
  td:last-child {
    padding-inline-end: ${({ theme }) => theme.spaces[4]};
  }

  .number {
    text-align: end;
  }

  /* Long headings over short figures break. */
  th.number {
    white-space: normal;
  }

  tr {
    background: ${({ theme }) => theme.colors.neutral0};
  }

  /* What can be done stays in sight while the rest scrolls. */
  tr > :nth-child(n + 8):last-child {
    position: sticky;
    inset-inline-end: 0;
    background: inherit;
  }

  thead tr {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  tbody tr + tr {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  tbody tr:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  tbody tr[aria-selected='true'] {
    background: ${({ theme }) => theme.colors.primary100};
  }

  tbody tr:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }

  /* What the details page says too gives way first. */
  @media (max-width: 1440px) {
    .widest {
      display: none;
    }
  }

  @media (max-width: 1200px) {
    .wide {
      display: none;
    }
  }

  @media (max-width: 1080px) {
    .narrow {
      display: none;
    }
  }

  @media (max-width: 960px) {
    .narrowest {
      display: none;
    }
  }
`;

export const Name = styled.div<{ $level: number }>`
  display: flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[2]};
  min-width: 18rem;
  padding-inline-start: ${({ $level }) => ($level - 1) * 2.4}rem;
`;

export const NameLink = styled(Link)<{ $isMatch: boolean; $isDimmed: boolean }>`
  overflow: hidden;
  max-width: 24rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme, $isDimmed }) => ($isDimmed ? theme.colors.neutral600 : theme.colors.neutral800)};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme, $isDimmed }) => ($isDimmed ? theme.fontWeights.regular : theme.fontWeights.semiBold)};
  text-decoration: none;
  text-overflow: ellipsis;
  white-space: nowrap;
  background: ${({ theme, $isMatch }) => ($isMatch ? theme.colors.warning100 : 'transparent')};
  padding: ${({ $isMatch }) => ($isMatch ? '0 0.4rem' : '0')};

  &:hover {
    color: ${({ theme }) => theme.colors.primary600};
    text-decoration: underline;
  }
`;

/** Opens and closes a branch; the row does it by keyboard. */
export const Arrow = styled.button<{ $isOpen: boolean }>`
  display: inline-flex;
  flex: none;
  align-items: center;
  justify-content: center;
  width: 2.4rem;
  height: 2.4rem;
  border: none;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: transparent;
  color: ${({ theme }) => theme.colors.neutral600};
  cursor: pointer;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral150};
    color: ${({ theme }) => theme.colors.neutral800};
  }

  svg {
    width: 1.2rem;
    height: 1.2rem;
    transform: rotate(${({ $isOpen }) => ($isOpen ? '90deg' : '0')});
    transition: transform 120ms ease-out;
  }

  @media (prefers-reduced-motion: reduce) {
    svg {
      transition: none;
    }
  }
`;

/** Where an arrow would stand. */
export const NoArrow = styled.span`
  flex: none;
  width: 2.4rem;
`;

export const HeadButton = styled.button`
  display: inline-flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[1]};
  border: none;
  padding: 0;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: transparent;
  color: ${({ theme }) => theme.colors.neutral600};
  cursor: pointer;

  svg {
    width: 1.2rem;
    height: 1.2rem;
  }
`;
