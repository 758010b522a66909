import * as React from 'react';

import { Box, Checkbox, Field, Flex, Grid, Typography } from '@strapi/design-system';

import { useCapabilityGroups } from '../../hooks/useCapabilityTexts';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';

import type { Capability } from '../../../../contracts/common';

interface CapabilityPickerProps {
  value: Capability[];
  error?: string;
  disabled: boolean;
  onChange: (capabilities: Capability[]) => void;
}

type Group = ReturnType<typeof useCapabilityGroups>[number];

const CapabilityGroup = ({
  group,
  value,
  disabled,
  onChange,
}: Omit<CapabilityPickerProps, 'error'> & { group: Group }) => {
  const me = useMe();
  const titleId = React.useId();

  const toggle = (capability: Capability) =>
    onChange(value.includes(capability) ? value.filter((other) => other !== capability) : [...value, capability]);

  return (
    <Box role="group" aria-labelledby={titleId}>
      <Typography id={titleId} variant="sigma" textColor="neutral600" tag="p" paddingBottom={2}>
        {group.title}
      </Typography>
      <Flex direction="column" alignItems="flex-start" gap={2}>
        {group.capabilities.map(({ capability, label }) => (
          <Checkbox
            key={capability}
            checked={value.includes(capability)}
            // Nobody makes a role with more than they have; taking off what it has is always possible.
            disabled={disabled || (!me.capabilities.includes(capability) && !value.includes(capability))}
            onCheckedChange={() => toggle(capability)}
          >
            {label}
          </Checkbox>
        ))}
      </Flex>
    </Box>
  );
};

export const CapabilityPicker = ({ value, error, disabled, onChange }: CapabilityPickerProps) => {
  const t = useTranslate();
  const labelId = React.useId();
  const groups = useCapabilityGroups();

  return (
    <Field.Root
      name="capabilities"
      error={error}
      hint={t('roles.form.capabilities.hint', 'You can give only what you have yourself.')}
      role="group"
      aria-labelledby={labelId}
    >
      <Typography id={labelId} variant="pi" fontWeight="bold" textColor="neutral800" tag="p">
        {t('roles.form.capabilities', 'Capabilities ({count, number})', { count: value.length })}
      </Typography>
      <Field.Error />
      <Field.Hint />
      <Grid.Root gap={5} paddingTop={3}>
        {groups.map((group) => (
          <Grid.Item key={group.subject} col={4} s={6} xs={12} alignItems="flex-start">
            <CapabilityGroup group={group} value={value} disabled={disabled} onChange={onChange} />
          </Grid.Item>
        ))}
      </Grid.Root>
    </Field.Root>
  );
};
