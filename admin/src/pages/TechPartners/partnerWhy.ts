import type { Capability } from '../../../../contracts/common';

/** What a refusal in a drawer can be asked about: the right that was missing on its partner. */
export const partnerWhy = (documentId: string, name: string | undefined, capability: Capability) => ({
  question: { kind: 'partner', documentId, capability } as const,
  name: name ?? documentId,
});
