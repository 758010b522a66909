import { errors } from '@strapi/utils';

/** @returns `undefined` for somebody who can't work: no member, or of a partner that is disabled */
export const unlessCutOff = async <Result>(actor: Promise<Result>): Promise<Result | undefined> => {
  try {
    return await actor;
  } catch (error) {
    if (error instanceof errors.ForbiddenError) return undefined;
    throw error;
  }
};
