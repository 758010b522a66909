import * as React from 'react';

import { Typography } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { PLUGIN_ID } from '../../constants';
import { useTranslate } from '../../hooks/useTranslate';
import { useGetGateQuery } from '../../services/gate';

import { AgreementStep } from './AgreementStep';
import { CodeStep } from './CodeStep';
import { GateDialog } from './GateDialog';
import { panelOpens } from './reloadWhenPending';

interface GateProps {
  /** Strapi's: the panel is drawn once every plugin is ready. */
  setPlugin: (pluginId: string) => void;
}

/**
 * Keeps the panel closed until the server says that the sign-in is clear (PA-14, PA-19). Strapi renders it in the panel's
 * place; what is served is the server's own decision.
 */
export const Gate = ({ setPlugin }: GateProps) => {
  const t = useTranslate();
  // The first one: the answer may change the panel's, and is not asked for again because of that
  const [locale] = React.useState(useIntl().locale);
  const logout = useAuth('Gate', ({ logout: signOut }) => signOut);
  const { data, error, refetch, isFetching } = useGetGateQuery(locale, { refetchOnMountOrArgChange: true });
  const hasWaited = React.useRef(false);
  const step = data?.step;

  React.useEffect(() => {
    if (step === 'otp' || step === 'agreement') hasWaited.current = true;
    if (step !== 'clear') return;
    // What Strapi was refused meanwhile, the person and its rights among it, is asked for anew
    if (hasWaited.current) return window.location.reload();
    panelOpens();
    setPlugin(PLUGIN_ID);
  }, [step, setPlugin]);

  const leave = () => void logout();
  if (step === 'otp' && data?.code) return <CodeStep code={data.code} onLeave={leave} />;
  if (step === 'agreement' && data?.agreement) return <AgreementStep agreement={data.agreement} onLeave={leave} />;
  if (!error) return null;
  return (
    <GateDialog
      title={t('gate.failed.title', 'The panel can’t be opened')}
      leave={{ label: t('gate.sign-out', 'Sign out'), onLeave: leave }}
      submit={{ label: t('gate.failed.retry', 'Try again'), isBusy: isFetching }}
      onSubmit={() => void refetch()}
      error={error}
    >
      <Typography>{t('gate.failed.body', 'It could not be checked whether you may go in.')}</Typography>
    </GateDialog>
  );
};
