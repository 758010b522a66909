import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';
import { useNavigate, useSearchParams } from 'react-router-dom';

import { PLUGIN_PATH } from '../../../constants';
import { useFieldErrors } from '../../../hooks/useFieldErrors';
import { useTranslate } from '../../../hooks/useTranslate';
import { useUnsavedChanges } from '../../../hooks/useUnsavedChanges';
import { useCheckPartnerMutation, useCreatePartnerMutation } from '../../../services/onboarding';
import { toFault } from '../../../utils/errors';

import { useChecks } from './useChecks';
import { emptyValues, FIELDS, stepOf, STEPS, toBody, type Step, type Values } from './values';

import { TECH_PARTNER_TYPES, type PartnerType } from '../../../../../contracts/common';
import type { CreatedPartner, Duplicates } from '../../../../../contracts/onboarding';

interface Options {
  type: PartnerType;
  parent: string | null;
  isOperator: boolean;
}

const NO_DUPLICATES: Duplicates = { names: [], contacts: [] };
const ALL_FIELDS = [...FIELDS.company, ...FIELDS.contact];

/** The table in which a type stands, at the row. */
const listOf = ({ type, name }: Pick<CreatedPartner, 'type' | 'name'>) => {
  const isTech = TECH_PARTNER_TYPES.some((tech) => tech === type);
  return `${PLUGIN_PATH}/${isTech ? 'tech-partners' : 'partners'}?${new URLSearchParams({ _q: name })}`;
};

/** The steps, what was typed in them, and what the server says of it. The step is in the URL: Back leads to the one before. */
export const useWizard = ({ type, parent, isOperator }: Options) => {
  const t = useTranslate();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [params, setParams] = useSearchParams();
  const [initial] = React.useState(() => emptyValues(parent));
  const [values, setValues] = React.useState(initial);
  /** How far one has come: a step that was never reached is not opened by its address. */
  const [reached, setReached] = React.useState(0);
  const [duplicates, setDuplicates] = React.useState(NO_DUPLICATES);
  const [created, setCreated] = React.useState<CreatedPartner | null>(null);
  const { byField, rest, show, showServerError } = useFieldErrors(ALL_FIELDS);
  const [check, { isLoading: isChecking }] = useCheckPartnerMutation();
  const [create, { isLoading: isCreating }] = useCreatePartnerMutation();
  const checks = useChecks(type, isOperator);

  const changed = values.logo !== null || JSON.stringify(values) !== JSON.stringify(initial);
  const isDirty = created === null && changed;
  const blocker = useUnsavedChanges(isDirty, ['type', 'parent']);
  const asked = STEPS.findIndex((each) => each === params.get('step'));
  const index = Math.max(0, Math.min(asked, reached));
  const step = STEPS[index] ?? 'company';

  // Only once nothing is unsaved any more, or the page would ask
  React.useEffect(() => {
    if (!created) return;
    toggleNotification({
      type: 'success',
      title: t('add-partner.done', 'Partner onboarded'),
      message: t('add-partner.invited', 'A link to set a password is on its way to {email}.', {
        email: created.invited.email,
      }),
    });
    navigate(listOf(created), { replace: true });
  }, [created, navigate, t, toggleNotification]);

  const goTo = (to: Step) => {
    show({});
    setParams((current) => {
      current.set('step', to);
      return current;
    });
  };

  /** What only the server finds stands at its field, on the step that asks for it. */
  const refuse = (error: unknown) => {
    const place = stepOf(toFault(error).errors.map(({ path }) => path));
    if (place && place !== step) goTo(place);
    showServerError(error);
  };

  const next = async () => {
    if (isChecking || isCreating) return;
    const body = toBody(type, values, isOperator);
    try {
      if (step === 'confirmation') return setCreated(await create({ partner: body, logo: values.logo }).unwrap());
      if (!show(checks(step, values))) return;
      if (step === 'contact') setDuplicates(await check(body).unwrap());
      setReached(Math.max(reached, index + 1));
      goTo(STEPS[index + 1] ?? step);
    } catch (error) {
      refuse(error);
    }
  };

  return {
    step,
    values,
    duplicates,
    errors: byField,
    error: rest,
    blocker,
    isBusy: isChecking || isCreating || created !== null,
    change: (next: Partial<Values>) => {
      setValues((current) => ({ ...current, ...next }));
      // What comes later was judged with what has changed now
      setReached(index);
    },
    goTo,
    next,
    back: () => (index === 0 ? navigate(-1) : goTo(STEPS[index - 1] ?? 'company')),
  };
};
