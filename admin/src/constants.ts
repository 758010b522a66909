export const PLUGIN_ID = 'msp';
export const PLUGIN_PATH = `/plugins/${PLUGIN_ID}`;

export const PERMISSIONS = {
  access: [{ action: 'plugin::msp.access', subject: null }],
};
