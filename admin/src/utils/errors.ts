interface FieldError {
  path: string;
  message: string;
}

interface Fault {
  /** `undefined` where no answer came: the network, or a server that is down. */
  status?: number;
  message: string;
  errors: FieldError[];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const toFieldError = (error: unknown): FieldError[] => {
  if (!isObject(error) || typeof error.message !== 'string') return [];
  const path = Array.isArray(error.path) ? error.path.join('.') : '';
  return [{ path, message: error.message }];
};

/** One shape for what the admin's base query, its fetch client and the network throw. */
export const toFault = (thrown: unknown): Fault => {
  const response = isObject(thrown) && isObject(thrown.response) ? thrown.response.data : undefined;
  const error = isObject(response) && isObject(response.error) ? response.error : thrown;
  if (!isObject(error)) return { message: '', errors: [] };

  const details = isObject(error.details) && Array.isArray(error.details.errors) ? error.details.errors : [];

  return {
    status: typeof error.status === 'number' ? error.status : undefined,
    message: typeof error.message === 'string' ? error.message : '',
    errors: details.flatMap(toFieldError),
  };
};
