import * as React from 'react';

import { Flex, Typography } from '@strapi/design-system';
import { ArrowRight } from '@strapi/icons';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

const Rows = styled.ul`
  /* The rows' own padding stands out of the panel's text. */
  margin: 0 -${({ theme }) => theme.spaces[2]};
`;

const Row = styled(Link)`
  display: flex;
  align-items: center;
  justify-content: space-between;
  gap: ${({ theme }) => theme.spaces[4]};
  padding: ${({ theme }) => theme.spaces[2]};
  border-radius: ${({ theme }) => theme.borderRadius};
  text-decoration: none;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

interface LinkedRow {
  key: string;
  to: string;
  title: string;
  about: string;
  /** At the right edge. */
  end: React.ReactNode;
}

/** A few rows of a list, each leading to itself there. */
export const LinkedList = ({ rows, empty }: { rows: LinkedRow[]; empty: string }) =>
  rows.length === 0 ? (
    <Typography textColor="neutral600">{empty}</Typography>
  ) : (
    <Rows>
      {rows.map(({ key, to, title, about, end }) => (
        <li key={key}>
          <Row to={to}>
            <Flex direction="column" alignItems="stretch" minWidth={0}>
              <Typography fontWeight="semiBold" textColor="neutral800" ellipsis title={title}>
                {title}
              </Typography>
              <Typography variant="pi" textColor="neutral600" ellipsis title={about}>
                {about}
              </Typography>
            </Flex>
            <Flex flex="none">{end}</Flex>
          </Row>
        </li>
      ))}
    </Rows>
  );

const More = styled(Link)`
  display: inline-flex;
  align-items: center;
  gap: ${({ theme }) => theme.spaces[1]};
  color: ${({ theme }) => theme.colors.primary600};
  font-size: ${({ theme }) => theme.fontSizes[1]};
  text-decoration: none;

  &:hover {
    text-decoration: underline;
  }

  svg {
    width: 1.2rem;
    height: 1.2rem;
  }
`;

/** Beside a panel's title: to the whole list. */
export const MoreLink = ({ to, children }: { to: string; children: React.ReactNode }) => (
  <More to={to}>
    {children}
    <ArrowRight aria-hidden />
  </More>
);
