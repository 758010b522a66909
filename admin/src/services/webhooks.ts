import { mspApi } from './api';

/** A webhook as Strapi's own settings have it. */
export interface Webhook {
  id: string | number;
  name: string;
  url: string;
  headers: Record<string, string>;
  events: string[];
  isEnabled: boolean;
}

/** Strapi's tag and routes: what is changed here is read anew in its own pages, and the other way round. */
const webhooksApi = mspApi.enhanceEndpoints({ addTagTypes: ['Webhook'] }).injectEndpoints({
  endpoints: (build) => ({
    listWebhooks: build.query<Webhook[], void>({
      query: () => '/admin/webhooks',
      transformResponse: ({ data }: { data: Webhook[] }) => data,
      providesTags: ['Webhook'],
    }),
    saveWebhookEvents: build.mutation<unknown, Webhook>({
      query: ({ id, ...data }) => ({ url: `/admin/webhooks/${id}`, method: 'PUT', data }),
      invalidatesTags: ['Webhook'],
    }),
  }),
});

export const { useListWebhooksQuery, useSaveWebhookEventsMutation } = webhooksApi;
