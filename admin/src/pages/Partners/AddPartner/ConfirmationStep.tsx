import { Button, Flex, Typography } from '@strapi/design-system';

import { DetailsList, type Detail } from '../../../components/DetailsPanel';
import { useCountryName } from '../../../hooks/useCountryName';
import { useLoginMethodTexts } from '../../../hooks/useLoginMethodTexts';
import { usePartnerTypeTexts } from '../../../hooks/usePartnerTypeTexts';
import { useTranslate } from '../../../hooks/useTranslate';

import { DuplicatesNote } from './DuplicatesNote';

import type { Duplicates } from '../../../../../contracts/onboarding';
import type { PartnerType, SecondFactor } from '../../../../../contracts/common';
import type { Step, Values } from './values';

interface ConfirmationStepProps {
  type: PartnerType;
  values: Values;
  /** The name of the one above, where there is one. */
  parent: string | undefined;
  isOperator: boolean;
  duplicates: Duplicates;
  onEdit: (step: Step) => void;
}

/** *Confirmation*: everything once more, with the way back to each part (PA-16). */
export const ConfirmationStep = ({ type, values, parent, isOperator, duplicates, onEdit }: ConfirmationStepProps) => {
  const t = useTranslate();
  const types = usePartnerTypeTexts();
  const methods = useLoginMethodTexts();
  const countryName = useCountryName();
  const factors: Record<SecondFactor, string> = {
    off: t('add-partner.second-factor.off', 'Off'),
    email: t('add-partner.second-factor.email', 'Code by email'),
    sms: t('add-partner.second-factor.both', 'Code by email and text message'),
  };

  const part = (step: Step, title: string, details: Detail[]) => (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Flex justifyContent="space-between" gap={2}>
        <Typography variant="delta" tag="h3">
          {title}
        </Typography>
        <Button
          variant="tertiary"
          aria-label={t('action.edit-target', 'Edit {name}', { name: title })}
          onClick={() => onEdit(step)}
        >
          {t('add-partner.edit', 'Edit')}
        </Button>
      </Flex>
      <DetailsList details={details} />
    </Flex>
  );

  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <DuplicatesNote duplicates={duplicates} />
      {part('company', t('add-partner.step.company', 'Company Details'), [
        { label: t('details.name', 'Name'), value: values.name },
        { label: t('details.type', 'Type'), value: types[type] },
        { label: t('add-partner.parent', 'Partner above'), value: parent },
        { label: t('details.address', 'Address'), value: values.address },
        { label: t('details.zip-code', 'Zip code'), value: values.zipCode },
        { label: t('details.city', 'City'), value: values.city },
        { label: t('details.state', 'State or region'), value: values.state },
        { label: t('details.country', 'Country'), value: countryName(values.country) },
        { label: t('logo.label', 'Logo'), value: values.logo?.name },
      ])}
      {part('contact', t('add-partner.step.contact', 'Point of Contact Details'), [
        { label: t('add-partner.contact-name', 'Full name'), value: values.contactName },
        { label: t('add-partner.contact-email', 'Email address'), value: values.contactEmail },
        { label: t('details.contact.mobile', 'Mobile number'), value: values.contactMobile },
        { label: t('details.contact.phone', 'Phone number'), value: values.contactPhone },
        { label: t('users.column.login-method', 'Login method'), value: methods[values.loginMethod] },
        ...(isOperator
          ? [
              {
                label: t('add-partner.second-factor.label', 'Two-factor authentication'),
                value: factors[values.secondFactor],
              },
            ]
          : []),
      ])}
    </Flex>
  );
};
