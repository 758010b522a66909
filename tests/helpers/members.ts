import type { ListMembersResponse, Member, MemberResponse } from '../../contracts/members';
import type { OffboardResponse, PreviewOffboardingResponse } from '../../contracts/offboarding';
import type { EndSessionsResponse, ListSessionsResponse } from '../../contracts/sessions';
import type { Client, RequestOptions } from './client';

const PATH = '/msp/members';

export const listMembers = (client: Client, query: RequestOptions['query'] = {}) =>
  client.get<ListMembersResponse>(PATH, { pageSize: 100, ...query });

/** The row of the one whose name this is, deactivated or not. */
export const memberRow = async (client: Client, name: string, query: RequestOptions['query'] = {}): Promise<Member> => {
  const { body } = await listMembers(client, { state: 'all', ...query });
  const row = body.data.find((member) => member.name === name);
  if (!row) throw new Error(`${name} is not in the list`);
  return row;
};

/** @param body an UpdateMemberBody, or something wrong */
export const updateMember = (client: Client, documentId: string, body: object) =>
  client.put<MemberResponse>(`${PATH}/${documentId}`, body);

export const setState = (client: Client, documentId: string, verb: 'deactivate' | 'reactivate') =>
  client.post<MemberResponse>(`${PATH}/${documentId}/${verb}`, {});

export const previewOffboarding = (client: Client, documentId: string) =>
  client.get<PreviewOffboardingResponse>(`${PATH}/${documentId}/offboarding`);

/** @param body an OffboardBody, or something wrong */
export const offboard = (client: Client, documentId: string, body: object) =>
  client.post<OffboardResponse>(`${PATH}/${documentId}/offboarding`, body);

export const listSessions = (client: Client, documentId: string) =>
  client.get<ListSessionsResponse>(`${PATH}/${documentId}/sessions`);

/** @param session all of them unless given */
export const endSessions = (client: Client, documentId: string, session?: string) =>
  client.delete<EndSessionsResponse>(`${PATH}/${documentId}/sessions${session ? `/${session}` : ''}`);
