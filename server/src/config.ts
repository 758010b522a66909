export interface Config {
  /** Name of the Strapi role that every member gets. */
  memberRoleName: string;
}

export default {
  default: (): Config => ({ memberRoleName: 'MSP Member' }),
  validator(config: Partial<Config>) {
    if (typeof config.memberRoleName !== 'string' || config.memberRoleName.trim() === '') {
      throw new Error('memberRoleName must be a non-empty string');
    }
  },
};
