import type {
  CheckPartnerResponse,
  CreatePartnerInput,
  CreatePartnerResponse,
  Duplicates,
} from '../../contracts/onboarding';
import type { Answer, Client } from './client';

/** Answers of *Add Partner* that nobody objects to; a test changes what it is about. */
export const newPartner = (more: Partial<CreatePartnerInput> & { name: string; contactEmail: string }) => ({
  type: 'partner' as const,
  country: 'GB' as const,
  contactName: 'Conny Clark',
  ...more,
});

/** @param body as it is sent: whatever a test wants refused too */
export const addPartner = (client: Client, body: object): Promise<Answer<CreatePartnerResponse>> =>
  client.post('/msp/partners', body);

/** What the check points out of a name and an address. */
export const duplicatesOf = async (
  client: Client,
  more: { name: string; contactEmail: string; type?: 'msp' }
): Promise<Duplicates> => {
  const { status, body } = await client.post<CheckPartnerResponse>('/msp/partners/check', newPartner(more));
  if (status !== 200) throw new Error(`The check answered ${status}`);
  return body.data;
};
