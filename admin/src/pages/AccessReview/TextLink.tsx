import { styled } from 'styled-components';

/** A name that leads on, within the page. */
export const TextLink = styled.button.attrs({ type: 'button' })`
  border: none;
  padding: 0;
  background: transparent;
  color: ${({ theme }) => theme.colors.primary600};
  font-size: ${({ theme }) => theme.fontSizes[2]};
  font-weight: ${({ theme }) => theme.fontWeights.semiBold};
  text-align: left;
  cursor: pointer;

  &:hover {
    text-decoration: underline;
  }
`;
