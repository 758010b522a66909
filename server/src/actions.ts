/** The plugin's only RBAC actions; everything finer is a delegation (see access/). */
const action = (uid: string, displayName: string) => ({ section: 'plugins', pluginName: 'msp', uid, displayName });

export const ACTIONS = [
  action('access', 'Enter the partner center'),
  action('operate', 'Operate the platform: see and manage every partner and customer'),
  action('settings', 'Change the plugin settings'),
];

export const ACCESS = 'plugin::msp.access';
export const OPERATE = 'plugin::msp.operate';

/** Code of the Strapi role that every member has. */
export const MEMBER_ROLE_CODE = 'msp-member';
