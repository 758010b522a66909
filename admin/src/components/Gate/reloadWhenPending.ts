import type { StrapiApp } from '@strapi/strapi/admin';

type ReduxMiddleware = Parameters<StrapiApp['addMiddlewares']>[0][number];

/** Once the panel is drawn, nothing of it waits for a code or an agreement unless that was asked for meanwhile. */
let isPanelOpen = false;
export const panelOpens = () => void (isPanelOpen = true);

/** `details.msp` of a refusal, which the server's gate gives (server/src/doors/gate.ts). */
const isPending = (action: unknown): boolean => {
  const { payload } = action as { payload?: { status?: number; details?: { msp?: string } } };
  return payload?.status === 403 && ['otp', 'agreement'].includes(payload.details?.msp ?? '');
};

/** Shows the gate in a running panel: a second factor was switched on, or a new agreement published (PA-14, PA-19). */
export const reloadWhenPending: ReduxMiddleware = () => () => (next) => (action) => {
  if (isPanelOpen && isPending(action)) window.location.reload();
  return next(action);
};
