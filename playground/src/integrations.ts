/** Systems that the demo's partners connect: types are plain data (docs/integrations.md). */
export const integrations = [
  {
    type: 'helpdesk',
    name: 'Helpdesk',
    icon: 'ticket',
    description: 'Opens tickets for what a customer reports',
    settings: {
      type: 'object',
      properties: {
        baseUrl: { type: 'string', title: 'Address', description: 'Where the helpdesk answers', format: 'uri' },
        project: { type: 'string', title: 'Project', maxLength: 50 },
        priority: { type: 'string', title: 'New tickets are', enum: ['low', 'normal', 'high'], default: 'normal' },
        apiToken: { type: 'string', title: 'API token', minLength: 12 },
      },
      required: ['baseUrl', 'project', 'priority', 'apiToken'],
    },
    secrets: ['apiToken'],
  },
  {
    type: 'monitoring',
    name: 'Monitoring feed',
    icon: 'chart',
    description: 'Alarms and figures of the devices on site',
    settings: {
      type: 'object',
      properties: {
        endpoint: { type: 'string', title: 'Endpoint', format: 'uri' },
        interval: { type: 'integer', title: 'Minutes between two readings', minimum: 1, maximum: 1440, default: 5 },
        alarmsOnly: { type: 'boolean', title: 'Alarms only', default: false },
        username: { type: 'string', title: 'User name', maxLength: 100 },
        password: { type: 'string', title: 'Password', maxLength: 200 },
      },
      required: ['endpoint', 'interval', 'password'],
    },
    secrets: ['password'],
  },
  {
    type: 'chat-webhook',
    name: 'Chat webhook',
    icon: 'message',
    description: 'Posts what happens into a channel',
    settings: {
      type: 'object',
      properties: {
        channel: { type: 'string', title: 'Channel', maxLength: 80 },
        mentions: { type: 'string', title: 'Whom to mention', description: 'Names, with commas between them' },
        url: { type: 'string', title: 'Webhook URL', description: 'Whoever knows it can post', format: 'uri' },
        signingKey: { type: 'string', title: 'Signing key', minLength: 16 },
      },
      required: ['channel', 'url'],
    },
    secrets: ['url', 'signingKey'],
  },
];
