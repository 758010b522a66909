import type { Core } from '@strapi/types';
import { OPERATE } from '../actions';

/** @returns whether a Strapi user, who is not the one asking, holds `plugin::msp.operate` */
export const operates = async (strapi: Core.Strapi, userId: number): Promise<boolean> =>
  (await strapi.db.query('admin::permission').count({ where: { action: OPERATE, role: { users: { id: userId } } } })) >
  0;
