import { useTranslate } from '../../../hooks/useTranslate';

import { isCountry, type Field, type Step, type Values } from './values';

import type { PartnerType } from '../../../../../contracts/common';

type Errors = Partial<Record<Field, string>>;

/** What can be said of a step without the server, before it is left. */
export const useChecks = (type: PartnerType, isOperator: boolean) => {
  const t = useTranslate();
  const required = t('form.required', 'This field is required.');

  return (step: Step, values: Values): Errors => {
    const missing = (field: 'name' | 'contactName' | 'contactEmail'): Errors =>
      values[field].trim() === '' ? { [field]: required } : {};
    if (step === 'company') {
      return {
        // Roots are MSPs; everybody else stands below somebody
        ...(isOperator && type !== 'msp' && values.parent === null ? { parent: required } : {}),
        ...missing('name'),
        ...(isCountry(values.country) ? {} : { country: required }),
      };
    }
    const isAddress = /^\S+@\S+\.\S+$/.test(values.contactEmail.trim());
    return {
      ...missing('contactName'),
      ...(isAddress ? {} : { contactEmail: t('add-partner.email.invalid', 'This is not an email address.') }),
      ...missing('contactEmail'),
    };
  };
};
