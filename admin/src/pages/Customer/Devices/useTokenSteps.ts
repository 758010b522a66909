import * as React from 'react';

import { useNotification } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import { useErrorMessage } from '../../../hooks/useErrorMessage';
import { useTranslate } from '../../../hooks/useTranslate';
import { useMakeDeviceTokenMutation, useRevokeDeviceTokenMutation } from '../../../services/devices';

import { TOKEN_STEPS, type TokenStep } from './TokenDialog';

const PARAM = 'device-token';

/** Making, rotating and revoking a token; the question that is open stands in the URL, the token nowhere but here. */
export const useTokenSteps = (customer: string) => {
  const t = useTranslate();
  const errorMessage = useErrorMessage();
  const { toggleNotification } = useNotification();
  const [params, setParams] = useSearchParams();
  const [make, making] = useMakeDeviceTokenMutation();
  const [revoke] = useRevokeDeviceTokenMutation();
  const [shown, setShown] = React.useState<string>();

  const ask = (step: TokenStep | null) =>
    setParams(
      (current) => {
        if (step) current.set(PARAM, step);
        else current.delete(PARAM);
        return current;
      },
      { replace: true }
    );
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      toggleNotification({ type: 'danger', message: errorMessage(error) });
    }
  };
  const show = (rotate: boolean) =>
    attempt(async () => {
      setShown(await make({ customer, rotate }).unwrap());
      // RTK keeps what a mutation answered until it is forgotten
      making.reset();
    });

  return {
    step: TOKEN_STEPS.find((step) => step === params.get(PARAM)),
    ask,
    shown,
    forget: () => setShown(undefined),
    isMaking: making.isLoading,
    create: () => show(false),
    async confirm(step: TokenStep) {
      ask(null);
      if (step === 'rotate') return show(true);
      return attempt(async () => {
        await revoke(customer).unwrap();
        toggleNotification({ type: 'success', message: t('devices.token.revoked', 'Token revoked.') });
      });
    },
  };
};
