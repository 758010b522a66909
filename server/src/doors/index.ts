import type { Core } from '@strapi/types';
import { followDeviceTokens, guardDeviceReports } from './device-reports';
import { withholdClosedModels, withholdFromGraphql } from './closed-models';
import { installGate } from './gate';
import { guardPasswords } from './passwords';
import { sparePermissions } from './permissions';
import { followSessions } from './sessions';
import { refuseMemberTokens, warnOfMcp } from './tokens';
import { guardUsers } from './users';

/** Closes the doors that stand beside the center's own (DESIGN, "Sign-in, invites, mail: the doors"): in `register`. */
export const closeDoors = (strapi: Core.Strapi): void => {
  installGate(strapi);
  guardDeviceReports(strapi);
  refuseMemberTokens(strapi);
  guardPasswords(strapi);
  sparePermissions(strapi);
  withholdFromGraphql(strapi);
};

/** The part that needs the database and the other plugins: in `bootstrap`, before any request. */
export const guardDoors = (strapi: Core.Strapi): void => {
  followSessions(strapi);
  guardUsers(strapi);
  followDeviceTokens(strapi);
  withholdClosedModels(strapi);
  warnOfMcp(strapi);
};
