import { styled } from 'styled-components';

/** On white in the dark theme too: logos are made for paper. The name beside it says whose it is. */
const Image = styled.img`
  background: #ffffff;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  max-height: 6.4rem;
  max-width: 20rem;
  object-fit: contain;
  padding: ${({ theme }) => theme.spaces[2]};
`;

export const Logo = ({ src }: { src: string }) => <Image src={src} alt="" />;
