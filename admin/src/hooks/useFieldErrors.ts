import * as React from 'react';

import { toFault } from '../utils/errors';

/**
 * Errors of a form: what its own check finds and what the server answers for a field go to that field, the rest to
 * the form as a whole.
 */
export const useFieldErrors = <TField extends string>(fields: readonly TField[]) => {
  const [byField, setByField] = React.useState<Partial<Record<TField, string>>>({});
  const [rest, setRest] = React.useState<unknown>(null);

  const show = (found: Partial<Record<TField, string>>) => {
    setByField(found);
    setRest(null);
    return Object.keys(found).length === 0;
  };

  const showServerError = (error: unknown) => {
    const { errors } = toFault(error);
    const found: Partial<Record<TField, string>> = {};
    for (const { path, message } of errors) {
      const field = fields.find((name) => path === name || path.startsWith(`${name}.`));
      if (field) found[field] = message;
    }
    setByField(found);
    setRest(errors.length > 0 && Object.keys(found).length === errors.length ? null : error);
  };

  return { byField, rest, show, showServerError };
};
