import { z } from 'zod';
import { documentId } from './common';
import { getPartnerDetails } from './partner-details';

/** The logo of a partner: a file in a multipart form, field `logo`; the host's config says how large it may be. */
export const LOGO_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;

/** On either side, in pixels. */
export const MAX_LOGO_SIDE = 4_096;

/** PUT and DELETE /msp/partners/:documentId/logo */
export const updateLogo = {
  params: z.object({ documentId }),
  response: getPartnerDetails.response,
};

export type LogoType = (typeof LOGO_TYPES)[number];
