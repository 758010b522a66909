import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { styled } from 'styled-components';

import { useTranslate } from '../hooks/useTranslate';

interface StepperProps {
  label: string;
  /** Their names, in order. */
  steps: string[];
  /** From 0. */
  current: number;
}

const Circle = styled(Flex)`
  border-radius: 50%;
`;

/** Where one is in a form of several steps; the design system has none. */
export const Stepper = ({ label, steps, current }: StepperProps) => {
  const t = useTranslate();

  return (
    <nav aria-label={label}>
      <Flex tag="ol" gap={4} wrap="wrap">
        {steps.map((step, index) => {
          const isCurrent = index === current;
          const isDone = index < current;
          return (
            <Flex key={step} tag="li" gap={2} aria-current={isCurrent ? 'step' : undefined}>
              {index > 0 ? <Box aria-hidden width="3.2rem" height="1px" background="neutral300" /> : null}
              <Circle
                aria-hidden
                width="2.8rem"
                height="2.8rem"
                justifyContent="center"
                background={isCurrent || isDone ? 'primary600' : 'neutral150'}
                color={isCurrent || isDone ? 'neutral0' : 'neutral700'}
              >
                {isDone ? (
                  <Check width="1.2rem" height="1.2rem" />
                ) : (
                  <Typography variant="pi" fontWeight="bold" textColor={isCurrent ? 'neutral0' : 'neutral700'}>
                    {index + 1}
                  </Typography>
                )}
              </Circle>
              <Typography
                fontWeight={isCurrent ? 'bold' : 'regular'}
                textColor={isCurrent ? 'neutral800' : 'neutral600'}
              >
                {step}
                {isDone ? <VisuallyHidden>{` ${t('stepper.done', '(done)')}`}</VisuallyHidden> : null}
              </Typography>
            </Flex>
          );
        })}
      </Flex>
    </nav>
  );
};
