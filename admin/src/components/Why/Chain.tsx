import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useChainTexts } from './useChainTexts';
import { useFaultText } from './useFaultText';

import type { AccessFault, AccessLink } from '../../../../contracts/access';

const Steps = styled.ol`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[2]};
  padding: ${({ theme }) => theme.spaces[4]};
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
`;

const Step = styled.li`
  padding-left: ${({ theme }) => theme.spaces[3]};
  border-left: 3px solid ${({ theme }) => theme.colors.primary200};
`;

const FaultyStep = styled(Step)`
  border-left-color: ${({ theme }) => theme.colors.danger600};
`;

interface ChainProps {
  label: string;
  links: AccessLink[];
  faults?: AccessFault[];
}

const Faults = ({ faults }: { faults: AccessFault[] }) => {
  const faultText = useFaultText();
  return faults.map((fault) => (
    <Typography key={fault.reason} tag="p" variant="pi" textColor="danger700" fontWeight="semiBold">
      {faultText(fault)}
    </Typography>
  ));
};

/** One chain, from the person to the target; what is wrong with it stands at the step that fails. */
export const Chain = ({ label, links, faults = [] }: ChainProps) => {
  const { step, given } = useChainTexts();
  const general = faults.filter(({ link }) => link === null || link >= links.length);

  return (
    <Box>
      <Steps aria-label={label}>
        {links.map((link, index) => {
          const own = faults.filter((fault) => fault.link === index);
          const details = given(link);
          const Item = own.length > 0 ? FaultyStep : Step;
          return (
            <Item key={index}>
              <Typography tag="p" textColor="neutral800">
                {step(link)}
              </Typography>
              {details ? (
                <Typography tag="p" variant="pi" textColor="neutral600">
                  {details}
                </Typography>
              ) : null}
              <Faults faults={own} />
            </Item>
          );
        })}
        {general.length > 0 ? (
          <FaultyStep>
            <Faults faults={general} />
          </FaultyStep>
        ) : null}
      </Steps>
    </Box>
  );
};
