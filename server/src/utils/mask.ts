/** `j***@demo.test`: enough for who knows the address to see which it is. */
export const maskMail = (email: string): string => email.replace(/^(.)[^@]*/, '$1***');

/** `*** 12`: the last two digits. */
export const maskPhone = (number: string): string => `*** ${number.slice(-2)}`;
