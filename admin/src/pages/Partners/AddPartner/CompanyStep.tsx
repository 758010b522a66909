import { Box, Grid } from '@strapi/design-system';

import { LogoField } from '../../../components/LogoField';
import { PartnerPicker } from '../../../components/PartnerPicker';
import { useTranslate } from '../../../hooks/useTranslate';

import { FormText } from './FormText';
import { PlaceFields } from './PlaceFields';

import type { StepProps } from './StepProps';

/** *Company Details* (PA-7). Operators, who have no account, also say where the partner stands. */
export const CompanyStep = ({ type, values, errors, isOperator, onChange }: StepProps) => {
  const t = useTranslate();
  const isRootAllowed = type === 'msp';

  return (
    <>
      {isOperator ? (
        <Box paddingBottom={4}>
          <PartnerPicker
            value={values.parent}
            error={errors.parent}
            texts={{
              label: t('add-partner.parent', 'Partner above'),
              placeholder: isRootAllowed
                ? t('add-partner.parent.none', 'None: it stands at the top')
                : t('add-partner.parent.choose', 'Choose the partner it stands below'),
              clear: t('add-partner.parent.clear', 'Choose none'),
            }}
            onChange={(parent) => onChange({ parent })}
          />
        </Box>
      ) : null}
      <Grid.Root gap={4}>
        <FormText
          name="name"
          label={t('details.name', 'Name')}
          required
          size={12}
          maxLength={200}
          value={values.name}
          error={errors.name}
          onChange={(name) => onChange({ name })}
        />
        <FormText
          name="address"
          label={t('details.address', 'Address')}
          size={12}
          value={values.address}
          error={errors.address}
          onChange={(address) => onChange({ address })}
        />
        <PlaceFields values={values} errors={errors} onChange={onChange} />
        <FormText
          name="zipCode"
          label={t('details.zip-code', 'Zip code')}
          maxLength={20}
          value={values.zipCode}
          error={errors.zipCode}
          onChange={(zipCode) => onChange({ zipCode })}
        />
        <Grid.Item col={12} xs={12} direction="column" alignItems="stretch">
          <LogoField
            value={values.logo ?? undefined}
            error={errors.logo}
            onChange={(logo) => onChange({ logo: logo ?? null })}
          />
        </Grid.Item>
      </Grid.Root>
    </>
  );
};
