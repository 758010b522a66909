import * as React from 'react';

import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';

import { LeaveDialog } from '../../../components/LeaveDialog';
import { SaveError } from '../../../components/SaveError';
import { Stepper } from '../../../components/Stepper';
import { useMe } from '../../../hooks/useMe';
import { usePartnerTypeTexts } from '../../../hooks/usePartnerTypeTexts';
import { useTranslate } from '../../../hooks/useTranslate';
import { useGetPartnerQuery } from '../../../services/partners';

import { CompanyStep } from './CompanyStep';
import { ConfirmationStep } from './ConfirmationStep';
import { ContactStep } from './ContactStep';
import { useWizard } from './useWizard';
import { STEPS, type Step } from './values';

import type { PartnerType } from '../../../../../contracts/common';

interface AddPartnerWizardProps {
  type: PartnerType;
  /** documentId; `null` for none, or for the own account. */
  parent: string | null;
}

/** Company, contact, confirmation: what is typed stays while one goes back and forth (PA-7, PA-8, PA-16). */
export const AddPartnerWizard = ({ type, parent }: AddPartnerWizardProps) => {
  const t = useTranslate();
  const me = useMe();
  const types = usePartnerTypeTexts();
  const formRef = React.useRef<HTMLFormElement>(null);
  const headingRef = React.useRef<HTMLHeadingElement>(null);
  const isOperator = me.kind === 'operator';
  const wizard = useWizard({ type, parent, isOperator });
  const { step, values, errors } = wizard;
  const chosen = useGetPartnerQuery(values.parent ?? '', { skip: values.parent === null }).currentData;
  const above = chosen?.name ?? me.partner?.name;
  const titles: Record<Step, string> = {
    company: t('add-partner.step.company', 'Company Details'),
    contact: t('add-partner.step.contact', 'Point of Contact Details'),
    confirmation: t('add-partner.step.confirmation', 'Confirmation'),
  };

  // Whoever doesn't see the page change hears which step it is, or what is wrong
  const isFirst = React.useRef(true);
  React.useEffect(() => {
    if (!isFirst.current) headingRef.current?.focus();
    isFirst.current = false;
  }, [step]);
  React.useEffect(() => {
    formRef.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  const fields = { type, values, errors, isOperator, onChange: wizard.change };
  const title = t('add-partner.title', 'Add {type}', { type: types[type] });

  return (
    <Page.Main aria-busy={wizard.isBusy}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={above ? t('add-partner.below', 'Below {partner}', { partner: above }) : undefined}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={6} maxWidth="96rem" paddingBottom={10}>
          <Stepper
            label={t('add-partner.steps', 'Steps')}
            steps={STEPS.map((each) => titles[each])}
            current={STEPS.indexOf(step)}
          />
          <Box
            tag="form"
            ref={formRef}
            noValidate
            background="neutral0"
            hasRadius
            shadow="filterShadow"
            padding={{ initial: 4, medium: 6 }}
            onSubmit={(event: React.FormEvent) => {
              event.preventDefault();
              void wizard.next();
            }}
          >
            <Typography ref={headingRef} variant="beta" tag="h2" tabIndex={-1} style={{ outline: 'none' }}>
              {titles[step]}
            </Typography>
            <Box paddingTop={4} paddingBottom={6}>
              {step === 'company' ? <CompanyStep {...fields} /> : null}
              {step === 'contact' ? <ContactStep {...fields} /> : null}
              {step === 'confirmation' ? (
                <ConfirmationStep {...fields} parent={above} duplicates={wizard.duplicates} onEdit={wizard.goTo} />
              ) : null}
              <SaveError error={wizard.error} />
            </Box>
            <Flex justifyContent="space-between" gap={2}>
              <Button variant="tertiary" onClick={wizard.back}>
                {step === 'company' ? t('action.cancel', 'Cancel') : t('add-partner.back', 'Back')}
              </Button>
              <Button type="submit" loading={wizard.isBusy}>
                {step === 'confirmation' ? t('action.confirm', 'Confirm') : t('add-partner.next', 'Next')}
              </Button>
            </Flex>
          </Box>
        </Flex>
      </Layouts.Content>
      <LeaveDialog blocker={wizard.blocker} />
    </Page.Main>
  );
};
