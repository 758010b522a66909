/** Opens the partner directory to everybody, as a host would under Settings → Users & Permissions → Roles → Public. */
export const openDirectory = async ({ strapi }) => {
  const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type: 'public' } });
  for (const action of ['plugin::msp.directory.find', 'plugin::msp.directory.findOne']) {
    const permissions = strapi.db.query('plugin::users-permissions.permission');
    const held = await permissions.findOne({ where: { action, role: role.id } });
    if (!held) await permissions.create({ data: { action, role: role.id } });
  }
};
