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

export const duplicatesOf = async (
  client: Client,
  body: { name: string; contactEmail: string }
): Promise<Duplicates> => {
  const { status, body: answer } = await client.post<CheckPartnerResponse>('/msp/partners/check', body);
  if (status !== 200) throw new Error(`The check answered ${status}`);
  return answer.data;
};
